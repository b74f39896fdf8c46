// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <QObject>

class QSettings;
class QWidget;

namespace classiscope {

/// Asks which model to open; for a bare network also what its file does not say.
/// No dialog blocks.
class ModelChooser : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent; it and `settings` must outlive the chooser.
    ModelChooser(QWidget &window, QSettings &settings, QObject *parent = nullptr);

    void chooseFile();    ///< a package's model.json, or a network
    void chooseFolder();  ///< a package's folder
    void choose(const QString &path);

signals:
    void chosen(const classiscope::ModelSource &source);

private:
    QWidget &m_window;
    QSettings &m_settings;
};

}  // namespace classiscope
