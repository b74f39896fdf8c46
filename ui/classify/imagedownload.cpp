// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/imagedownload.h"

#include <QLocale>
#include <QNetworkReply>

namespace classiscope {

namespace {

Result<QByteArray> outcome(QNetworkReply &reply, const DownloadLimits &limits, bool tooLarge)
{
    const QString name = ImageDownload::nameOf(reply.request().url());
    if (tooLarge)
        return {Error::Code::ImageTooLarge,
                ImageDownload::tr("%1 is larger than %2 and was not downloaded; save it to a file "
                                  "and make it smaller.")
                    .arg(name, QLocale().formattedDataSize(limits.maxDownloadBytes))};
    if (reply.error() == QNetworkReply::OperationCanceledError)
        return {Error::Code::FileUnreadable,
                ImageDownload::tr("%1 did not answer for %2 seconds; try again, or save the "
                                  "picture to a file and drop that.")
                    .arg(reply.url().host())
                    .arg(std::chrono::duration<double>(limits.idleTimeout).count())};
    if (reply.error() != QNetworkReply::NoError)
        return {Error::Code::FileUnreadable,
                ImageDownload::tr("%1 could not be downloaded (%2); open the link in a browser, "
                                  "save the picture and drop the file.")
                    .arg(name, reply.errorString())};
    const QString type = reply.header(QNetworkRequest::ContentTypeHeader).toString();
    if (type.startsWith(QLatin1String("text/html")))
        return {Error::Code::UnsupportedFormat,
                ImageDownload::tr("%1 is a web page, not a picture; drop the picture itself, or "
                                  "copy it and paste.")
                    .arg(name)};
    return reply.readAll();
}

}  // namespace

ImageDownload::ImageDownload(DownloadLimits limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_network.setTransferTimeout(int(limits.idleTimeout.count()));
}

bool ImageDownload::canFetch(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid()
        && (scheme == QLatin1String("http") || scheme == QLatin1String("https")
            || scheme == QLatin1String("data"));
}

QString ImageDownload::nameOf(const QUrl &url)
{
    if (url.scheme() == QLatin1String("data"))
        return tr("Picture from a link");
    return url.fileName().isEmpty() ? url.host() : url.fileName();
}

void ImageDownload::fetch(const QUrl &url)
{
    QNetworkReply *reply = m_network.get(QNetworkRequest(url));
    const auto tooLarge = std::make_shared<bool>(false);
    connect(reply, &QNetworkReply::downloadProgress, this,
            [this, reply, tooLarge](qint64 received, qint64 total) {
                if (std::max(received, total) <= m_limits.maxDownloadBytes)
                    return;
                *tooLarge = true;
                reply->abort();
            });
    // A data URL may be finished already, without a signal to come.
    const auto finish = [this, reply, tooLarge, url] {
        emit downloaded(url, outcome(*reply, m_limits, *tooLarge));
        reply->deleteLater();
    };
    connect(reply, &QNetworkReply::finished, this, finish);
}

}  // namespace classiscope
