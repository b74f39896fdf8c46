// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace classiscope {

/// Draws the cells of a RowTable in line with its header's sections, which have wider
/// margins than Fusion's cells; a chosen row on the quiet ground.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    /// Of a cell, the part within its margins.
    static QRect contentRect(const QRect &cell, int column);
};

}  // namespace classiscope
