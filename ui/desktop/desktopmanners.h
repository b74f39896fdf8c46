// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

class QSettings;
class QStackedWidget;
class QWidget;

namespace classiscope {

class ClassifyPage;
class ServerPage;
class TrayIcon;

/// The window as one among others on a desktop: its icon in the tray, what closing it does,
/// and what of the last session comes back.
class DesktopManners : public QObject {
    Q_OBJECT

public:
    struct Parts {
        QWidget &window;
        QSettings &settings;
        ClassifyPage &classify;
        ServerPage &server;
        QStackedWidget &places;
        bool (*hasTray)();
    };

    /// All of `parts` must outlive it, or go with it as children of the window.
    explicit DesktopManners(const Parts &parts);

    /// The place where the window was closed, if that is to be opened again; otherwise 0.
    int firstPlace() const;
    /// Gives the last session's pictures to the Classify page, those that are still there,
    /// if the settings ask for it.
    void restorePictures();
    void keepSession();

    /// True: closing means that the window was hidden now, and the program goes on in the tray.
    bool staysInTray();
    /// Closes the window for good and ends the program.
    void quit();

private:
    Parts m_parts;
    TrayIcon *m_tray;
    bool m_quitting = false;
    QThreadPool m_pool;  // looks for the last session's files
};

}  // namespace classiscope
