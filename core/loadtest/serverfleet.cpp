// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/serverfleet.h"

#include "core/loadtest/nginxproxy.h"
#include "core/loadtest/serverprocess.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

/// "; it said: …", or nothing when it said nothing.
QString saying(const QString &lines)
{
    return lines.isEmpty() ? QString() : QStringLiteral("; it said:\n%1").arg(lines);
}

/// Those that the fleet itself gives, or cannot do with.
bool isOwn(const QString &option)
{
    static const QStringList own {QStringLiteral("--host"), QStringLiteral("--port"),
                                  QStringLiteral("-p"), QStringLiteral("--tls-cert"),
                                  QStringLiteral("--tls-key")};
    return own.contains(option.section(QLatin1Char('='), 0, 0));
}

const QString connectionsPerHost = QStringLiteral("--max-connections-per-host");

}  // namespace

ServerFleet::ServerFleet(FleetOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        const auto late = std::find_if(m_servers.begin(), m_servers.end(),
                                       [](const auto &server) { return !server->isReady(); });
        const bool isServer = late != m_servers.end();
        fail({Error::Code::DeadlineExceeded,
              QStringLiteral("%1 was not ready within %2 seconds%3")
                  .arg(isServer ? nameOf(**late) : QStringLiteral("nginx"),
                       QString::number(double(m_options.startTimeout.count()) / 1000),
                       saying(isServer ? (*late)->lastLines() : m_proxy->lastLines()))});
    });
}

ServerFleet::~ServerFleet()
{
    if (m_proxy)
        m_proxy->disconnect(this);
    m_proxy.reset();
    for (const auto &server : m_servers) {
        server->disconnect(this);
        server->stop();  // all at once; then each is waited for
    }
}

void ServerFleet::start()
{
    m_state = State::Starting;
    if (auto wrong = mistake()) {
        fail(std::move(*wrong));
        return;
    }
    m_patience.start(m_options.startTimeout);
    for (int i = 0; i < m_options.instances && m_state == State::Starting; ++i)
        startServer();
}

void ServerFleet::stop()
{
    if (m_state == State::Stopping || m_state == State::Ended)
        return;
    m_state = State::Stopping;
    m_patience.stop();
    endInOrder();
}

std::optional<Error> ServerFleet::mistake() const
{
    const auto wrong = [](const QString &message) {
        return Error {Error::Code::BadConfiguration, message};
    };
    if (m_options.instances < 1 || m_options.instances > FleetOptions::maxInstances)
        return wrong(QStringLiteral("%1 servers cannot be started; 1 to %2 can.")
                         .arg(QString::number(m_options.instances),
                              QString::number(m_options.maxInstances)));
    for (const QString &option : m_options.serverOptions) {
        if (isOwn(option))
            return wrong(QStringLiteral("The servers of a load test have ports of their own on "
                                        "127.0.0.1, without TLS; leave out %1.")
                             .arg(option));
    }
    if (!m_options.proxy && m_options.instances > 1)
        return wrong(QStringLiteral("Without nginx in front only one server can be asked: take "
                                    "one instance, or leave out --no-proxy."));
    if (m_options.proxy && !NginxProxy::find(m_options.nginx))
        return wrong(
            QStringLiteral("%1 was not found, which stands in front of the servers: install it "
                           "(Debian and Ubuntu: nginx-light), or test one server with "
                           "--instances 1 --no-proxy.")
                .arg(m_options.nginx.isEmpty() ? QStringLiteral("nginx") : m_options.nginx));
    return {};
}

void ServerFleet::startServer()
{
    m_servers.push_back(std::make_unique<ServerProcess>());
    ServerProcess *const server = m_servers.back().get();
    connect(server, &ServerProcess::ready, this, [this] {
        if (m_state == State::Starting && int(m_servers.size()) == m_options.instances
            && std::all_of(m_servers.begin(), m_servers.end(),
                           [](const auto &each) { return each->isReady(); }))
            startProxy();
    });
    connect(server, &ServerProcess::ended, this, [this, server](const QString &how) {
        if (m_state == State::Starting || m_state == State::Ready)
            fail({Error::Code::BadConfiguration,
                  nameOf(*server) + QLatin1Char(' ') + how
                      + (m_state == State::Ready ? QStringLiteral(" during the test") : QString())
                      + saying(server->lastLines())});
        else
            endInOrder();
    });

    QStringList options = m_options.serverOptions;
    // Behind nginx all clients have one address.
    if (m_options.proxy && options.filter(connectionsPerHost).isEmpty())
        options += {connectionsPerHost, QString::number(NginxProxy::maxConnections)};
    server->start(m_options.program.isEmpty() ? QCoreApplication::applicationFilePath()
                                              : m_options.program,
                  options);
}

void ServerFleet::startProxy()
{
    if (!m_options.proxy) {
        becomeReady();
        return;
    }
    m_proxy = std::make_unique<NginxProxy>();
    connect(m_proxy.get(), &NginxProxy::ready, this, &ServerFleet::becomeReady);
    connect(m_proxy.get(), &NginxProxy::ended, this, [this](const QString &how) {
        if (m_state == State::Starting || m_state == State::Ready)
            fail({Error::Code::BadConfiguration,
                  QStringLiteral("nginx, which stands in front of the servers, %1%2")
                      .arg(how, saying(m_proxy->lastLines()))});
        else
            endInOrder();
    });
    std::vector<QUrl> roots;
    for (const auto &server : m_servers)
        roots.push_back(server->url());
    if (auto wrong = m_proxy->start(*NginxProxy::find(m_options.nginx), roots))
        fail(std::move(*wrong));
}

void ServerFleet::becomeReady()
{
    if (m_state != State::Starting)
        return;
    m_state = State::Ready;
    m_patience.stop();
    emit ready();
}

void ServerFleet::fail(Error error)
{
    if (!m_error)
        m_error = std::move(error);
    if (m_state == State::Ready)
        emit failing(*m_error);  // first: who still asks the others is to stop before they end
    stop();
}

void ServerFleet::endInOrder()
{
    if (m_state != State::Stopping)
        return;
    if (m_proxy && m_proxy->isRunning()) {
        m_proxy->stop();
        return;
    }
    bool running = false;
    for (const auto &server : m_servers) {
        if (server->isRunning()) {
            running = true;
            server->stop();
        }
    }
    if (running)
        return;
    m_state = State::Ended;
    // Later: whoever called start() or stop() need not expect the answer within the call.
    QMetaObject::invokeMethod(
        this, [this] { emit ended(m_error); }, Qt::QueuedConnection);
}

QUrl ServerFleet::url() const
{
    return m_proxy ? m_proxy->url() : m_servers.front()->url();
}

std::vector<FleetServer> ServerFleet::servers() const
{
    std::vector<FleetServer> all;
    for (const auto &server : m_servers)
        all.push_back({server->url(), server->pid(), server->workers()});
    return all;
}

std::optional<qint64> ServerFleet::proxyPid() const
{
    return m_proxy ? std::optional(m_proxy->pid()) : std::nullopt;
}

QString ServerFleet::proxyVersion() const
{
    return m_proxy ? m_proxy->version() : QString();
}

QString ServerFleet::nameOf(const ServerProcess &server) const
{
    const auto at = std::find_if(m_servers.begin(), m_servers.end(),
                                 [&](const auto &each) { return each.get() == &server; });
    return QStringLiteral("Server %1 of %2")
        .arg(at - m_servers.begin() + 1)
        .arg(m_options.instances);
}

}  // namespace classiscope
