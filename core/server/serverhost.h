// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/server/serveroptions.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace classiscope {

class Classifier;
class RequestLog;
class Telemetry;

/// Runs the HTTP server in a thread of its own; the owner's thread never waits for it.
///
/// start() and stop() return at once; what came of them is told by signals in
/// the owner's thread.
class ServerHost : public QObject {
    Q_OBJECT

public:
    enum class State { Stopped, Starting, Listening, Stopping };
    Q_ENUM(State)

    /// `classifier` and `telemetry` must outlive the host.
    ServerHost(Classifier &classifier, Telemetry &telemetry, QObject *parent = nullptr);
    /// Stops at once: waits for the thread, not for the requests in flight.
    ~ServerHost() override;

    /// Requires: state() is Stopped.
    void start(const ServerOptions &options);

    /// Changes `queueLimit`, `cacheBytes` and `cacheTtl` of the server that is on, at once; of
    /// one that is not, nothing.
    void setEngineLimits(const ServerOptions &options);

    /// Takes no new request, answers those in flight for up to `drainTimeout`, then stops.
    void stop();

    State state() const;
    QUrl url() const;  ///< while Listening, e.g. http://127.0.0.1:5000/; https with TLS
    const ServerOptions &options() const;  ///< as last started, and changed since
    int connections() const;               ///< open now

    /// The last `requestLogLimit` requests; those before a restart too. Lives as
    /// long as the host.
    RequestLog &requestLog() const;

signals:
    void stateChanged(classiscope::ServerHost::State state);
    /// The server could not listen, or an option cannot be used (BadConfiguration);
    /// state() is Stopped again.
    /// `freePort`: one on the same address that was free a moment ago, or 0.
    void failed(const classiscope::Error &error, quint16 freePort);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
