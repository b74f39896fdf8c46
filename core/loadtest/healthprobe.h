// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrl>

namespace classiscope {

/// Asks an address again and again until it answers 200. Ends with the object.
class HealthProbe : public QObject {
    Q_OBJECT

public:
    explicit HealthProbe(QUrl url, QObject *parent = nullptr);

signals:
    /// Once. `server`: the answer's header of that name, e.g. "nginx/1.22.1".
    void healthy(const QString &server);

private:
    void ask();

    const QUrl m_url;
    QNetworkAccessManager m_network;
    QTimer m_pause;
};

}  // namespace classiscope
