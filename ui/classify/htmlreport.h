// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/confusion.h"

#include <functional>

class QIODevice;

namespace classiscope {

/// What an HTML report tells.
struct HtmlReport {
    std::vector<ResultRow> rows;  ///< in their order; those that wait are left out
    int total = 0;                ///< rows there are; more than `rows` when they are filtered
    Confusion confusion;          ///< of all of them; empty: no accuracy
};

/// The most pictures of a report; the rows after them have none.
constexpr int reportThumbnails = 5000;
constexpr int reportThumbnailSide = 96;  ///< pixels, of the square they fit in

/// Writes one file that needs no other: figures, accuracy, a table of the rows with small
/// pictures in it. All text is escaped, scripts are forbidden. One picture is held at a time.
///
/// `goOn` is called with the number of rows written, after each; false stops.
/// Reads pictures, so not for the window's thread.
/// Errors: Cancelled, FileUnreadable. Returns the number of rows written.
Result<int> writeHtmlReport(const HtmlReport &report, QIODevice &device,
                            const std::function<bool(int)> &goOn);

/// The same to the file `path`; an older file there stays until the new one is whole.
Result<int> writeHtmlReport(const HtmlReport &report, const QString &path,
                            const std::function<bool(int)> &goOn);

}  // namespace classiscope
