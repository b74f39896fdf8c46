// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

class QWidget;

namespace classiscope {

/// Shows a window that is hidden or minimised, on top of the others and with the keyboard.
/// `activationToken`: the permission that Wayland demands; empty where there is none.
void bringToFront(QWidget &window, const QByteArray &activationToken = {});

}  // namespace classiscope
