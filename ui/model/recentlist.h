// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/recenttablemodel.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace classiscope {

class RowTable;

/// The models opened last, to open one again or to forget it.
class RecentList : public QWidget {
    Q_OBJECT

public:
    /// `recent` must outlive the list.
    explicit RecentList(RecentModels &recent, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeTools();
    int currentRow() const;
    void fitColumns();
    void showState();

    RecentModels &m_recent;
    RecentTableModel m_model;
    RowTable *m_table;
    QLabel *m_note;
    QPushButton *m_open;
    QPushButton *m_remove;
    int m_lastRow = 0;  // chosen again when the list has changed
};

}  // namespace classiscope
