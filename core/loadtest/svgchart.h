// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>

#include <limits>
#include <optional>
#include <vector>

namespace classiscope {

/// Most points of a line; of more, the smallest and largest of each stretch are kept.
inline constexpr std::size_t maxSvgPoints = 400;

struct SvgSeries {
    QString name;
    std::vector<QPointF> points;  ///< x ascending; a NaN or negative y is a gap
    std::vector<bool> hollow {};  ///< scatter: points drawn as a ring; empty: none
};

struct SvgChart {
    QString title;        ///< with the unit: "Response time, ms"
    QString description;  ///< for those who cannot see it
    std::vector<SvgSeries> series;
    double least = 1;                 ///< the value axis goes at least that far
    bool seconds = true;              ///< x is a time in seconds; else a number
    QString xTitle {};                ///< below the axis
    bool points = false;              ///< points, not lines
    std::optional<double> budget {};  ///< a line across
    /// No value can be above. Up to here the value axis has some room above the largest: a line
    /// along the top would look like one of the grid.
    double most = std::numeric_limits<double>::infinity();
    bool named = false;  ///< the legend names a line that is alone, too
};

/// Lines that differ in colour and in dashes; a value between two gaps is a dot. An <svg> element
/// with a title and a description; its colours are the variables of svgStyle().
QString svgChart(const SvgChart &chart);

struct SvgBar {
    QString name;
    double value = 0;
    QString text;
};

/// The room for a bar's name.
inline constexpr double maxSvgBarName = 208;

/// A text as it is where it takes no more than `room`, else cut off with "…".
/// By a guess at its letters' widths, on the safe side.
QString elidedForSvg(const QString &text, double room);
double svgTextWidth(const QString &text);

/// Horizontal bars, as many as there are; names longer than maxSvgBarName are cut off.
QString svgBars(const QString &title, const QString &description, const std::vector<SvgBar> &bars);

/// The style sheet that goes with the charts, of both colour schemes.
QString svgStyle();

/// As described at maxSvgPoints; gaps stay where a whole stretch is one.
std::vector<QPointF> thinnedOut(const std::vector<QPointF> &points, std::size_t most);

}  // namespace classiscope
