// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>

namespace classiscope {

struct DownloadLimits {
    qint64 maxDownloadBytes = 64 << 20;              ///< of one picture
    std::chrono::milliseconds idleTimeout {15'000};  ///< without a byte arriving
};

/// Fetches pictures that stand behind links: http, https and data URLs.
class ImageDownload : public QObject {
    Q_OBJECT

public:
    explicit ImageDownload(DownloadLimits limits = {}, QObject *parent = nullptr);

    /// Each call is followed by exactly one downloaded() unless the object is destroyed first.
    void fetch(const QUrl &url);

    static bool canFetch(const QUrl &url);
    /// What to call the picture: the last part of the path, or the host.
    static QString nameOf(const QUrl &url);

signals:
    /// Errors: FileUnreadable, ImageTooLarge, UnsupportedFormat (a web page).
    void downloaded(const QUrl &url, const classiscope::Result<QByteArray> &bytes);

private:
    const DownloadLimits m_limits;
    QNetworkAccessManager m_network;
};

}  // namespace classiscope
