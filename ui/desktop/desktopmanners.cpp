// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktopmanners.h"

#include "ui/classify/classifypage.h"
#include "ui/desktop/bringtofront.h"
#include "ui/desktop/session.h"
#include "ui/desktop/trayicon.h"
#include "ui/server/serverpage.h"
#include "ui/settings/generalsettings.h"
#include "ui/whenfinished.h"

#include <QApplication>
#include <QStackedWidget>

namespace classiscope {

DesktopManners::DesktopManners(const Parts &parts)
    : QObject(&parts.window)
    , m_parts(parts)
    , m_tray(new TrayIcon(this))
{
    connect(m_tray, &TrayIcon::showRequested, this, [this] { bringToFront(m_parts.window); });
    connect(m_tray, &TrayIcon::serverSwitched, &parts.server, &ServerPage::setListening);
    connect(m_tray, &TrayIcon::quitRequested, this, &DesktopManners::quit);
    connect(&parts.server, &ServerPage::statusChanged, m_tray, &TrayIcon::setServer);
}

int DesktopManners::firstPlace() const
{
    return keptSession(m_parts.settings, generalSettings(m_parts.settings), m_parts.places.count())
        .place;
}

void DesktopManners::restorePictures()
{
    const Session session =
        keptSession(m_parts.settings, generalSettings(m_parts.settings), m_parts.places.count());
    if (session.pictures.isEmpty())
        return;
    whenFinished(existingFiles(m_pool, session.pictures), this, [this](const QStringList &files) {
        if (!files.isEmpty())
            m_parts.classify.addPaths(files);
    });
}

void DesktopManners::keepSession()
{
    const GeneralSettings general = generalSettings(m_parts.settings);
    Session session;
    session.place = m_parts.places.currentIndex();
    if (general.restorePictures)
        session.pictures = m_parts.classify.picturePaths();
    classiscope::keepSession(m_parts.settings, general, session);
}

bool DesktopManners::staysInTray()
{
    if (m_quitting || !generalSettings(m_parts.settings).closeToTray || !m_parts.hasTray())
        return false;
    // A message box that is closed while the window is hidden would end the program.
    QApplication::setQuitOnLastWindowClosed(false);
    m_parts.window.hide();
    m_tray->tellThatItStays();
    return true;
}

void DesktopManners::quit()
{
    m_quitting = true;
    m_parts.window.close();
    QCoreApplication::quit();  // a window that is hidden already is not the last one to close
}

}  // namespace classiscope
