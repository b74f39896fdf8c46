// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/scratchfolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace classiscope {

namespace {

constexpr int attempts = 5;

QString prefix()
{
    return QStringLiteral("classiscope-loadtest-");
}

/// -1 when another process holds it, or `wait` and it cannot be opened.
int lockFolder(const QString &path, bool wait)
{
    const int folder = ::open(QFile::encodeName(path).constData(),
                              O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (folder >= 0 && ::flock(folder, LOCK_EX | (wait ? 0 : LOCK_NB)) == 0)
        return folder;
    if (folder >= 0)
        ::close(folder);
    return -1;
}

void removeLeftovers()
{
    const auto entries =
        QDir(QDir::tempPath())
            .entryInfoList({prefix() + QLatin1Char('*')}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &entry : entries) {
        if (entry.ownerId() != ::geteuid())
            continue;
        const int folder = lockFolder(entry.filePath(), false);
        if (folder < 0)
            continue;
        QDir(entry.filePath()).removeRecursively();
        ::close(folder);
    }
}

}  // namespace

ScratchFolder::ScratchFolder()
{
    removeLeftovers();
    // Until it is locked, another process may take it for a leftover.
    for (int attempt = 0; attempt < attempts && m_lock < 0; ++attempt) {
        m_folder = std::make_unique<QTemporaryDir>(
            QDir(QDir::tempPath())
                .filePath(prefix() + QString::number(QCoreApplication::applicationPid())
                          + QStringLiteral("-XXXXXX")));
        if (!m_folder->isValid())
            return;
        m_lock = lockFolder(path(), true);
        if (m_lock >= 0 && !QDir(path()).exists()) {
            ::close(m_lock);
            m_lock = -1;
        }
    }
}

ScratchFolder::~ScratchFolder()
{
    m_folder.reset();
    if (m_lock >= 0)
        ::close(m_lock);
}

QString ScratchFolder::errorString() const
{
    return m_folder->isValid() ? QStringLiteral("it cannot be locked") : m_folder->errorString();
}

}  // namespace classiscope
