// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace classiscope {

/// A box about something that failed: under the program's own sign, in plain text, wide
/// enough for most paths, whose lines may end behind a folder's name. Deletes itself once
/// it is closed; still to be opened.
QMessageBox *failureBox(const QString &title, const QString &what, const QString &why,
                        QMessageBox::StandardButtons buttons, QWidget *window);

}  // namespace classiscope
