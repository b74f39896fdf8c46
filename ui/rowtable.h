// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <vector>

namespace classiscope {

/// A table of things, one a row: rows are chosen as a whole, cells are not edited, and
/// the header sorts (a third click restores the order of arrival).
class RowTable : public QTableView {
public:
    /// `rowHeight`: pixels. The model is still to be set.
    explicit RowTable(int rowHeight, QWidget *parent = nullptr);
};

/// Gives each column that is shown its width, and shares out evenly what the table has to spare.
/// `widths`: of all its columns, in pixels.
void spreadColumns(QTableView &table, const std::vector<int> &widths);

}  // namespace classiscope
