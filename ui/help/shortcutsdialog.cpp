// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/shortcutsdialog.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace classiscope {

namespace {

/// "&Open…" as it is read: "Open".
QString plainText(const QString &text)
{
    QString plain = text;
    plain.replace(QLatin1String("&&"), QLatin1String("\n"));
    plain.remove(QLatin1Char('&'));
    plain.replace(QLatin1Char('\n'), QLatin1Char('&'));
    plain.remove(QChar(0x2026));
    return plain;
}

}  // namespace

ShortcutsDialog::ShortcutsDialog(QMainWindow &window)
    : QDialog(&window)
    , m_list(new QTreeWidget)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    m_list->setObjectName(QStringLiteral("shortcuts"));
    m_list->setAccessibleName(tr("Keyboard shortcuts"));
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("What it does"), tr("Keys")});
    m_list->setRootIsDecorated(false);
    m_list->setItemsExpandable(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setFrameShape(QFrame::NoFrame);
    for (const QAction *entry : window.menuBar()->actions()) {
        if (const QMenu *menu = entry->menu())
            addMenu(plainText(entry->text()), *menu);
    }
    addPages(window);
    m_list->expandAll();
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(460, 560);
}

void ShortcutsDialog::addMenu(const QString &title, const QMenu &menu)
{
    addGroup(title, menu.actions());
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            addMenu(QStringLiteral("%1 › %2").arg(title, plainText(action->text())),
                    *action->menu());
    }
}

void ShortcutsDialog::addPages(const QMainWindow &window)
{
    QList<QAction *> actions;
    for (QAction *action : window.findChildren<QAction *>()) {
        if (!m_listed.contains(action))
            actions << action;
    }
    addGroup(tr("In lists and pages"), actions);
}

void ShortcutsDialog::addGroup(const QString &title, const QList<QAction *> &actions)
{
    QTreeWidgetItem *group = nullptr;
    for (QAction *action : actions) {
        const QString text = plainText(action->text());
        if (action->shortcut().isEmpty() || text.isEmpty())
            continue;
        m_listed << action;
        if (!group) {
            group = new QTreeWidgetItem(m_list, {title});
            QFont bold = m_list->font();
            bold.setWeight(QFont::DemiBold);
            group->setFont(0, bold);
            group->setFlags(Qt::ItemIsEnabled);
        }
        new QTreeWidgetItem(group, {text, action->shortcut().toString(QKeySequence::NativeText)});
    }
}

}  // namespace classiscope
