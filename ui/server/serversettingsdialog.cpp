// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/serversettingsdialog.h"

#include "ui/server/accessform.h"
#include "ui/server/limitsform.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace classiscope {

namespace {

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);  // its fields have it
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(content->minimumSizeHint().width() + 16);
    return area;
}

}  // namespace

ServerSettingsDialog::ServerSettingsDialog(const ServerSettings &settings, bool running,
                                           QWidget *parent)
    : QDialog(parent)
    , m_options(settings.options())
    , m_tabs(new QTabWidget)
    , m_access(new AccessForm(settings))
    , m_limits(new LimitsForm(settings))
    , m_problem(new QLabel)
{
    setWindowTitle(tr("Server settings"));
    m_tabs->addTab(scrolled(m_access), tr("&Access"));
    m_tabs->addTab(scrolled(m_limits), tr("&Limits"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_tabs, 1);
    column->addWidget(makeFooter(running));
    connect(m_access, &AccessForm::edited, this, &ServerSettingsDialog::validate);
    validate();
    resize(700, 580);
}

QWidget *ServerSettingsDialog::makeFooter(bool running)
{
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    auto *note = new QLabel(
        tr("The server is on: how many pictures may wait and the memory for repeated ones "
           "count at once, all else from its "
           "next start."));
    note->setObjectName(QStringLiteral("runningNote"));
    note->setForegroundRole(QPalette::PlaceholderText);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_ok = buttons->button(QDialogButtonBox::Ok);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *footer = new QWidget;
    auto *layout = new QVBoxLayout(footer);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_problem);
    layout->addWidget(note);
    note->setVisible(running);
    layout->addWidget(buttons);
    return footer;
}

ServerOptions ServerSettingsDialog::options() const
{
    ServerOptions options = m_options;
    m_access->fill(options);
    m_limits->fill(options);
    return options;
}

void ServerSettingsDialog::focusKey()
{
    m_tabs->setCurrentIndex(0);
    m_access->focusKey();
}

void ServerSettingsDialog::validate()
{
    const QString wrong = m_access->problem();
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    m_ok->setEnabled(wrong.isEmpty());
}

}  // namespace classiscope
