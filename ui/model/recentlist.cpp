// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/recentlist.h"

#include "ui/celldelegate.h"
#include "ui/rowtable.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowPixels = 28;

}  // namespace

RecentList::RecentList(RecentModels &recent, QWidget *parent)
    : QWidget(parent)
    , m_recent(recent)
    , m_model(recent)
    , m_table(new RowTable(rowPixels))
    , m_note(new QLabel)
    , m_open(new QPushButton(tr("O&pen")))
    , m_remove(new QPushButton(tr("&Remove")))
{
    m_table->setModel(&m_model);
    m_table->setSortingEnabled(false);  // the keys count from the top
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setObjectName(QStringLiteral("recentTable"));
    m_table->setAccessibleName(tr("Recent models"));
    m_table->setProperty("plain", true);
    m_table->setTextElideMode(Qt::ElideMiddle);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_table, 1);
    column->addWidget(makeTools());

    connect(m_open, &QPushButton::clicked, this, [this] { m_recent.choose(currentRow()); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_recent.remove(currentRow()); });
    connect(m_table, &QTableView::doubleClicked, this,
            [this](const QModelIndex &index) { m_recent.choose(index.row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RecentList::showState);
    connect(&m_model, &QAbstractItemModel::modelAboutToBeReset, this,
            [this] { m_lastRow = std::max(0, currentRow()); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_model.rowCount() > 0)
            m_table->selectRow(std::min(m_lastRow, m_model.rowCount() - 1));
        showState();
    });
    if (m_model.rowCount() > 0)
        m_table->selectRow(0);
    showState();
}

QWidget *RecentList::makeTools()
{
    m_note->setObjectName(QStringLiteral("recentNote"));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_open->setObjectName(QStringLiteral("recentOpen"));
    m_open->setAccessibleName(tr("Open the chosen model"));
    m_remove->setObjectName(QStringLiteral("recentRemove"));
    m_remove->setAccessibleName(tr("Remove the chosen model from this list"));
    m_remove->setToolTip(tr("Take it out of this list; its files stay"));
    auto *tools = new QWidget;
    auto *row = new QHBoxLayout(tools);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_note, 1);
    row->addWidget(m_open);
    row->addWidget(m_remove);
    return tools;
}

int RecentList::currentRow() const
{
    return m_table->currentIndex().row();
}

void RecentList::showState()
{
    const int row = currentRow();
    const bool chosen = row >= 0 && row < m_recent.models().size();
    const bool missing = chosen && m_recent.models().at(row).missing;
    m_open->setEnabled(chosen && !missing);
    m_remove->setEnabled(chosen);
    m_note->setText(missing ? missingText(m_recent.models().at(row))
                        : m_model.rowCount() == 0
                        ? tr("Models you open are listed here.")
                        : tr("A network file opened again keeps its preprocessing settings."));
}

void RecentList::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_recent.look();
}

void RecentList::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int key = metrics.horizontalAdvance(QStringLiteral("Ctrl+0")) + 32;
    const int left = m_table->viewport()->width() - key;
    const int name = left * 2 / 5;
    m_table->setColumnWidth(RecentTableModel::Key, key);
    m_table->setColumnWidth(RecentTableModel::Name, name);
    m_table->setColumnWidth(RecentTableModel::Place, left - name);
}

bool RecentList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: m_recent.choose(currentRow()); return true;
        case Qt::Key_Delete: m_recent.remove(currentRow()); return true;
        default: break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace classiscope
