// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>
#include <optional>

namespace classiscope {

/// Tells of the pictures that come into a folder, its sub-folders left out, once they are
/// complete: when their size and time have stayed the same for `settledLooks` looks. A
/// picture that replaces one of the same name has come too. What lies there at the start has
/// not come.
///
/// The folder is read in the background, when the system tells of a change and, for network
/// drives that tell nothing, every `slowInterval`.
class FolderWatch : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds lookInterval {500};  ///< while some are incomplete
    static constexpr std::chrono::milliseconds slowInterval {5000};
    static constexpr int settledLooks = 2;
    static constexpr int emptyLooks = 20;     ///< the same for a file without content
    static constexpr int mostFiles = 50'000;  ///< pictures in the folder; with more it stops

    explicit FolderWatch(QObject *parent = nullptr);
    ~FolderWatch() override;

    /// Watches this folder, and no longer another.
    void start(const QString &folder);
    void stop();
    bool watching() const { return !m_folder.isEmpty(); }
    const QString &folder() const { return m_folder; }

signals:
    void started();  ///< what comes from now on is told
    void picturesArrived(const QStringList &paths);
    /// By stop(), or by itself: then `reason` names the folder and the cure.
    void stopped(const QString &reason);

private:
    struct Mark {
        qint64 bytes;
        qint64 modified;  // milliseconds since 1970
        bool operator==(const Mark &) const = default;
    };
    struct Pending {
        Mark mark;
        int looks;  // with the same mark
    };
    using Listing = QHash<QString, Mark>;  // by name

    static std::optional<Listing> list(const QString &folder);
    void look();
    void take(const std::optional<Listing> &listing);
    QStringList arrived(const Listing &listing);
    bool settled(const QString &name, const Mark &mark);
    void stopBecause(const QString &reason);

    QString m_folder;
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    bool m_looking = false;
    bool m_changed = false;  // since the last look began
    bool m_begun = false;    // m_known is of this folder
    int m_generation = 0;    // of start() and stop()
    Listing m_known;
    QHash<QString, Pending> m_pending;
    QThreadPool m_pool;
};

}  // namespace classiscope
