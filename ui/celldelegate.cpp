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
    cell.rect = contentRect(cell.rect, index.column());
    QStyledItemDelegate::paint(painter, cell, index);
}

QRect CellDelegate::contentRect(const QRect &cell, int column)
{
    return cell.adjusted(column == 0 ? 12 : 4, 0, -4, 0);
}

}  // namespace classiscope
