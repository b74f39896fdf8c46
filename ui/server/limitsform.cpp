// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/limitsform.h"

#include "core/server/serverlimits.h"
#include "ui/performance/figuretile.h"
#include "ui/server/limitfield.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace classiscope {

namespace {

QString groupTitle(ServerLimit::Group group)
{
    switch (group) {
    case ServerLimit::Group::Requests: return LimitsForm::tr("A request");
    case ServerLimit::Group::Cache: return LimitsForm::tr("Repeated pictures");
    case ServerLimit::Group::Connections: return LimitsForm::tr("Connections");
    case ServerLimit::Group::Times: return LimitsForm::tr("Times");
    case ServerLimit::Group::Logs: break;
    }
    return LimitsForm::tr("Logs");
}

QString words(const char *text)
{
    return QCoreApplication::translate("ServerLimit", text);
}

QString help(const ServerLimit &limit)
{
    return LimitsForm::tr("%1, default %2, %3")
        .arg(QLatin1String(limit.name),
             limitText(limit.unit, limit.value(ServerOptions()), QLocale()),
             QLatin1String(limit.option));
}

}  // namespace

LimitsForm::LimitsForm(const ServerSettings &settings, QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(16, 12, 16, 12);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(2, 1);
    for (std::size_t i = 0; i < serverLimits().size(); ++i) {
        const auto group = serverLimits()[i].group;
        if (i == 0 || serverLimits()[i - 1].group != group) {
            if (i > 0)
                grid->setRowMinimumHeight(grid->rowCount(), 6);
            grid->addWidget(figureTitle(groupTitle(group)), grid->rowCount(), 0, 1, 3);
        }
        addLimit(grid, settings, i);
    }
    auto *restore = new QPushButton(tr("Restore defaults"));
    restore->setObjectName(QStringLiteral("restoreDefaults"));
    restore->setAutoDefault(false);
    connect(restore, &QPushButton::clicked, this, &LimitsForm::restoreDefaults);
    grid->setRowMinimumHeight(grid->rowCount(), 6);
    grid->addWidget(restore, grid->rowCount(), 1);
    grid->setRowStretch(grid->rowCount(), 1);
}

void LimitsForm::addLimit(QGridLayout *grid, const ServerSettings &settings, std::size_t number)
{
    const ServerLimit &limit = serverLimits()[number];
    const bool given = settings.isGiven(QLatin1String(limit.name));
    auto *field = new LimitField(limit);
    field->setLimit(limit.value(settings.options()));
    field->setEnabled(!given);
    field->setToolTip(help(limit));
    m_fields.push_back(field);
    auto *title = new QLabel(words(limit.title));
    title->setBuddy(field);
    title->setToolTip(field->toolTip());
    auto *beyond = new QLabel(given ? tr("given by %1").arg(QLatin1String(limit.option))
                                    : words(limit.beyond));
    beyond->setForegroundRole(QPalette::PlaceholderText);
    const int row = grid->rowCount();
    grid->addWidget(title, row, 0);
    grid->addWidget(field, row, 1);
    grid->addWidget(beyond, row, 2);
}

void LimitsForm::fill(ServerOptions &options) const
{
    for (std::size_t i = 0; i < m_fields.size(); ++i)
        serverLimits()[i].set(options, m_fields[i]->limit());
}

void LimitsForm::restoreDefaults()
{
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        if (m_fields[i]->isEnabled())
            m_fields[i]->setLimit(serverLimits()[i].value(ServerOptions()));
    }
}

}  // namespace classiscope
