// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QMainWindow;
class QMenu;
class QTreeWidget;

namespace classiscope {

/// The keys of a window, read from its actions: those of each menu, then those of the pages.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    explicit ShortcutsDialog(QMainWindow &window);

private:
    void addMenu(const QString &title, const QMenu &menu);
    void addPages(const QMainWindow &window);
    void addGroup(const QString &title, const QList<QAction *> &actions);

    QTreeWidget *m_list;
    QList<QAction *> m_listed;
};

}  // namespace classiscope
