// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/trayicon.h"

#include "ui/theme/icons.h"

#include <QAction>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace classiscope {

namespace {

constexpr int iconSize = 64;
const QColor listeningColor(0x2e, 0xb0, 0x5c);

/// With a green dot while the server listens.
QIcon stateIcon(bool listening)
{
    QPixmap pixmap = applicationIcon().pixmap(iconSize);
    if (listening) {
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::white, 4));
        painter.setBrush(listeningColor);
        const qreal side = pixmap.width() / pixmap.devicePixelRatio();
        painter.drawEllipse(QPointF(side * 0.78, side * 0.78), side * 0.18, side * 0.18);
    }
    return pixmap;
}

/// Platforms that draw into memory have no tray, and Qt warns when it looks for one there.
bool hasDesktop()
{
    const QString platform = QGuiApplication::platformName();
    return platform != QLatin1String("offscreen") && platform != QLatin1String("minimal");
}

}  // namespace

TrayIcon::TrayIcon(QObject *parent)
    : QObject(parent)
    , m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName(QStringLiteral("trayMenu"));
    QAction *show = m_menu->addAction(tr("&Show Classiscope"), this, &TrayIcon::showRequested);
    show->setObjectName(QStringLiteral("trayShow"));
    m_menu->setDefaultAction(show);
    m_server = m_menu->addAction(tr("S&erver"));
    m_server->setObjectName(QStringLiteral("trayServer"));
    m_server->setCheckable(true);
    connect(m_server, &QAction::triggered, this, &TrayIcon::serverSwitched);
    m_menu->addSeparator();
    QAction *quit = m_menu->addAction(tr("&Quit"), this, &TrayIcon::quitRequested);
    quit->setObjectName(QStringLiteral("trayQuit"));
    if (hasDesktop())
        makeIcon();
    setServer(tr("Server off"), false);
    if (m_icon)
        m_icon->show();
}

void TrayIcon::makeIcon()
{
    m_icon = new QSystemTrayIcon(this);
    m_icon->setContextMenu(m_menu.get());
    connect(m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    emit showRequested();
            });
    connect(m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::showRequested);
}

TrayIcon::~TrayIcon()
{
    delete m_icon;  // before its menu
}

bool TrayIcon::available()
{
    return hasDesktop() && QSystemTrayIcon::isSystemTrayAvailable();
}

void TrayIcon::setServer(const QString &text, bool listening)
{
    m_text = QStringLiteral("Classiscope\n%1").arg(text);
    m_server->setChecked(listening);
    if (m_icon) {
        m_icon->setIcon(stateIcon(listening));
        m_icon->setToolTip(m_text);
    }
}

void TrayIcon::tellThatItStays()
{
    if (m_icon && !std::exchange(m_told, true))
        m_icon->showMessage(tr("Classiscope goes on"),
                            tr("The window is closed; the program stays in the tray. Quit in its "
                               "menu ends it."),
                            m_icon->icon());
}

}  // namespace classiscope
