// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/packagewriter.h"

#include <QObject>

class QWidget;

namespace classiscope {

/// Saves the open model as a package: asks where, asks before it replaces another package,
/// and says what came of it. No dialog blocks; files are written in the background.
class PackageSaver : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent; must outlive the saver.
    explicit PackageSaver(QWidget &window, QObject *parent = nullptr);

    /// `name`: what the model calls itself.
    void ask(const ModelSource &source, const QString &name);
    /// `path`: the package's folder, or the model.json in it: people who go into a folder in
    /// the dialog have no other way to say so.
    void save(const ModelSource &source, const QString &path);

signals:
    void saved(const QString &folder);
    void failed(const QString &message);

private:
    void askToReplace(const ModelSource &source, const QString &folder);
    void write(const ModelSource &source, const QString &folder, WhenThere whenThere);
    void finish(const Result<QString> &result);

    QWidget &m_window;
    QString m_folder;  // where the last one was saved
};

}  // namespace classiscope
