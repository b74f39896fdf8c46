// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/folderwatch.h"

#include "core/engine/batchrunner.h"
#include "ui/whenfinished.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

constexpr std::chrono::milliseconds changeDelay {100};  // many files come together

}  // namespace

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_pool.setMaxThreadCount(1);
    connect(&m_timer, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, [this] {
        m_changed = true;
        if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > changeDelay)
            m_timer.start(changeDelay);
    });
}

FolderWatch::~FolderWatch()
{
    m_pool.waitForDone();
}

void FolderWatch::start(const QString &folder)
{
    stop();
    m_folder = folder;
    m_begun = false;
    look();
}

void FolderWatch::stop()
{
    if (watching())
        stopBecause(QString());
}

void FolderWatch::stopBecause(const QString &reason)
{
    ++m_generation;
    m_looking = false;
    m_timer.stop();
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    m_folder.clear();
    m_known.clear();
    m_pending.clear();
    emit stopped(reason);
}

std::optional<FolderWatch::Listing> FolderWatch::list(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable())
        return std::nullopt;
    Listing listing;
    QDirIterator walk(folder, imageNameFilters(), QDir::Files);
    while (walk.hasNext() && listing.size() <= mostFiles) {
        walk.next();
        const QFileInfo file = walk.fileInfo();
        listing.insert(file.fileName(), {file.size(), file.lastModified().toMSecsSinceEpoch()});
    }
    return listing;
}

void FolderWatch::look()
{
    if (m_looking)
        return;
    m_looking = true;
    m_changed = false;
    const auto take = [this, generation = m_generation](const std::optional<Listing> &listing) {
        if (generation == m_generation)
            this->take(listing);
    };
    whenFinished(QtConcurrent::run(&m_pool, [folder = m_folder] { return list(folder); }), this,
                 take);
}

void FolderWatch::take(const std::optional<Listing> &listing)
{
    m_looking = false;
    if (!listing)
        return stopBecause(tr("%1 is no longer watched: it cannot be read. Choose a folder that "
                              "is there.")
                               .arg(m_folder));
    if (listing->size() > mostFiles)
        return stopBecause(tr("%1 is no longer watched: it holds more than %2 pictures. Choose a "
                              "folder with fewer.")
                               .arg(m_folder, QLocale().toString(mostFiles)));
    if (!std::exchange(m_begun, true)) {
        m_known = *listing;
        m_watcher.addPath(m_folder);
        // A short first wait: what came before the system was asked is seen soon.
        m_timer.start(lookInterval);
        return emit started();
    }
    const QStringList paths = arrived(*listing);
    m_timer.start(m_pending.isEmpty() && !m_changed ? slowInterval : lookInterval);
    if (!paths.isEmpty())
        emit picturesArrived(paths);
}

QStringList FolderWatch::arrived(const Listing &listing)
{
    QStringList paths;
    for (auto it = listing.cbegin(); it != listing.cend(); ++it) {
        if (m_known.contains(it.key()) && m_known.value(it.key()) == it.value())
            m_pending.remove(it.key());
        else if (settled(it.key(), it.value())) {
            m_known.insert(it.key(), it.value());
            m_pending.remove(it.key());
            paths << m_folder + QLatin1Char('/') + it.key();
        }
    }
    const auto gone = [&listing](const auto &entry) { return !listing.contains(entry.key()); };
    m_known.removeIf(gone);
    m_pending.removeIf(gone);
    paths.sort();
    return paths;
}

bool FolderWatch::settled(const QString &name, const Mark &mark)
{
    const auto known = m_pending.find(name);
    if (known == m_pending.end() || !(known->mark == mark)) {
        m_pending.insert(name, {mark, 0});
        return false;
    }
    return ++known->looks >= (mark.bytes > 0 ? settledLooks : emptyLooks);
}

}  // namespace classiscope
