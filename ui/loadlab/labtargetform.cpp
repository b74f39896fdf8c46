// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labtargetform.h"

#include "core/server/serverhost.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace classiscope {

namespace {

QLineEdit *textField(const char *name, const QString &accessibleName)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setAccessibleName(accessibleName);
    return field;
}

QHBoxLayout *rowIn(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    return row;
}

}  // namespace

LabTargetForm::LabTargetForm(ServerHost &host, QWidget *parent)
    : QWidget(parent)
    , m_host(host)
    , m_target(new QComboBox)
    , m_detail(new QStackedWidget)
    , m_address(textField("loadAddress", tr("Address")))
{
    m_target->setObjectName(QStringLiteral("loadTarget"));
    m_target->setAccessibleName(tr("Target"));
    m_target->setMinimumHeight(28);
    m_target->addItems(
        {tr("This window's server"), tr("Another address"), tr("New servers behind nginx")});
    m_address->setPlaceholderText(QStringLiteral("http://127.0.0.1:5000/predict"));
    m_detail->addWidget(makeServer());
    m_detail->addWidget(m_address);
    m_detail->addWidget(makeInstances());
    rowIn(this)->addWidget(m_detail);
    m_detail->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);

    connect(m_target, &QComboBox::currentIndexChanged, this, [this](int target) {
        m_detail->setCurrentIndex(target);
        emit changed();
    });
    connect(m_address, &QLineEdit::textChanged, this, &LabTargetForm::changed);
    connect(m_instances, &QLineEdit::textChanged, this, &LabTargetForm::changed);
    connect(&m_host, &ServerHost::stateChanged, this, &LabTargetForm::showServer);
    showServer();
}

QWidget *LabTargetForm::makeServer()
{
    m_serverState = new QLabel;
    m_serverState->setObjectName(QStringLiteral("loadServerState"));
    m_serverState->setForegroundRole(QPalette::PlaceholderText);
    m_switchOn = new QPushButton(tr("Switch it on"));
    m_switchOn->setObjectName(QStringLiteral("loadSwitchOn"));
    m_switchOn->setAccessibleName(tr("Switch this window's server on"));
    connect(m_switchOn, &QPushButton::clicked, this, &LabTargetForm::serverRequested);
    auto *page = new QWidget;
    auto *row = rowIn(page);
    row->addWidget(m_serverState);
    row->addWidget(m_switchOn);
    row->addStretch();
    return page;
}

QWidget *LabTargetForm::makeInstances()
{
    m_instances = textField("loadInstances", tr("How many servers"));
    m_instances->setMaximumWidth(110);
    auto *hint = new QLabel(tr("servers: all scenarios with each of these numbers"));
    hint->setForegroundRole(QPalette::PlaceholderText);
    auto *page = new QWidget;
    auto *row = rowIn(page);
    row->addWidget(m_instances);
    row->addWidget(hint);
    row->addStretch();
    return page;
}

void LabTargetForm::showServer()
{
    const ServerHost::State state = m_host.state();
    m_switchOn->setVisible(state == ServerHost::State::Stopped);
    switch (state) {
    case ServerHost::State::Listening:
        m_serverState->setText(tr("on, at %1").arg(m_host.url().toString()));
        break;
    case ServerHost::State::Starting: m_serverState->setText(tr("is being switched on…")); break;
    case ServerHost::State::Stopping: m_serverState->setText(tr("is being switched off…")); break;
    case ServerHost::State::Stopped:
        m_serverState->setText(tr("off; a start of the test switches it on"));
        break;
    }
}

void LabTargetForm::setPlan(const LabPlan &plan)
{
    m_target->setCurrentIndex(int(plan.target));
    m_address->setText(plan.address);
    m_instances->setText(plan.instances);
}

void LabTargetForm::applyTo(LabPlan &plan) const
{
    plan.target = LabPlan::Target(m_target->currentIndex());
    plan.address = m_address->text();
    plan.instances = m_instances->text();
}

QWidget *LabTargetForm::field(LabPlan::Field field) const
{
    if (field == LabPlan::Field::Address)
        return m_address;
    return field == LabPlan::Field::Instances ? m_instances : nullptr;
}

QWidget *LabTargetForm::chooser() const
{
    return m_target;
}

}  // namespace classiscope
