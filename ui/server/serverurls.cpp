// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/serverurls.h"

namespace classiscope {

namespace {

/// How likely others reach this computer by `address`; 0 for not at all.
int usefulness(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv4Protocol || address.isLoopback()
        || address.isLinkLocal()) {
        return 0;
    }
    // Networks of homes and offices; others are often virtual machines' and containers'.
    const bool local = address.isInSubnet(QHostAddress(QStringLiteral("192.168.0.0")), 16)
        || address.isInSubnet(QHostAddress(QStringLiteral("10.0.0.0")), 8);
    return local ? 2 : 1;
}

}  // namespace

bool isEveryAddress(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any)
        || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

QUrl reachableUrl(const QUrl &listening, const QList<QHostAddress> &own)
{
    if (!isEveryAddress(QHostAddress(listening.host())))
        return listening;
    QHostAddress best(QHostAddress::LocalHost);
    for (const QHostAddress &address : own) {
        if (usefulness(address) > usefulness(best))
            best = address;
    }
    QUrl url = listening;
    url.setHost(best.toString());
    return url;
}

QString curlLine(const QUrl &url, bool withKey)
{
    const QString target = url.resolved(QUrl(QStringLiteral("predict"))).toString();
    return withKey ? QStringLiteral("curl -H \"Authorization: Bearer $CLASSISCOPE_API_KEY\" \\\n"
                                    "    -F image=@photo.jpg %1")
                         .arg(target)
                   : QStringLiteral("curl -F image=@photo.jpg %1").arg(target);
}

}  // namespace classiscope
