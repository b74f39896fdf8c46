// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverhost.h"

#include "core/engine/classifier.h"
#include "core/server/accesslog.h"
#include "core/server/apikey.h"
#include "core/server/cors.h"
#include "core/server/httpserver.h"
#include "core/server/serverlimits.h"
#include "core/telemetry/requestlog.h"
#include "core/telemetry/telemetry.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QLocale>

#include <atomic>
#include <future>
#include <thread>

#include <pthread.h>

namespace classiscope {

namespace {

/// Errors: BadConfiguration.
std::optional<Error> unusableOption(const ServerOptions &options)
{
    if (const auto error = ApiKey::unusable(options.apiKey))
        return error;
    return Cors::unusable(options.corsOrigins);
}

QUrl urlOf(const ServerOptions &options, quint16 port)
{
    QUrl url;
    url.setScheme(options.tlsCertificate.isEmpty() ? QStringLiteral("http")
                                                   : QStringLiteral("https"));
    url.setHost(options.address.toString());
    url.setPort(port);
    url.setPath(QStringLiteral("/"));
    return url;
}

}  // namespace

struct ServerHost::Private {
    Private(ServerHost *host, Classifier &givenClassifier, Telemetry &givenTelemetry)
        : q(host)
        , classifier(givenClassifier)
        , telemetry(givenTelemetry)
    {
    }

    void setState(State next);
    void applyEngineLimits();
    void useOptions(const ServerOptions &given);
    /// Runs in the server's thread.
    void open(const ServerOptions &given);
    Result<quint16> listen(const ServerOptions &given);
    void note(const RequestRecord &record, bool log);
    void close();
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
    bool listened = false;  // since the last start
    bool started = false;   // ever
    QUrl url;
    std::atomic<int> connections {0};
    RequestLog requestLog;

    // Not a QThread: wait() returns before such a thread has let go of what it and the
    // libraries keep for it, and the end of the process then takes the same away.
    std::thread thread;
    QEventLoop *inThread = nullptr;  // lives in `thread`; functions are invoked on it
    // created, used and destroyed in `thread`:
    std::unique_ptr<AccessLog> accessLog;
    std::unique_ptr<HttpServer> server;
};

void ServerHost::Private::setState(State next)
{
    if (next == State::Listening)
        telemetry.happened(Event::Kind::ServerStarted, url.authority());
    else if (next == State::Stopped && std::exchange(listened, false))
        telemetry.happened(Event::Kind::ServerStopped, url.authority());
    listened |= next == State::Listening;
    state = next;
    emit q->stateChanged(next);
}

void ServerHost::Private::applyEngineLimits()
{
    classifier.setQueueLimit(options.queueLimit);
    classifier.setCacheLimits(options.cacheBytes, options.cacheTtl);
}

void ServerHost::Private::useOptions(const ServerOptions &given)
{
    for (const ServerLimit &limit : serverLimits()) {
        const qint64 before = limit.value(options);
        const qint64 after = limit.value(given);
        if (!started || before == after)
            continue;
        telemetry.happened(Event::Kind::SettingChanged,
                           QStringLiteral("%1 %2 → %3")
                               .arg(QLatin1String(limit.name),
                                    limitText(limit.unit, before, QLocale::c()),
                                    limitText(limit.unit, after, QLocale::c())));
    }
    options = given;
    started = true;
    applyEngineLimits();
}

void ServerHost::Private::open(const ServerOptions &given)
{
    const auto port = listen(given);
    if (port) {
        report([this, address = urlOf(given, *port)] {
            url = address;
            if (state == State::Starting)
                setState(State::Listening);
        });
        return;
    }
    const quint16 freePort =
        port.error().code == Error::Code::AddressInUse ? server->findFreePort() : 0;
    close();
    report([this, error = port.error(), freePort] {
        setState(State::Stopped);
        emit q->failed(error, freePort);
    });
}

Result<quint16> ServerHost::Private::listen(const ServerOptions &given)
{
    if (const auto error = unusableOption(given))
        return *error;
    if (!given.accessLog.isEmpty()) {
        auto opened = AccessLog::open(given);
        if (!opened)
            return opened.error();
        accessLog = std::move(opened).value();
    }
    server = std::make_unique<HttpServer>(classifier, telemetry, given);
    QObject::connect(server.get(), &HttpServer::connectionsChanged, inThread,
                     [this](int count) { connections = count; });
    QObject::connect(server.get(), &HttpServer::answered, inThread,
                     [this](const RequestRecord &record, bool log) { note(record, log); });
    QObject::connect(
        server.get(), &HttpServer::drained, inThread,
        [this] {
            close();
            report([this] { setState(State::Stopped); });
        },
        Qt::QueuedConnection);
    return server->listen();
}

void ServerHost::Private::note(const RequestRecord &record, bool log)
{
    if (!log)
        return;
    requestLog.append(record);
    if (accessLog)
        accessLog->write(record);
}

void ServerHost::Private::close()
{
    server.reset();
    accessLog.reset();  // after the server, whose last requests it still writes
    connections = 0;
}

ServerHost::ServerHost(Classifier &classifier, Telemetry &telemetry, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, classifier, telemetry))
{
    std::promise<QEventLoop *> started;
    d->thread = std::thread([&started] {
        pthread_setname_np(pthread_self(), "http server");
        QEventLoop loop;
        started.set_value(&loop);
        loop.exec();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    });
    d->inThread = started.get_future().get();
}

ServerHost::~ServerHost()
{
    QMetaObject::invokeMethod(d->inThread, [this] {
        d->close();
        d->inThread->quit();
    });
    d->thread.join();
}

void ServerHost::start(const ServerOptions &options)
{
    Q_ASSERT(d->state == State::Stopped);
    d->useOptions(options);
    d->requestLog.setLimit(options.requestLogLimit);
    d->setState(State::Starting);
    QMetaObject::invokeMethod(d->inThread, [this, options] { d->open(options); });
}

void ServerHost::setEngineLimits(const ServerOptions &options)
{
    if (d->state == State::Stopped)
        return;
    ServerOptions changed = d->options;
    changed.queueLimit = options.queueLimit;
    changed.cacheBytes = options.cacheBytes;
    changed.cacheTtl = options.cacheTtl;
    d->useOptions(changed);
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

RequestLog &ServerHost::requestLog() const
{
    return d->requestLog;
}

}  // namespace classiscope
