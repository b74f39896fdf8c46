// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>

class QWidget;

namespace classiscope {

/// Asks where to save, saves off the window's thread, and says why if that fails.
class Exporter : public QObject {
    Q_OBJECT

public:
    /// `window`: the dialogs' parent.
    explicit Exporter(QWidget *window);

    struct Kind {
        QString title;   ///< of the dialog
        QString filter;  ///< as QFileDialog takes it
        QString suffix;
    };

    /// Opens the dialog and returns. `content` is called on another thread.
    void ask(const Kind &kind, const QString &fileName, std::function<QByteArray()> content);

signals:
    void saved(const QString &path);

private:
    void save(const QString &path, std::function<QByteArray()> content);

    QWidget *m_window;
    QString m_folder;  // where the last file went
};

}  // namespace classiscope
