// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serveroptions.h"

#include <QWidget>

class QLabel;
class QSettings;
class QTimer;

namespace classiscope {

class EndpointPanel;
class ListenForm;
class Notice;
class ServerHost;
class Telemetry;
class ToggleSwitch;
class TrafficCharts;
class TrafficPanel;
struct Error;

/// The switch of the HTTP server, where it listens, how to use it and what it does.
class ServerPage : public QWidget {
    Q_OBJECT

public:
    /// All of them must outlive the page. `options`: as the server is to start;
    /// address and port can be changed in the page.
    ServerPage(ServerHost &host, Telemetry &telemetry, QSettings &settings,
               const ServerOptions &options, QWidget *parent = nullptr);

    /// The port the server last listened on, or `otherwise`.
    static quint16 rememberedPort(const QSettings &settings, quint16 otherwise);

    /// As if the switch was set. While the server stops, it starts again afterwards.
    void setListening(bool on);

    /// Takes the newest figures; happens once a second while the page is visible.
    void refresh();

signals:
    /// The server's state in a few words; told once soon after construction, then on changes.
    void statusChanged(const QString &text, bool listening);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeHeader();
    QWidget *makeUsage();
    void showState();
    void showFailure(const Error &error, quint16 freePort);
    QString stateDetail() const;

    ServerHost &m_host;
    Telemetry &m_telemetry;
    QSettings &m_settings;
    ServerOptions m_options;
    bool m_startAgain = false;  // once it has stopped
    quint16 m_freePort = 0;     // what the notice offers
    QTimer *m_timer;

    ToggleSwitch *m_switch;
    QLabel *m_state;
    QLabel *m_detail;
    Notice *m_notice;
    ListenForm *m_form;
    QLabel *m_introduction;
    EndpointPanel *m_endpoint;
    TrafficPanel *m_traffic;
    TrafficCharts *m_charts;
};

}  // namespace classiscope
