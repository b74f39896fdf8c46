// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"
#include "core/engine/modelpackage.h"

#include <QObject>

#include <functional>

class QSettings;
class QWidget;

namespace classiscope {

class RecentModels;

/// Asks which model to open; for a bare network also what its file does not say.
/// No dialog blocks.
class ModelChooser : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent; it and the others must outlive the chooser.
    ModelChooser(QWidget &window, QSettings &settings, const RecentModels &recent,
                 QObject *parent = nullptr);

    /// Tells which picture a bare network is tried on; until then there is none.
    void setPictureSource(std::function<ImageInput()> picture);

    void chooseFile();    ///< a package's model.json, or a network
    void chooseFolder();  ///< a package's folder
    void choose(const QString &path);

signals:
    void chosen(const classiscope::ModelSource &source);

private:
    std::optional<ModelSource> remembered(const QString &path) const;

    QWidget &m_window;
    QSettings &m_settings;
    const RecentModels &m_recent;
    std::function<ImageInput()> m_picture;
};

}  // namespace classiscope
