// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/dropdescription.h"

#include "ui/droptarget.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DropDescription)
};

QString filesText(qsizetype count)
{
    return count == 1 ? Words::tr("1 file") : Words::tr("%1 files").arg(QLocale().toString(count));
}

QString foldersText(qsizetype count)
{
    return count == 1 ? Words::tr("1 folder")
                      : Words::tr("%1 folders").arg(QLocale().toString(count));
}

QString describe(const QStringList &paths, qsizetype folders)
{
    const qsizetype files = paths.size() - folders;
    if (paths.size() == 1) {
        const QString name = QFileInfo(paths.first()).fileName();
        return folders == 1 ? Words::tr("Classify the folder %1").arg(name)
                            : Words::tr("Classify %1").arg(name);
    }
    if (folders == 0)
        return Words::tr("Classify %1").arg(filesText(files));
    if (files == 0)
        return Words::tr("Classify %1").arg(foldersText(folders));
    return Words::tr("Classify %1 and %2").arg(foldersText(folders), filesText(files));
}

}  // namespace

QFuture<QString> describePaths(const QStringList &paths)
{
    if (paths.size() > maxLookedAt)
        return knownDescription(
            Words::tr("Classify %1 files and folders").arg(QLocale().toString(paths.size())));
    return QtConcurrent::run([paths] {
        const auto isFolder = [](const QString &path) { return QFileInfo(path).isDir(); };
        return describe(paths, std::count_if(paths.begin(), paths.end(), isFolder));
    });
}

}  // namespace classiscope
