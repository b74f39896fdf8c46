// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/chartcontents.h"

#include <QPalette>
#include <QSize>

namespace classiscope {

/// How charts are drawn as SVG.
struct SvgLook {
    QPalette palette;
    TimeSpan span;
    QString newestLabel;  ///< what the time axis calls second 0
};

/// One chart as an `svg` element of that size, with its title, legend and marks. Needs nothing
/// from elsewhere; may be put into a page of HTML. Runs on any thread, as the next.
QString chartSvg(const ChartContent &chart, QSize size, const SvgLook &look);

/// All charts in two columns below a title and a smaller line, as a file of its own.
QByteArray chartsSvg(const ChartContents &charts, const QString &title, const QString &line,
                     const SvgLook &look);

}  // namespace classiscope
