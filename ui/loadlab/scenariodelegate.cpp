// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/scenariodelegate.h"

#include "ui/loadlab/scenariocells.h"
#include "ui/loadlab/scenariotablemodel.h"
#include "ui/settings/plainspinbox.h"

#include <QComboBox>
#include <QLineEdit>

namespace classiscope {

namespace {

using Table = ScenarioTableModel;

QWidget *kindEditor(QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->addItems(loadKindNames());
    return box;
}

QWidget *numberEditor(QWidget *parent, int column)
{
    auto *field = new PlainSpinBox(parent);
    field->setFrame(false);
    field->setButtonSymbols(QAbstractSpinBox::NoButtons);
    const bool users = column == Table::Users;
    const bool share = column == Table::Repeated || column == Table::Aborted;
    field->setDecimals(users ? 0 : 2);
    if (share)
        field->setRange(0, 100);
    else
        field->setRange(users ? 1 : 0.01, users ? Scenario::maxUsers : Scenario::maxRate);
    return field;
}

}  // namespace

QWidget *ScenarioDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                        const QModelIndex &index) const
{
    QWidget *editor = nullptr;
    switch (index.column()) {
    case Table::Kind: editor = kindEditor(parent); break;
    case Table::Users:
    case Table::SpawnRate:
    case Table::Rate:
    case Table::Repeated:
    case Table::Aborted: editor = numberEditor(parent, index.column()); break;
    default: {
        auto *field = new QLineEdit(parent);
        field->setFrame(false);
        editor = field;
    }
    }
    editor->setAutoFillBackground(true);
    editor->setAccessibleName(scenarioTitle(index.column()));
    return editor;
}

void ScenarioDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    if (auto *box = qobject_cast<QComboBox *>(editor))
        box->setCurrentIndex(index.data(Qt::EditRole).toInt());
    else
        CellDelegate::setEditorData(editor, index);
}

void ScenarioDelegate::setModelData(QWidget *editor, QAbstractItemModel *model,
                                    const QModelIndex &index) const
{
    if (const auto *box = qobject_cast<QComboBox *>(editor))
        model->setData(index, box->currentIndex());
    else
        CellDelegate::setModelData(editor, model, index);
}

bool ScenarioDelegate::editorEvent(QEvent *event, QAbstractItemModel *model,
                                   const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QStyleOptionViewItem painted = option;  // the tick is where paint() puts it
    painted.rect = contentRect(option.rect, index.column());
    return CellDelegate::editorEvent(event, model, painted, index);
}

}  // namespace classiscope
