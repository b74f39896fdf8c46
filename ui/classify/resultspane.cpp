// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultspane.h"

#include "ui/classify/resultslist.h"
#include "ui/classify/resultsmodel.h"
#include "ui/listtools.h"
#include "ui/theme/elidedlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace classiscope {

namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

}  // namespace

ResultsPane::ResultsPane(ResultsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_list(new ResultsList(model))
    , m_summary(new ElidedLabel)
    , m_accuracy(quietButton("accuracyButton", QStringLiteral("accuracy"), tr("Accuracy"),
                             tr("How often the answer is what the folder's name says")))
    , m_clear(
          quietButton("clearButton", QStringLiteral("clear"), tr("Clear"), tr("Clear the list")))
    , m_text(filterField("filter", tr("Filter the results"), QWIDGETSIZE_MAX))
    , m_kind(new QComboBox)
    , m_empty(new QWidget(m_list->viewport()))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeTools());
    column->addLayout(makeFilters());
    column->addWidget(makeCellBar());
    column->addWidget(m_list, 1);
    setMinimumWidth(400);
    showEmpty();

    connect(&model, &QAbstractItemModel::rowsInserted, this, &ResultsPane::count);
    connect(&model, &QAbstractItemModel::dataChanged, this, &ResultsPane::count);
    connect(&model, &QAbstractItemModel::modelReset, this, &ResultsPane::showAll);
    connect(&model, &ResultsModel::truthChanged, this, &ResultsPane::setTruth);
    connect(&m_list->filter(), &ResultFilter::filterChanged, this, &ResultsPane::count);
}

QHBoxLayout *ResultsPane::makeTools()
{
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_accuracy->hide();
    auto *open =
        quietButton("openMore", QStringLiteral("open"), tr("Open…"), tr("Open more pictures"));
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 8, 0);
    tools->setSpacing(4);
    tools->addWidget(m_summary, 1);
    tools->addWidget(open);
    tools->addWidget(m_clear);
    connect(m_accuracy, &QToolButton::clicked, this, &ResultsPane::accuracyRequested);
    connect(open, &QToolButton::clicked, this, &ResultsPane::openRequested);
    connect(m_clear, &QToolButton::clicked, this, &ResultsPane::clearRequested);
    return tools;
}

QHBoxLayout *ResultsPane::makeFilters()
{
    m_text->setPlaceholderText(tr("Name or class"));
    m_kind->setObjectName(QStringLiteral("resultKind"));
    m_kind->setAccessibleName(tr("Which results are shown"));
    m_kind->addItems({tr("All"), tr("Answered"), tr("Unsure"), tr("Failed")});
    m_kind->setItemData(int(ResultFilter::Kind::Unsure),
                        tr("Confidence below %1").arg(percentText(ResultsModel::weakConfidence)),
                        Qt::ToolTipRole);
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_kind->setMinimumHeight(28);
    auto *filters = new QHBoxLayout;
    filters->setContentsMargins(16, 4, 16, 8);
    filters->setSpacing(8);
    filters->addWidget(m_text, 1);
    filters->addWidget(m_kind);
    filters->addWidget(m_accuracy);
    connect(m_text, &QLineEdit::textChanged, &m_list->filter(), &ResultFilter::setText);
    connect(m_kind, &QComboBox::currentIndexChanged, &m_list->filter(),
            [this](int index) { m_list->filter().setKind(ResultFilter::Kind(index)); });
    return filters;
}

QWidget *ResultsPane::makeCellBar()
{
    m_cell = new ElidedLabel;
    m_cell->setObjectName(QStringLiteral("cellText"));
    auto *all =
        quietButton("cellClear", QStringLiteral("close"), tr("Show all"), tr("Show all pictures"));
    connect(all, &QToolButton::clicked, this, [this] { setCell(std::nullopt); });
    m_cellBar = new QWidget;
    auto *row = new QHBoxLayout(m_cellBar);
    row->setContentsMargins(16, 0, 8, 4);
    row->addWidget(m_cell, 1);
    row->addWidget(all);
    m_cellBar->hide();
    return m_cellBar;
}

void ResultsPane::showEmpty()
{
    auto *text = new QLabel(tr("No picture matches the filter"));
    text->setObjectName(QStringLiteral("noMatch"));
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *all = new QPushButton(tr("Show all"));
    all->setObjectName(QStringLiteral("showAll"));
    connect(all, &QPushButton::clicked, this, &ResultsPane::showAll);
    auto *column = new QVBoxLayout(m_empty);
    column->setSpacing(12);
    column->addWidget(text, 0, Qt::AlignHCenter);
    column->addWidget(all, 0, Qt::AlignHCenter);
    auto *over = new QVBoxLayout(m_list->viewport());
    over->addWidget(m_empty, 0, Qt::AlignCenter);
    m_empty->hide();
}

void ResultsPane::setClearEnabled(bool enabled)
{
    m_clear->setEnabled(enabled);
    m_clear->setToolTip(enabled ? tr("Clear the list") : tr("Cancel first, then clear the list"));
}

void ResultsPane::showKind(ResultFilter::Kind kind)
{
    m_text->clear();
    setCell(std::nullopt);
    m_kind->setCurrentIndex(int(kind));
}

void ResultsPane::showCell(const ResultFilter::Cell &cell)
{
    m_text->clear();
    m_kind->setCurrentIndex(int(ResultFilter::Kind::All));
    setCell(cell);
}

void ResultsPane::showAll()
{
    showKind(ResultFilter::Kind::All);
    count();
}

void ResultsPane::setCell(std::optional<ResultFilter::Cell> cell)
{
    if (cell) {
        const QString truth = m_model.labels().value(cell->truth);
        m_cell->setText(
            cell->truth == cell->answer
                ? tr("%1, correctly answered").arg(truth)
                : tr("%1, answered as %2").arg(truth, m_model.labels().value(cell->answer)));
    }
    m_cellBar->setVisible(cell.has_value());
    m_list->filter().setCell(cell);
}

void ResultsPane::setTruth(bool hasTruth)
{
    m_accuracy->setVisible(hasTruth);
    const int mistakes = int(ResultFilter::Kind::Mistakes);
    if (hasTruth && m_kind->count() == mistakes) {
        m_kind->addItem(tr("Mistakes"));
    } else if (!hasTruth && m_kind->count() > mistakes) {
        if (m_kind->currentIndex() == mistakes)
            m_kind->setCurrentIndex(int(ResultFilter::Kind::All));
        m_kind->removeItem(mistakes);
        setCell(std::nullopt);
    }
}

void ResultsPane::count()
{
    const auto &rows = m_model.rows();
    const qint64 shown = m_list->filter().rowCount();
    const auto failed =
        std::count_if(rows.begin(), rows.end(), [](const ResultRow &row) { return row.failed(); });
    QString text = m_list->filter().filtering()
        ? tr("%1 of %2").arg(number(shown), number(qint64(rows.size())))
        : rows.size() == 1 ? tr("1 picture")
                           : tr("%1 pictures").arg(number(qint64(rows.size())));
    if (failed > 0)
        text += QStringLiteral(" · ") + tr("%1 failed").arg(number(failed));
    m_summary->setText(text);
    m_empty->setVisible(shown == 0 && !rows.empty());
}

}  // namespace classiscope
