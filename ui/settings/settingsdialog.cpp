// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settingsdialog.h"

#include "core/server/serverlimits.h"
#include "ui/server/accessform.h"
#include "ui/server/limitsform.h"
#include "ui/settings/engineform.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace classiscope {

namespace {

bool isEngines(const ServerLimit &limit)
{
    return limit.group == ServerLimit::Group::Cache
        || QLatin1String(limit.name) == QLatin1String("queueLimit");
}

bool isServers(const ServerLimit &limit)
{
    return !isEngines(limit);
}

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);  // its fields scroll it
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(content->minimumSizeHint().width() + 16);
    return area;
}

}  // namespace

SettingsDialog::SettingsDialog(const Sources &sources, QWidget *parent)
    : QDialog(parent)
    , m_server(sources.server.options())
    , m_engineBefore(sources.engine.options())
    , m_tabs(new QTabWidget)
    , m_general(new GeneralForm(sources.general, sources.facts))
    , m_engine(new EngineForm(sources.engine, sources.engineInUse))
    , m_engineLimits(new LimitsForm(sources.server, &isEngines))
    , m_access(new AccessForm(sources.server))
    , m_limits(new LimitsForm(sources.server, &isServers))
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel
                                     | QDialogButtonBox::RestoreDefaults))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_tabs->setObjectName(QStringLiteral("settingsPages"));
    m_tabs->addTab(scrolled(m_general), tr("&General"));
    m_tabs->addTab(scrolled(makeEngine()), tr("&Engine"));
    m_tabs->addTab(scrolled(m_access), tr("Server &access"));
    m_tabs->addTab(scrolled(m_limits), tr("Server &limits"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_tabs, 1);
    column->addWidget(makeFooter(sources.serverRunning));
    connect(m_access, &AccessForm::edited, this, &SettingsDialog::validate);
    connect(m_engine, &EngineForm::edited, this, &SettingsDialog::validate);
    connect(m_limits, &LimitsForm::edited, this, &SettingsDialog::validate);
    validate();
    resize(720, 640);
}

QWidget *SettingsDialog::makeEngine()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *atOnce = new QLabel(tr("The following count at once."));
    atOnce->setForegroundRole(QPalette::PlaceholderText);
    atOnce->setContentsMargins(16, 4, 16, 0);
    column->addWidget(m_engine);
    column->addWidget(atOnce);
    column->addWidget(m_engineLimits, 1);
    return page;
}

QWidget *SettingsDialog::makeFooter(bool serverRunning)
{
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto *note = new QLabel(tr("The server is on: its settings count from its next start."));
    note->setObjectName(QStringLiteral("runningNote"));
    note->setForegroundRole(QPalette::PlaceholderText);
    const auto update = [this, note, serverRunning] {
        note->setVisible(serverRunning && m_tabs->currentIndex() >= int(Page::Access));
    };
    connect(m_tabs, &QTabWidget::currentChanged, note, update);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *restore = m_buttons->button(QDialogButtonBox::RestoreDefaults);
    restore->setText(tr("Restore this page's defaults"));
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, &SettingsDialog::restoreDefaults);
    auto *footer = new QWidget;
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_problem);
    layout->addWidget(note);
    layout->addWidget(m_buttons);
    update();
    return footer;
}

void SettingsDialog::showPage(Page page)
{
    m_tabs->setCurrentIndex(int(page));
}

void SettingsDialog::focusKey()
{
    showPage(Page::Access);
    m_access->focusKey();
}

GeneralSettings SettingsDialog::general() const
{
    return m_general->settings();
}

bool SettingsDialog::startAtLogin() const
{
    return m_general->startAtLogin();
}

ClassifierOptions SettingsDialog::engine() const
{
    ClassifierOptions options = m_engineBefore;
    m_engine->fill(options);
    return options;
}

ServerOptions SettingsDialog::server() const
{
    ServerOptions options = m_server;
    m_access->fill(options);
    m_engineLimits->fill(options);
    m_limits->fill(options);
    return options;
}

void SettingsDialog::restoreDefaults()
{
    switch (Page(m_tabs->currentIndex())) {
    case Page::General: m_general->restoreDefaults(); break;
    case Page::Engine:
        m_engine->restoreDefaults();
        m_engineLimits->restoreDefaults();
        break;
    case Page::Access: m_access->restoreDefaults(); break;
    case Page::Limits: m_limits->restoreDefaults(); break;
    }
}

QString SettingsDialog::problem() const
{
    if (const QString wrong = m_access->problem(); !wrong.isEmpty())
        return wrong;
    const int batch = engine().batchSize;
    const int most = server().maxBatch;
    if (batch > most)
        return tr("A batch of %1 pictures (Engine) is more than the %2 images that a request may "
                  "hold (Server limits); lower the one or raise the other.")
            .arg(batch)
            .arg(most);
    return {};
}

void SettingsDialog::validate()
{
    const QString wrong = problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty());
}

}  // namespace classiscope
