// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/healthprobe.h"

#include <QNetworkProxy>
#include <QNetworkReply>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

constexpr auto pauseBetween = 50ms;
constexpr auto patience = 2s;  // for an answer, then it is asked again

}  // namespace

HealthProbe::HealthProbe(QUrl url, QObject *parent)
    : QObject(parent)
    , m_url(std::move(url))
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_network.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseBetween);
    connect(&m_pause, &QTimer::timeout, this, &HealthProbe::ask);
    ask();
}

void HealthProbe::ask()
{
    QNetworkReply *reply = m_network.get(QNetworkRequest(m_url));
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        reply->deleteLater();
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200)
            emit healthy(QString::fromLatin1(reply->rawHeader("Server")));
        else
            m_pause.start();
    });
}

}  // namespace classiscope
