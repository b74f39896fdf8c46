// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/imagefiles.h"

#include "core/engine/classifier.h"

#include <QDirIterator>
#include <QFile>

namespace classiscope {

QStringList filesBelow(const QString &folder)
{
    constexpr int mostLookedAt = 100'000;
    QStringList files;
    QDirIterator walk(folder, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
    while (walk.hasNext() && files.size() < mostLookedAt)
        files << walk.next();
    files.sort();
    return files;
}

std::optional<ImageFile> readImageFile(const QString &path)
{
    const ClassifierOptions limits;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > limits.maxImageBytes)
        return {};
    const QByteArray bytes = file.readAll();
    const auto header = readImageHeader(bytes, limits.maxImagePixels);
    return header ? std::optional(ImageFile {bytes, *header}) : std::nullopt;
}

}  // namespace classiscope
