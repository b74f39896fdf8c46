// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QLineEdit;
class QString;
class QToolButton;

namespace classiscope {

// What stands above a list of results or requests. `name`: the object's.

/// A flat button with icon and text; the tool tip is also its name for screen readers.
QToolButton *quietButton(const char *name, const QString &iconName, const QString &text,
                         const QString &toolTip);

/// An empty field for the text that the rows shown must contain.
QLineEdit *filterField(const char *name, const QString &accessibleName, int maximumWidth);

}  // namespace classiscope
