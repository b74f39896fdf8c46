// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/helpmenu.h"

#include "ui/aboutbox.h"
#include "ui/desktop/bringtofront.h"
#include "ui/help/helpwindow.h"
#include "ui/help/shortcutsdialog.h"

#include <QMainWindow>
#include <QMenuBar>

namespace classiscope {

HelpMenu::HelpMenu(QMainWindow &window, std::function<QString()> page)
    : QObject(&window)
    , m_window(window)
{
    QMenu *menu = window.menuBar()->addMenu(tr("&Help"));
    menu->addAction(tr("Classiscope &help"), QKeySequence(Qt::Key_F1), this,
                    [this, page = std::move(page)] { openHelp(page()); });
    menu->addAction(tr("&First steps"), this, [this] { openHelp(QStringLiteral("start")); });
    menu->addAction(tr("&Keyboard shortcuts"), this, &HelpMenu::showShortcuts);
    menu->addSeparator();
    QAction *about =
        menu->addAction(tr("&About Classiscope"), this, [this] { showAboutBox(&m_window); });
    about->setMenuRole(QAction::AboutRole);
}

void HelpMenu::openHelp(const QString &page)
{
    if (!m_help)
        m_help = new HelpWindow(&m_window);
    m_help->showPage(page);
    bringToFront(*m_help);
}

void HelpMenu::showShortcuts()
{
    auto *dialog = new ShortcutsDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

}  // namespace classiscope
