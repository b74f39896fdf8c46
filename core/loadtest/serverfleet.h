// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace classiscope {

class NginxProxy;
class ServerProcess;

struct FleetOptions {
    static constexpr int maxInstances = 64;

    int instances = 1;
    QString program;            ///< empty: this program
    QStringList serverOptions;  ///< of each `serve`: "--workers", "1"
    bool proxy = true;          ///< nginx in front; without it one instance alone can be asked
    QString nginx;              ///< its path; empty: where systems have it
    std::chrono::milliseconds startTimeout {60'000};  ///< until all are ready
};

struct FleetServer {
    QUrl url;  ///< its root
    qint64 pid = 0;
    int workers = 0;
};

/// Servers like this program's own on free ports of this computer, and nginx in front of
/// them. Nothing of it outlives this process, however that ends.
///
/// Nothing blocks but the destructor. Lives in one thread with an event loop, and that
/// thread must live as long as the fleet (see ChildProcess).
class ServerFleet : public QObject {
    Q_OBJECT

public:
    explicit ServerFleet(FleetOptions options, QObject *parent = nullptr);

    /// As stop(), and waits; bounded.
    ~ServerFleet() override;

    /// Once. ready() or ended() follows.
    void start();

    /// nginx first, then the servers, which answer what is in flight. ended() follows.
    void stop();

    // Once it is ready:
    QUrl url() const;  ///< the front's root
    std::vector<FleetServer> servers() const;
    std::optional<qint64> proxyPid() const;
    QString proxyVersion() const;  ///< "nginx 1.22.1"; empty without one

signals:
    void ready();
    /// After ready(): something of it ended by itself; all else is ended next, then ended().
    void failing(const classiscope::Error &error);
    /// Once: nothing of it runs any more. `error`: why, unless stop() was called.
    void ended(const std::optional<classiscope::Error> &error);

private:
    enum class State { Idle, Starting, Ready, Stopping, Ended };

    std::optional<Error> mistake() const;
    void startServer();
    void startProxy();
    void becomeReady();
    void fail(Error error);
    void endInOrder();
    QString nameOf(const ServerProcess &server) const;

    const FleetOptions m_options;
    State m_state = State::Idle;
    std::optional<Error> m_error;
    QTimer m_patience;
    std::vector<std::unique_ptr<ServerProcess>> m_servers;
    std::unique_ptr<NginxProxy> m_proxy;  // destroyed first
};

}  // namespace classiscope
