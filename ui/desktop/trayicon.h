// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace classiscope {

/// The program in the desktop's tray: whether the server is on, and a menu.
///
/// Where there is no tray it stays out of sight; it appears when one does.
class TrayIcon : public QObject {
    Q_OBJECT

public:
    explicit TrayIcon(QObject *parent = nullptr);
    ~TrayIcon() override;

    static bool available();

    /// `text`: the server's state in a few words.
    void setServer(const QString &text, bool listening);
    /// Once: that the program goes on here after its window was closed.
    void tellThatItStays();

    QMenu &menu() const { return *m_menu; }
    QString text() const { return m_text; }  ///< the tool tip

signals:
    void showRequested();
    void serverSwitched(bool on);
    void quitRequested();

private:
    void makeIcon();

    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon *m_icon = nullptr;  // none without a desktop
    QAction *m_server;
    QString m_text;
    bool m_told = false;
};

}  // namespace classiscope
