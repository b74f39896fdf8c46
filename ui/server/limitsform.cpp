// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/limitsform.h"

#include "core/server/serverlimits.h"
#include "ui/performance/figuretile.h"
#include "ui/server/limitfield.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>

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

LimitsForm::LimitsForm(const ServerSettings &settings, bool (*isShown)(const ServerLimit &limit),
                       QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(16, 12, 16, 12);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(2, 1);
    addLimits(settings, isShown);
    m_grid->setRowStretch(m_grid->rowCount(), 1);
}

void LimitsForm::addLimits(const ServerSettings &settings,
                           bool (*isShown)(const ServerLimit &limit))
{
    std::optional<ServerLimit::Group> group;
    for (const ServerLimit &limit : serverLimits()) {
        if (!isShown(limit))
            continue;
        if (group != limit.group) {
            if (group)
                m_grid->setRowMinimumHeight(m_grid->rowCount(), 6);
            m_grid->addWidget(figureTitle(groupTitle(limit.group)), m_grid->rowCount(), 0, 1, 3);
            group = limit.group;
        }
        addLimit(settings, limit);
    }
}

void LimitsForm::addLimit(const ServerSettings &settings, const ServerLimit &limit)
{
    const bool given = settings.isGiven(QLatin1String(limit.name));
    auto *field = new LimitField(limit);
    field->setLimit(limit.value(settings.options()));
    field->setEnabled(!given);
    field->setToolTip(help(limit));
    connect(field, &LimitField::valueChanged, this, &LimitsForm::edited);
    m_fields.emplace_back(&limit, field);
    auto *title = new QLabel(words(limit.title));
    title->setBuddy(field);
    title->setToolTip(field->toolTip());
    auto *beyond = new QLabel(given ? tr("given by %1").arg(QLatin1String(limit.option))
                                    : words(limit.beyond));
    beyond->setForegroundRole(QPalette::PlaceholderText);
    const int row = m_grid->rowCount();
    m_grid->addWidget(title, row, 0);
    m_grid->addWidget(field, row, 1);
    m_grid->addWidget(beyond, row, 2);
}

void LimitsForm::fill(ServerOptions &options) const
{
    for (const auto &[limit, field] : m_fields)
        limit->set(options, field->limit());
}

void LimitsForm::restoreDefaults()
{
    for (const auto &[limit, field] : m_fields) {
        if (field->isEnabled())
            field->setLimit(limit->value(ServerOptions()));
    }
}

}  // namespace classiscope
