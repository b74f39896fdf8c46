// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/searchtable.h"

#include "ui/celldelegate.h"
#include "ui/listtools.h"
#include "ui/performance/numberformat.h"
#include "ui/rowtable.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowPixels = 26;
constexpr int leastCharacters = 36;  // of a column that takes what is left

/// Left and right of a cell's text.
int paddingOf(int column)
{
    return column == 0 ? 28 : 20;
}

}  // namespace

SearchTable::SearchTable(QAbstractItemModel &model, const Words &words, const QStringList &samples,
                         QWidget *parent)
    : QWidget(parent)
    , m_samples(samples)
    , m_words(words)
    , m_table(new RowTable(rowPixels))
    , m_filter(filterField("filter", words.filter, 220))
    , m_count(new QLabel)
{
    m_shown.setSourceModel(&model);
    m_shown.setSortRole(sortRole);
    m_shown.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_shown.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_shown.setFilterKeyColumn(-1);
    m_table->setModel(&m_shown);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setObjectName(words.name + QStringLiteral("Table"));
    m_table->setAccessibleName(words.title);
    m_table->setProperty("plain", true);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_table->viewport()->installEventFilter(this);
    m_filter->setObjectName(words.name + QStringLiteral("Filter"));
    m_count->setObjectName(words.name + QStringLiteral("Count"));
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(16, 8, 8, 8);
    tools->setSpacing(8);
    tools->addWidget(m_count, 1);
    tools->addWidget(m_filter, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tools);
    column->addWidget(m_table, 1);
    addActions();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_shown.setFilterFixedString(text.trimmed());
        count();
    });
    connect(&m_shown, &QAbstractItemModel::modelReset, this, [this] {
        m_wholeWidth = -1;
        fitColumns();
        count();
    });
    count();
}

void SearchTable::setElideMode(Qt::TextElideMode mode)
{
    m_table->setTextElideMode(mode);
}

void SearchTable::addActions()
{
    auto *copy = new QAction(icon(QStringLiteral("copy")), tr("&Copy"), m_table);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(copied()); });
    auto *all = new QAction(tr("Select &all"), m_table);
    all->setShortcut(QKeySequence::SelectAll);
    all->setShortcutContext(Qt::WidgetShortcut);
    connect(all, &QAction::triggered, m_table, &QTableView::selectAll);
    m_table->QWidget::addActions({copy, all});
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

QString SearchTable::copied() const
{
    const auto *chosen = m_table->selectionModel();
    QString text;
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        if (chosen->hasSelection() && !chosen->isRowSelected(row))
            continue;
        QStringList cells;
        for (int column = 0; column < m_shown.columnCount(); ++column)
            cells << m_shown.index(row, column).data().toString();
        text += cells.join(u'\t') + u'\n';
    }
    return text;
}

bool SearchTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void SearchTable::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_wholeWidth = -1;
        fitColumns();
    }
}

void SearchTable::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    int left = m_table->viewport()->width();
    int taker = -1;  // of what is left
    for (int column = 0; column < m_samples.size(); ++column) {
        if (m_samples.at(column).isEmpty()) {
            taker = column;
            continue;
        }
        const QString title = m_shown.headerData(column, Qt::Horizontal).toString();
        const int width = paddingOf(column)
            + std::max(metrics.horizontalAdvance(title),
                       metrics.horizontalAdvance(m_samples.at(column)));
        m_table->setColumnWidth(column, width);
        left -= width;
    }
    if (taker < 0)
        return;
    // With less room the table scrolls sideways, and then nothing has to be cut.
    const bool enough = left >= leastCharacters * metrics.averageCharWidth();
    m_table->setColumnWidth(taker, enough ? left : std::max(left, wholeWidth(taker)));
}

int SearchTable::wholeWidth(int column)
{
    if (m_wholeWidth >= 0)
        return m_wholeWidth;
    const QFontMetrics metrics = m_table->fontMetrics();
    const auto *model = m_shown.sourceModel();
    m_wholeWidth = metrics.horizontalAdvance(m_shown.headerData(column, Qt::Horizontal).toString());
    for (int row = 0; row < model->rowCount(); ++row)
        m_wholeWidth = std::max(
            m_wholeWidth, metrics.horizontalAdvance(model->index(row, column).data().toString()));
    m_wholeWidth += paddingOf(column);
    return m_wholeWidth;
}

void SearchTable::count()
{
    const int all = m_shown.sourceModel()->rowCount(), shown = m_shown.rowCount();
    QString text;  // of an empty table nothing: its rows are still to come
    if (shown < all)
        text = m_words.some.arg(countText(shown), countText(all));
    else if (all > 0)
        text = all == 1 ? m_words.one : m_words.all.arg(countText(all));
    m_count->setText(text);
}

}  // namespace classiscope
