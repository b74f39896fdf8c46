// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverhost.h"

#include "core/engine/classifier.h"
#include "core/server/httpserver.h"
#include "core/telemetry/telemetry.h"

#include <QThread>

#include <atomic>

namespace classiscope {

struct ServerHost::Private {
    Private(ServerHost *host, Classifier &givenClassifier, Telemetry &givenTelemetry)
        : q(host)
        , classifier(givenClassifier)
        , telemetry(givenTelemetry)
    {
    }

    void setState(State next);
    /// Runs in the server's thread.
    void open(const ServerOptions &given);
    /// Runs `inOwnersThread` there, if the host still exists then.
    template <typename Function>
    void report(Function inOwnersThread)
    {
        QMetaObject::invokeMethod(q, std::move(inOwnersThread), Qt::QueuedConnection);
    }

    ServerHost *q;
    Classifier &classifier;
    Telemetry &telemetry;
    ServerOptions options;
    State state = State::Stopped;
    QUrl url;
    std::atomic<int> connections {0};

    QThread thread;
    QObject *inThread = nullptr;         // lives in `thread`; functions are invoked on it
    std::unique_ptr<HttpServer> server;  // created, used and destroyed in `thread`
};

void ServerHost::Private::setState(State next)
{
    state = next;
    emit q->stateChanged(next);
}

void ServerHost::Private::open(const ServerOptions &given)
{
    server = std::make_unique<HttpServer>(classifier, telemetry, given);
    QObject::connect(server.get(), &HttpServer::connectionsChanged, inThread,
                     [this](int count) { connections = count; });
    QObject::connect(
        server.get(), &HttpServer::drained, inThread,
        [this] {
            server.reset();
            connections = 0;
            report([this] { setState(State::Stopped); });
        },
        Qt::QueuedConnection);
    const auto port = server->listen();
    if (port) {
        QUrl address;
        address.setScheme(QStringLiteral("http"));
        address.setHost(given.address.toString());
        address.setPort(*port);
        address.setPath(QStringLiteral("/"));
        report([this, address] {
            url = address;
            if (state == State::Starting)
                setState(State::Listening);
        });
        return;
    }
    const quint16 freePort =
        port.error().code == Error::Code::AddressInUse ? server->findFreePort() : 0;
    server.reset();
    report([this, error = port.error(), freePort] {
        setState(State::Stopped);
        emit q->failed(error, freePort);
    });
}

ServerHost::ServerHost(Classifier &classifier, Telemetry &telemetry, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, classifier, telemetry))
{
    d->thread.setObjectName(QStringLiteral("http server"));
    d->inThread = new QObject;
    d->inThread->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->inThread, &QObject::deleteLater);
    d->thread.start();
}

ServerHost::~ServerHost()
{
    QMetaObject::invokeMethod(
        d->inThread, [this] { d->server.reset(); }, Qt::BlockingQueuedConnection);
    d->thread.quit();
    d->thread.wait();
}

void ServerHost::start(const ServerOptions &options)
{
    Q_ASSERT(d->state == State::Stopped);
    d->options = options;
    d->setState(State::Starting);
    QMetaObject::invokeMethod(d->inThread, [this, options] { d->open(options); });
}

void ServerHost::stop()
{
    if (d->state != State::Listening && d->state != State::Starting)
        return;
    d->setState(State::Stopping);
    QMetaObject::invokeMethod(d->inThread, [this] {
        if (d->server)
            d->server->drain();
    });
}

ServerHost::State ServerHost::state() const
{
    return d->state;
}

QUrl ServerHost::url() const
{
    return d->url;
}

const ServerOptions &ServerHost::options() const
{
    return d->options;
}

int ServerHost::connections() const
{
    return d->connections;
}

}  // namespace classiscope
