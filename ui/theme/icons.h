// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace classiscope {

/// One of resources/icons, drawn in the text colour of the palette at the time
/// it is painted, muted when disabled; it needs no change with the colour scheme.
QIcon icon(const QString &name);

/// The same in a colour of its own.
QPixmap iconPixmap(const QString &name, int size, const QColor &color, qreal devicePixelRatio);

/// The program's own, in its own colours.
QIcon applicationIcon();

}  // namespace classiscope
