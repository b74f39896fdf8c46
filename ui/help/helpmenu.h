// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QMainWindow;

namespace classiscope {

class HelpWindow;

/// The menu with the help, the keyboard shortcuts and who made the program.
class HelpMenu : public QObject {
    Q_OBJECT

public:
    /// Adds the menu to the window's menu bar. `page`: the help's page for where the user is.
    HelpMenu(QMainWindow &window, std::function<QString()> page);

private:
    void openHelp(const QString &page);
    void showShortcuts();

    QMainWindow &m_window;
    HelpWindow *m_help = nullptr;
};

}  // namespace classiscope
