// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace classiscope {

class RecentModels;

/// File › Recent models: Ctrl+1 to Ctrl+9 open the newest ones.
class RecentMenu : public QMenu {
    Q_OBJECT

public:
    /// `recent` must outlive the menu.
    explicit RecentMenu(RecentModels &recent, QWidget *parent = nullptr);

private:
    void fill();

    RecentModels &m_recent;
};

/// Says that the model is missing, and offers to remove it from the list.
/// Does not block. `window`: its parent.
void showMissingModel(RecentModels &recent, int place, QWidget *window);

}  // namespace classiscope
