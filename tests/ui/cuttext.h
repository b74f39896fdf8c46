// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace classiscope::test {

/// What of the widget's text does not fit into it, one line a text; empty when all does.
///
/// Looks at labels, buttons, combo and spin boxes, line edits' placeholders, headers, tabs,
/// menu bars and charts' legends; at nothing that is elided deliberately (ElidedLabel).
QStringList cutTexts(const QWidget &widget);

/// Says where the widget sticks out of its parent; empty when it does not, or when a
/// scroll area shows the rest.
QString stickingOut(const QWidget &widget);

}  // namespace classiscope::test
