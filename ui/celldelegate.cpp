// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/celldelegate.h"

#include "ui/theme/palettes.h"

#include <QPainter>

namespace classiscope {

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    if (cell.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell.rect, chosenGround(cell.palette));
    cell.state &= ~(QStyle::State_Selected | QStyle::State_HasFocus);
    const int left = index.column() == 0 ? 12 : 4;
    cell.rect.adjust(left, 0, -4, 0);
    QStyledItemDelegate::paint(painter, cell, index);
}

}  // namespace classiscope
