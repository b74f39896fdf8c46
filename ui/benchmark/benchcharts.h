// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/benchmark/benchrows.h"

namespace classiscope {

/// One bar with everything that is written at it.
struct Bar {
    QString group;      ///< neighbours of one group stand below its name; may be empty
    QString label;      ///< left of the bar
    QString valueText;  ///< right of it
    QString mark;       ///< a word behind the value, e.g. "best"; may be empty
    QString help;       ///< the tooltip: all figures
    double value = 0;
    double low = 0, high = 0;  ///< of the rounds
    int color = 0;             ///< the same number, the same colour; see barColor()

    bool operator==(const Bar &) const = default;
};

/// A bar chart, ready to be drawn.
struct BarChartContent {
    QString title;
    QString help;  ///< what is measured, and which way is better
    QString hint;  ///< in the place of bars when there are none
    std::vector<Bar> bars;

    double largest() const;  ///< of all rounds; 0 without bars
    QString text() const;    ///< all of it in words, a line a bar
};

/// Milliseconds an image in the forward pass of one worker, a bar a path and batch.
BarChartContent forwardChart(const std::vector<BenchRow> &rows);

/// Images a second in the full pipeline, a bar a setting, those of a path together.
BarChartContent pipelineChart(const std::vector<BenchRow> &rows);

}  // namespace classiscope
