// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/imageintake.h"

#include "core/engine/modelpackage.h"
#include "ui/classify/dropdescription.h"
#include "ui/classify/imagereading.h"
#include "ui/droptarget.h"
#include "ui/whenfinished.h"

#include <QFileInfo>
#include <QImage>
#include <QMimeData>
#include <QRegularExpression>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

QStringList localPaths(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    return paths;
}

/// Encoded pictures can be passed on as they are; browsers and screenshot tools offer PNG.
QByteArray encodedImage(const QMimeData &data)
{
    static const char *const types[] = {"image/png", "image/jpeg", "image/webp", "image/bmp",
                                        "image/tiff"};
    for (const char *type : types) {
        if (data.hasFormat(QLatin1String(type)))
            return data.data(QLatin1String(type));
    }
    return {};
}

/// Links to fetch. A picture dragged out of a page that is itself a link has
/// the link's target in its URL list and the picture only in the HTML.
QList<QUrl> links(const QMimeData &data)
{
    static const QRegularExpression imageTag(
        QStringLiteral("<img\\b[^>]*\\bsrc\\s*=\\s*[\"']([^\"']+)[\"']"),
        QRegularExpression::CaseInsensitiveOption);
    QList<QUrl> urls;
    const auto match = imageTag.match(data.hasHtml() ? data.html() : QString());
    if (match.hasMatch())
        urls << QUrl(match.captured(1).replace(QLatin1String("&amp;"), QLatin1String("&")));
    if (urls.isEmpty() || !ImageDownload::canFetch(urls.first()))
        urls = data.urls();
    if (urls.isEmpty() && data.hasText())
        urls << QUrl(data.text().trimmed(), QUrl::StrictMode);
    urls.removeIf([](const QUrl &url) { return !ImageDownload::canFetch(url); });
    return urls;
}

bool isModel(const QString &path)
{
    ModelSource source;
    source.path = path;
    return path.endsWith(QLatin1String("/model.json")) || source.isBareNetwork();
}

}  // namespace

ImageIntake::ImageIntake(DownloadLimits limits, QObject *parent)
    : QObject(parent)
    , m_download(limits)
{
    connect(&m_download, &ImageDownload::downloaded, this, &ImageIntake::takeDownload);
}

ImageIntake::~ImageIntake()
{
    m_pool.waitForDone();
}

bool ImageIntake::accepts(const QMimeData &data)
{
    return data.hasImage() || !encodedImage(data).isEmpty() || !localPaths(data).isEmpty()
        || !links(data).isEmpty();
}

QFuture<QString> ImageIntake::describe(const QMimeData &data)
{
    const QStringList paths = localPaths(data);
    if (paths.size() == 1 && isModel(paths.first()))
        return knownDescription(tr("Open the model %1").arg(QFileInfo(paths.first()).fileName()));
    if (!paths.isEmpty())
        return describePaths(paths);
    if (data.hasImage() || !encodedImage(data).isEmpty())
        return knownDescription(tr("Classify this picture"));
    const QList<QUrl> urls = links(data);
    return knownDescription(
        urls.size() == 1 ? tr("Fetch the picture from %1 and classify it").arg(urls.first().host())
                         : tr("Fetch %1 pictures and classify them").arg(urls.size()));
}

bool ImageIntake::take(const QMimeData &data)
{
    const QStringList paths = localPaths(data);
    if (paths.size() == 1 && isModel(paths.first())) {
        emit modelTaken(paths.first());
    } else if (!paths.isEmpty()) {
        emit pathsTaken(paths);
    } else if (const QByteArray bytes = encodedImage(data); !bytes.isEmpty()) {
        emit imagesTaken({{tr("Pasted picture %1").arg(++m_pasted), QString(), bytes}});
    } else if (data.hasImage()) {
        takeImage(qvariant_cast<QImage>(data.imageData()));
    } else {
        const QList<QUrl> urls = links(data);
        for (const QUrl &url : urls)
            m_download.fetch(url);
        return !urls.isEmpty();
    }
    return true;
}

void ImageIntake::takeImage(const QImage &image)
{
    const QString name = tr("Pasted picture %1").arg(++m_pasted);
    const auto encode = [image] { return encodePng(image); };
    whenFinished(QtConcurrent::run(&m_pool, encode), this, [this, name](const QByteArray &bytes) {
        emit imagesTaken({{name, QString(), bytes}});
    });
}

void ImageIntake::takeDownload(const QUrl &url, const Result<QByteArray> &bytes)
{
    const QString name = ImageDownload::nameOf(url);
    if (bytes)
        emit imagesTaken({{name, QString(), *bytes}});
    else
        emit imageFailed({{name, QString(), QByteArray()}, bytes.error()});
}

}  // namespace classiscope
