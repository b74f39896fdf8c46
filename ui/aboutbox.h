// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace classiscope {

/// Opens the box with the versions and the licences; does not block.
void showAboutBox(QWidget *parent);

}  // namespace classiscope
