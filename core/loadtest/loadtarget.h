// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <vector>

class QHostAddress;

namespace classiscope {

/// Where a load test's requests go, and who can be asked what came of them.
struct LoadTarget {
    QUrl front;                      ///< requests go here, path included
    QString address;                 ///< of its host, to spare looking it up; empty: not known
    std::vector<QUrl> servers;       ///< each one's own root, for its /stats
    std::vector<qint64> serverPids;  ///< as `servers`; empty: not known
    std::optional<qint64> proxyPid;  ///< its processor time is measured
    int instances = 0;               ///< servers that were started; 0: an address was given
    QStringList versions;            ///< "nginx 1.22.1"
    QStringList notes;               ///< a sentence each, for the report
};

/// Gives a load test its target. One at a time: start(), ready or failed, stop(), stopped.
///
/// Nothing blocks; all signals come from the event loop of this object's thread.
class TargetProvider : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// `instances`: servers to start; 0: the address that the provider was made with.
    /// Requires: nothing runs (as at first, or after stopped()).
    virtual void start(int instances) = 0;

    /// Ends everything that start() began, at any time; stopped() follows, once, even when
    /// there is nothing to end or start() failed. No ready() comes after it.
    virtual void stop() = 0;

signals:
    void ready(const classiscope::LoadTarget &target);
    /// Before ready(): nothing is left running. After it, when a server or the proxy ends by
    /// itself: the rest of them is about to be ended.
    void failed(const classiscope::Error &error);
    void stopped();
    /// What goes on, for a person: "Starting 4 servers".
    void progressed(const QString &text);
};

/// An address that somebody else keeps. Its host is looked up once, at start().
class FixedTarget : public TargetProvider {
    Q_OBJECT

public:
    enum class Reach {
        ThisComputer,  ///< another one is refused, with the cure
        Anywhere,
    };

    /// `front`: with its path. /stats is asked for at the same host and port.
    explicit FixedTarget(QUrl front, Reach reach, QObject *parent = nullptr);

    void start(int instances) override;
    void stop() override;

private:
    void found(const QList<QHostAddress> &addresses, const QString &error);

    const QUrl m_front;
    const Reach m_reach;
    bool m_started = false;
};

}  // namespace classiscope
