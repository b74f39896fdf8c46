// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/server/serversettings.h"
#include "ui/settings/enginesettings.h"
#include "ui/settings/generalform.h"

#include <QDialog>

class QDialogButtonBox;
class QLabel;
class QTabWidget;

namespace classiscope {

class AccessForm;
class EngineForm;
class LimitsForm;

/// All settings of the program on pages: General, Engine, the server's access and its limits.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    struct Sources {
        GeneralSettings general;
        GeneralForm::Facts facts;
        EngineSettings engine;
        QString engineInUse;  ///< what the engine does now, in a few words
        ServerSettings server;
        bool serverRunning = false;  ///< most changes then count after its next start
    };

    enum class Page { General, Engine, Access, Limits };

    explicit SettingsDialog(const Sources &sources, QWidget *parent = nullptr);

    void showPage(Page page);
    void focusKey();  ///< the API key, on its page

    // As entered:
    GeneralSettings general() const;
    bool startAtLogin() const;
    ClassifierOptions engine() const;
    ServerOptions server() const;  ///< address and port as in the settings

private:
    QWidget *makeEngine();
    QWidget *makeFooter(bool serverRunning);
    void restoreDefaults();
    QString problem() const;
    void validate();

    ServerOptions m_server;
    ClassifierOptions m_engineBefore;
    QTabWidget *m_tabs;
    GeneralForm *m_general;
    EngineForm *m_engine;
    LimitsForm *m_engineLimits;
    AccessForm *m_access;
    LimitsForm *m_limits;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

}  // namespace classiscope
