// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"

#include <QWidget>

class QLabel;
class QPushButton;
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
    /// `host` and `telemetry` must outlive the page. `settings`: how the server is to
    /// start; all of it can be changed in the page and in the settings.
    ServerPage(ServerHost &host, Telemetry &telemetry, const ServerSettings &settings,
               QWidget *parent = nullptr);

    /// As if the switch was set. While the server stops, it starts again afterwards.
    void setListening(bool on);
    /// Of its next start, and those after it.
    void setPort(quint16 port);

    const ServerSettings &settings() const { return m_settings; }
    /// Keeps them; a running server takes at once what it can.
    void applySettings(const ServerOptions &options);

    /// Takes the newest figures; happens once a second while the page is visible.
    void refresh();

signals:
    /// The server's state in a few words; told once soon after construction, then on changes.
    void statusChanged(const QString &text, bool listening);
    /// The server's settings are wanted; `atKey`: the API key.
    void settingsRequested(bool atKey);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeContent();
    QWidget *makeHeader();
    QWidget *makeUsage();
    QWidget *makeSettings();
    ServerOptions nextOptions() const;
    void showSettings();
    void showState();
    void showFailure(const Error &error, quint16 freePort);
    QString stateDetail() const;

    ServerHost &m_host;
    Telemetry &m_telemetry;
    ServerSettings m_settings;
    bool m_startAgain = false;  // once it has stopped
    quint16 m_freePort = 0;     // what the notice offers
    QTimer *m_timer;

    ToggleSwitch *m_switch;
    QLabel *m_state;
    QLabel *m_detail;
    Notice *m_notice;
    ListenForm *m_form;
    Notice *m_exposure;
    QLabel *m_summary;
    QPushButton *m_restart;
    QLabel *m_introduction;
    EndpointPanel *m_endpoint;
    TrafficPanel *m_traffic;
    TrafficCharts *m_charts;
};

}  // namespace classiscope
