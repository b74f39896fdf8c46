// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTabWidget;

namespace classiscope {

class AccessForm;
class LimitsForm;

/// Everything about the server that does not belong on its page: who may use it, and its limits.
class ServerSettingsDialog : public QDialog {
    Q_OBJECT

public:
    /// `running`: the server is on, so that most changes count only after its next start.
    ServerSettingsDialog(const ServerSettings &settings, bool running, QWidget *parent = nullptr);

    /// As entered; address and port as in the settings.
    ServerOptions options() const;
    void focusKey();

private:
    QWidget *makeFooter(bool running);
    void validate();

    ServerOptions m_options;
    QTabWidget *m_tabs;
    AccessForm *m_access;
    LimitsForm *m_limits;
    QLabel *m_problem;
    QPushButton *m_ok = nullptr;
};

}  // namespace classiscope
