// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace classiscope {

/// Opens the box with the version, the Qt version and the licence; does not block.
void showAboutBox(QWidget *parent);

}  // namespace classiscope
