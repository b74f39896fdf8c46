// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/serverpage.h"

#include "core/server/serverhost.h"
#include "core/server/serverlimits.h"
#include "core/telemetry/telemetry.h"
#include "ui/server/endpointpanel.h"
#include "ui/server/listenform.h"
#include "ui/server/notice.h"
#include "ui/server/serverurls.h"
#include "ui/server/toggleswitch.h"
#include "ui/server/trafficcharts.h"
#include "ui/server/trafficpanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QNetworkInterface>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>

namespace classiscope {

namespace {

using State = ServerHost::State;

QString stateText(State state)
{
    switch (state) {
    case State::Starting: return ServerPage::tr("Starting…");
    case State::Listening: return ServerPage::tr("Listening");
    case State::Stopping: return ServerPage::tr("Stopping…");
    case State::Stopped: break;
    }
    return ServerPage::tr("Stopped");
}

/// "API key · HTTPS · 2 limits changed"
QString summary(const ServerOptions &options)
{
    const ServerOptions defaults;
    const auto changed =
        std::count_if(serverLimits().begin(), serverLimits().end(), [&](const ServerLimit &limit) {
            return limit.value(options) != limit.value(defaults);
        });
    QStringList parts {options.apiKey.isEmpty() ? ServerPage::tr("No API key")
                                                : ServerPage::tr("API key"),
                       options.tlsCertificate.isEmpty() ? ServerPage::tr("not encrypted")
                                                        : ServerPage::tr("HTTPS")};
    if (!options.corsOrigins.isEmpty())
        parts << ServerPage::tr("open to other pages");
    if (!options.accessLog.isEmpty())
        parts << ServerPage::tr("access log");
    parts << (changed == 0       ? ServerPage::tr("default limits")
                  : changed == 1 ? ServerPage::tr("1 limit changed")
                                 : ServerPage::tr("%1 limits changed").arg(changed));
    return parts.join(QStringLiteral(" · "));
}

/// As wide as it may be, with the rest of the column free.
QWidget *atTheLeft(QWidget *part)
{
    auto *column = new QWidget;
    auto *layout = new QHBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(part, 100);
    layout->addStretch(1);
    return column;
}

}  // namespace

ServerPage::ServerPage(ServerHost &host, Telemetry &telemetry, const ServerSettings &settings,
                       QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_telemetry(telemetry)
    , m_settings(settings)
    , m_timer(new QTimer(this))
    , m_switch(new ToggleSwitch)
    , m_state(new QLabel)
    , m_detail(new QLabel)
    , m_notice(new Notice)
    , m_form(new ListenForm(settings.options().address, settings.options().port))
    , m_exposure(new Notice)
    , m_summary(new QLabel)
    , m_restart(new QPushButton(tr("Restart now")))
    , m_introduction(new QLabel)
    , m_endpoint(new EndpointPanel)
    , m_traffic(new TrafficPanel)
    , m_charts(new TrafficCharts)
{
    auto *area = new QScrollArea;
    area->setWidget(makeContent());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area);

    connect(m_switch, &ToggleSwitch::clicked, this, &ServerPage::setListening);
    connect(m_notice, &Notice::cureChosen, this, [this] {
        setPort(m_freePort);
        setListening(true);
    });
    connect(m_exposure, &Notice::cureChosen, this, [this] { emit settingsRequested(true); });
    connect(m_restart, &QPushButton::clicked, this, [this] {
        setListening(false);
        setListening(true);
    });
    connect(m_form, &ListenForm::addressChanged, this, &ServerPage::showSettings);
    connect(&host, &ServerHost::stateChanged, this, &ServerPage::showState);
    connect(&host, &ServerHost::failed, this, &ServerPage::showFailure);
    m_timer->setInterval(1000);
    connect(m_timer, &QTimer::timeout, this, &ServerPage::refresh);
    // Queued: whoever makes the page connects to statusChanged() first.
    QMetaObject::invokeMethod(this, &ServerPage::showState, Qt::QueuedConnection);
    refresh();
}

QWidget *ServerPage::makeContent()
{
    // Above the charts' two columns.
    auto *columns = new QHBoxLayout;
    columns->setSpacing(TrafficCharts::spacing);
    columns->addWidget(atTheLeft(makeUsage()), 1);
    columns->addWidget(atTheLeft(m_traffic), 1);
    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(24);
    layout->addLayout(columns);
    layout->addWidget(m_charts, 1);
    return content;
}

QWidget *ServerPage::makeHeader()
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.75);
    large.setWeight(QFont::DemiBold);
    m_state->setFont(large);
    m_state->setObjectName(QStringLiteral("state"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setWordWrap(true);
    m_switch->setAccessibleName(tr("HTTP server"));
    auto *header = new QWidget;
    auto *layout = new QGridLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(16);
    layout->setVerticalSpacing(0);
    layout->addWidget(m_switch, 0, 0);
    layout->addWidget(m_state, 0, 1);
    layout->addWidget(m_detail, 1, 1);
    layout->setColumnStretch(1, 1);
    return header;
}

QWidget *ServerPage::makeUsage()
{
    m_introduction->setWordWrap(true);
    m_introduction->setObjectName(QStringLiteral("introduction"));
    m_introduction->setText(
        tr("Switch the server on and other programs can send pictures over HTTP and get the "
           "answers as JSON: a script, a web page in the browser, a load test. It uses the model "
           "that is open in this window; the Performance page shows how it copes."));
    auto *usage = new QWidget;
    usage->setMaximumWidth(640);
    auto *layout = new QVBoxLayout(usage);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(24);
    layout->addWidget(makeHeader());
    layout->addWidget(m_notice);
    layout->addWidget(makeSettings());
    layout->addWidget(m_introduction);
    layout->addWidget(m_endpoint);
    layout->addStretch(1);
    return usage;
}

QWidget *ServerPage::makeSettings()
{
    m_notice->setObjectName(QStringLiteral("failure"));
    m_exposure->setObjectName(QStringLiteral("exposure"));
    m_summary->setObjectName(QStringLiteral("settingsSummary"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_summary->setWordWrap(true);
    m_restart->setObjectName(QStringLiteral("restart"));
    auto *open = new QPushButton(tr("Settings…"));
    open->setObjectName(QStringLiteral("serverSettings"));
    open->setToolTip(tr("API key, encryption, limits, access log"));
    connect(open, &QPushButton::clicked, this, [this] { emit settingsRequested(false); });
    auto *line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_summary, 1);
    line->addWidget(m_restart);
    line->addWidget(open);
    auto *part = new QWidget;
    auto *layout = new QVBoxLayout(part);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_form);
    layout->addWidget(m_exposure);
    layout->addLayout(line);
    return part;
}

void ServerPage::applySettings(const ServerOptions &options)
{
    m_settings.keep(options);
    m_host.setEngineLimits(m_settings.options());
    showSettings();
}

ServerOptions ServerPage::nextOptions() const
{
    ServerOptions options = m_settings.options();
    options.address = m_form->address();
    options.port = m_form->port();
    return options;
}

void ServerPage::showSettings()
{
    const bool running = m_host.state() == State::Starting || m_host.state() == State::Listening;
    const ServerOptions next = nextOptions();
    const bool waiting = running && !sameSettings(next, m_host.options());
    m_summary->setText(waiting ? tr("Changed settings count from the next start") : summary(next));
    m_restart->setVisible(waiting && m_host.state() == State::Listening);
    if (const auto warning = exposureWarning(running ? m_host.options() : next))
        m_exposure->showMessage(*warning, waiting ? QString() : tr("Set an API key…"));
    else
        m_exposure->hide();
}

void ServerPage::setListening(bool on)
{
    m_startAgain = on && m_host.state() == State::Stopping;
    if (!on) {
        m_host.stop();
    } else if (m_host.state() == State::Stopped) {
        m_notice->hide();
        m_host.start(nextOptions());
    }
    showState();
}

void ServerPage::setPort(quint16 port)
{
    m_form->setPort(port);
}

void ServerPage::showState()
{
    const State state = m_host.state();
    if (state == State::Stopped && m_startAgain) {
        setListening(true);
        return;
    }
    const bool listening = state == State::Listening;
    if (listening) {
        m_settings.keepPort(quint16(m_host.url().port()));
        m_endpoint->setUrl(reachableUrl(m_host.url(), QNetworkInterface::allAddresses()),
                           !m_host.options().apiKey.isEmpty());
    }
    m_switch->setChecked(listening || state == State::Starting || m_startAgain);
    m_state->setText(stateText(state));
    m_form->setEditable(state == State::Stopped);
    m_introduction->setVisible(!listening);
    m_endpoint->setVisible(listening);
    showSettings();
    refresh();
    emit statusChanged(listening ? tr("Server on %1").arg(m_host.url().authority())
                                 : tr("Server: %1").arg(stateText(state).toLower()),
                       listening);
}

void ServerPage::showFailure(const Error &error, quint16 freePort)
{
    m_freePort = freePort;
    m_notice->showMessage(error.text.translated(),
                          freePort == 0 ? QString() : tr("Use port %1").arg(freePort));
}

QString ServerPage::stateDetail() const
{
    switch (m_host.state()) {
    case State::Starting: return tr("Opening the port");
    case State::Stopping:
        return tr("Requests still to be answered: %1").arg(m_telemetry.snapshot().inFlightHttp);
    case State::Listening:
        return m_host.options().address.isLoopback()
            ? tr("Programs on this computer can send pictures")
            : m_host.options().apiKey.isEmpty()
            ? tr("Other computers can send pictures too")
            : tr("Other computers can send pictures too, with the API key");
    case State::Stopped: break;
    }
    return tr("No program can send pictures now");
}

void ServerPage::refresh()
{
    m_detail->setText(stateDetail());
    const PerformanceData taken = takePerformanceData(m_telemetry, QDateTime::currentDateTime());
    m_traffic->setFigures(serverFigures(taken, m_host.connections()));
    m_charts->setData(taken);
}

void ServerPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_timer->start();
}

void ServerPage::hideEvent(QHideEvent *event)
{
    m_timer->stop();
    QWidget::hideEvent(event);
}

}  // namespace classiscope
