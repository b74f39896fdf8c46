// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/bringtofront.h"

#include <QWidget>

namespace classiscope {

void bringToFront(QWidget &window, const QByteArray &activationToken)
{
    if (!activationToken.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activationToken);  // where Qt's Wayland looks for it
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

}  // namespace classiscope
