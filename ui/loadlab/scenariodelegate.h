// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/celldelegate.h"

namespace classiscope {

/// Edits the cells of a ScenarioTableModel: its kinds in a list, numbers in a field that
/// keeps to their range, the rest as text.
class ScenarioDelegate : public CellDelegate {
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model,
                      const QModelIndex &index) const override;

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
};

}  // namespace classiscope
