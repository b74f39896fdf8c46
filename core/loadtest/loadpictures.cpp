// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadpictures.h"

#include "core/engine/bench/benchpictures.h"
#include "core/engine/imagefiles.h"
#include "core/loadtest/loadrandom.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

namespace classiscope {

namespace {

constexpr const char *boundary = "classiscope-load-test";
constexpr qint64 maxListBytes = 32 << 20;

/// By the name's end, as the test's readers in Locust choose them; none: no picture.
QByteArray mediaType(const QString &path)
{
    static const QHash<QString, QByteArray> types {
        {QStringLiteral("jpg"), "image/jpeg"},  {QStringLiteral("jpeg"), "image/jpeg"},
        {QStringLiteral("png"), "image/png"},   {QStringLiteral("webp"), "image/webp"},
        {QStringLiteral("bmp"), "image/bmp"},   {QStringLiteral("tif"), "image/tiff"},
        {QStringLiteral("tiff"), "image/tiff"},
    };
    return types.value(QFileInfo(path).suffix().toLower());
}

Error unreadable(const QString &message)
{
    return {Error::Code::FileUnreadable, message};
}

Result<QStringList> pathsOfList(const QString &list)
{
    QFile file(list);
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(QStringLiteral("The list of photos %1 cannot be read (%2); name a folder "
                                         "with photos, or a text file with a path a line.")
                              .arg(list, file.errorString()));
    if (file.size() > maxListBytes || mediaType(list).startsWith("image/"))
        return unreadable(QStringLiteral("%1 is no list of photos; name a folder with photos, or a "
                                         "text file with a path a line.")
                              .arg(list));
    QStringList paths;
    const QDir folder = QFileInfo(list).absoluteDir();
    int number = 0;
    while (!file.atEnd()) {
        ++number;
        const QString line = QString::fromLocal8Bit(file.readLine()).trimmed();
        if (line.isEmpty())
            continue;
        const QString path = folder.absoluteFilePath(line);
        if (!QFileInfo(path).isFile())
            return unreadable(QStringLiteral("Line %1 of %2 names no file: %3")
                                  .arg(QString::number(number), list, line.left(200)));
        paths << path;
    }
    return paths;
}

QStringList photosBelow(const QString &folder)
{
    QStringList paths = filesBelow(folder);
    paths.removeIf([](const QString &path) { return mediaType(path).isEmpty(); });
    return paths;
}

void shuffle(QStringList &paths, quint64 seed)
{
    LoadRandom random(seed);
    for (qsizetype i = paths.size() - 1; i > 0; --i)
        paths.swapItemsAt(i, qsizetype(random.below(std::uint64_t(i) + 1)));
}

QString sizeText(qint64 bytes)
{
    return QStringLiteral("%1 MB").arg(double(bytes) / 1e6, 0, 'f', 1);
}

Result<LoadPictures> madePictures()
{
    const auto pictures = benchPictures({});
    if (!pictures)
        return pictures.error();
    LoadPictures result;
    qint64 bytes = 0;
    for (const QByteArray &picture : *pictures) {
        result.forms.push_back(pictureForm(QStringLiteral("made-%1.jpg").arg(result.forms.size()),
                                           "image/jpeg", picture));
        bytes += picture.size();
    }
    result.text =
        QStringLiteral("%1 made pictures, %2").arg(result.forms.size()).arg(sizeText(bytes));
    return result;
}

}  // namespace

QByteArray LoadPictures::contentType()
{
    return QByteArray("multipart/form-data; boundary=") + boundary;
}

QByteArray pictureForm(const QString &name, const QByteArray &mediaType, const QByteArray &bytes)
{
    QByteArray quoted = name.toUtf8();
    quoted.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return QByteArray("--") + boundary
        + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"" + quoted
        + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n" + bytes + "\r\n--" + boundary + "--\r\n";
}

Result<LoadPictures> loadPictures(const QString &source, quint64 seed)
{
    if (source.isEmpty())
        return madePictures();
    const bool isFolder = QFileInfo(source).isDir();
    const auto listed = isFolder ? Result<QStringList>(photosBelow(source)) : pathsOfList(source);
    if (!listed)
        return listed.error();
    QStringList paths = *listed;
    shuffle(paths, seed);

    LoadPictures result;
    qint64 size = 0;
    for (const QString &path : paths) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (size + file.size() > maxLoadPictureBytes)
            break;
        const QByteArray bytes = file.readAll();
        const QByteArray type = mediaType(path);
        size += bytes.size();
        result.forms.push_back(pictureForm(
            QFileInfo(path).fileName(), type.isEmpty() ? "application/octet-stream" : type, bytes));
    }
    if (result.forms.empty())
        return unreadable(
            QStringLiteral("%1 %2 no JPEG, PNG, WebP, BMP or TIFF that can be read; name a folder "
                           "with photos.")
                .arg(source, isFolder ? QStringLiteral("holds") : QStringLiteral("names")));
    const auto kept = qsizetype(result.forms.size());
    result.text =
        QStringLiteral("%1 photos, %2, from %3")
            .arg(kept < paths.size() ? QStringLiteral("%1 of %2").arg(kept).arg(paths.size())
                                     : QString::number(kept),
                 sizeText(size), source);
    return result;
}

}  // namespace classiscope
