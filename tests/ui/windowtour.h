// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/windowfixture.h"

#include <functional>

namespace classiscope::test {

/// What a stop of the tour shows: a name for messages, and the window or dialog.
using Look = std::function<void(const QString &stop, QWidget &shown)>;

/// Stops at every place of the window and its pages, at every dialog that its menus and buttons
/// with "…" open, at every page of these, and at the help's windows; file dialogs are Qt's own
/// and left out.
void tourWindow(WindowFixture &fixture, const Look &look);

/// Stops at what tourWindow() cannot reach: the dialogs about a network file, about two
/// models compared, about a model that does not open, and about a request.
void tourHiddenDialogs(WindowFixture &fixture, const Look &look);

/// Gives every place something to show: pictures that were classified and one that was not,
/// the server switched on, requests answered and refused. False when that takes too long.
bool fillPlaces(WindowFixture &fixture);

/// The widget's way down from its window: "MainWindow > ServerPage > QLabel state".
QString pathOf(const QWidget &widget);

/// All visible widgets below it, in the order they were made.
QList<QWidget *> visibleWidgets(const QWidget &shown);

}  // namespace classiscope::test
