// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultspane.h"

#include "ui/classify/resultslist.h"
#include "ui/classify/resultsmodel.h"
#include "ui/listtools.h"
#include "ui/theme/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

#include <algorithm>

namespace classiscope {

ResultsPane::ResultsPane(ResultsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new ResultsList(model))
    , m_summary(new ElidedLabel)
    , m_clear(
          quietButton("clearButton", QStringLiteral("clear"), tr("Clear"), tr("Clear the list")))
{
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto *open =
        quietButton("openMore", QStringLiteral("open"), tr("Open…"), tr("Open more pictures"));
    auto *filter = filterField("filter", tr("Filter the results"), 200);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 8, 8);
    tools->setSpacing(8);
    tools->addWidget(m_summary, 1);
    tools->addWidget(filter, 1);
    tools->addWidget(open);
    tools->addWidget(m_clear);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_list, 1);
    setMinimumWidth(400);

    connect(filter, &QLineEdit::textChanged, m_list, &ResultsList::setFilter);
    connect(open, &QToolButton::clicked, this, &ResultsPane::openRequested);
    connect(m_clear, &QToolButton::clicked, this, &ResultsPane::clearRequested);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &ResultsPane::count);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ResultsPane::count);
}

void ResultsPane::setClearEnabled(bool enabled)
{
    m_clear->setEnabled(enabled);
    m_clear->setToolTip(enabled ? tr("Clear the list") : tr("Cancel first, then clear the list"));
}

void ResultsPane::count()
{
    const auto &rows = m_model.rows();
    const auto failed =
        std::count_if(rows.begin(), rows.end(), [](const ResultRow &row) { return row.failed(); });
    QString text = rows.size() == 1
        ? tr("1 picture")
        : tr("%1 pictures").arg(QLocale().toString(qlonglong(rows.size())));
    if (failed > 0)
        text += QStringLiteral(" · ") + tr("%1 failed").arg(QLocale().toString(qlonglong(failed)));
    m_summary->setText(text);
}

}  // namespace classiscope
