// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/svgchart.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace classiscope {

namespace {

constexpr int width = 520;
constexpr int height = 250;
constexpr double left = 54;
constexpr double right = width - 14;
constexpr double bottom = height - 38;
constexpr double letter = 6.4;  // of the font's 12 pixels, about; nothing here can measure it
constexpr int mostIntervals = 5;
constexpr std::array dashes {"none", "8 4", "2 3", "10 3 2 3", "5 2", "1 5"};

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString label(double value, double interval)
{
    const int decimals = interval >= 1 ? 0 : int(std::ceil(-std::log10(interval) - 1e-9));
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(value, 'f', decimals);
}

/// The smallest 1, 2 or 5 times a power of ten that is not below `value`.
double roundUp(double value)
{
    const double power = std::pow(10, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 5.0}) {
        if (value <= step * power * (1 + 1e-9))
            return step * power;
    }
    return 10 * power;
}

double timeInterval(double span)
{
    for (const double step : {1., 2., 5., 10., 15., 30., 60., 120., 300., 600., 900., 1800., 3600.,
                              7200., 14400., 21600.}) {
        if (span <= step * 6)
            return step;
    }
    return 86400;
}

QString timeLabel(double second, double interval)
{
    const int whole = int(second);
    if (whole == 0)
        return QStringLiteral("0");
    if (interval >= 1800)
        return QStringLiteral("%1 h").arg(second / 3600);
    if (interval < 60 && whole < 120)
        return QStringLiteral("%1 s").arg(whole);
    if (whole % 60 == 0)
        return QStringLiteral("%1 min").arg(whole / 60);
    return QStringLiteral("%1:%2").arg(whole / 60).arg(whole % 60, 2, 10, QLatin1Char('0'));
}

QString text(double x, double y, const QString &content, const QString &attributes = {})
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" %3>").arg(number(x), number(y), attributes)
        + content.toHtmlEscaped() + QStringLiteral("</text>\n");
}

QString line(double x1, double y1, double x2, double y2, const QString &attributes)
{
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" %5/>\n")
        .arg(number(x1), number(y1), number(x2), number(y2), attributes);
}

QString stroke(std::size_t index)
{
    return QStringLiteral("class=\"s%1\" stroke-dasharray=\"%2\"")
        .arg(index % dashes.size())
        .arg(QLatin1String(dashes[index % dashes.size()]));
}

QString opening(int w, int h, const QString &title, const QString &description)
{
    return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" "
                          "viewBox=\"0 0 %1 %2\">\n")
               .arg(w)
               .arg(h)
        + QStringLiteral("<title>") + title.toHtmlEscaped() + QStringLiteral("</title>\n<desc>")
        + description.toHtmlEscaped() + QStringLiteral("</desc>\n")
        + text(0, 14, title, QStringLiteral("class=\"t\""));
}

double widthOf(QChar c)
{
    constexpr double narrow = 4.2;
    constexpr double capital = 8.6;
    constexpr double broad = 11.5;  // and of scripts with square letters
    constexpr char16_t firstSquare = 0x1100;
    if (c.unicode() >= firstSquare || QStringLiteral("mwMW@%").contains(c))
        return broad;
    return QStringLiteral("fijlrt.,:;'|!()[] ").contains(c) ? narrow : c.isUpper() ? capital : 7;
}

bool isGap(const QPointF &point)
{
    return !(point.y() >= 0) || !std::isfinite(point.y());
}

class Drawing {
public:
    explicit Drawing(const SvgChart &chart)
        : m_chart(chart)
    {
        double largest = 0;
        for (SvgSeries series : chart.series) {
            series.points = thinnedOut(series.points, maxSvgPoints);
            for (const QPointF &point : series.points) {
                m_end = std::max(m_end, point.x());
                if (!isGap(point))
                    largest = std::max(largest, point.y());
            }
            m_series.push_back(std::move(series));
        }
        // A budget far above would press everything flat.
        constexpr double farAbove = 3;
        if (chart.budget && *chart.budget <= farAbove * std::max(largest, chart.least))
            largest = std::max(largest, *chart.budget);
        constexpr double headroom = 1.02;
        const double covered = std::max(std::min(largest * headroom, chart.most), chart.least);
        m_interval = roundUp(std::max(covered, 1e-6) / mostIntervals);
        m_largest = m_interval * std::ceil(covered / m_interval - 1e-9);
    }

    QString all()
    {
        QString svg = opening(width, height, m_chart.title, m_chart.description);
        svg += legend();  // says where the plot begins
        svg += axes();
        for (std::size_t i = 0; i < m_series.size(); ++i)
            svg += m_chart.points ? scatter(i) : path(i);
        return svg + QStringLiteral("</svg>\n");
    }

private:
    double xOf(double x) const { return left + x / std::max(m_end, 1e-9) * (right - left); }
    double yOf(double y) const { return bottom - y / m_largest * (bottom - m_top); }

    QString legend()
    {
        if (m_series.size() == 1 && !m_chart.points && !m_chart.named) {
            m_top = 28;
            return {};
        }
        QString svg;
        double x = 0;
        double y = 34;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            const double wide = 34 + letter * double(m_series[i].name.size()) + 14;
            if (x > 0 && x + wide > width) {
                x = 0;
                y += 16;
            }
            if (m_chart.points)
                svg += dot(x + 24, y - 4, i, isHollow(m_series[i]));
            else
                svg += line(x, y - 4, x + 28, y - 4, stroke(i));
            svg += text(x + 34, y, m_series[i].name);
            x += wide;
        }
        m_top = y + 16;
        return svg;
    }

    QString axes() const
    {
        QString svg;
        for (double value = 0; value <= m_largest * (1 + 1e-9); value += m_interval) {
            svg += line(left, yOf(value), right, yOf(value), QStringLiteral("class=\"g\""));
            svg += text(left - 8, yOf(value) + 4, label(value, m_interval),
                        QStringLiteral("class=\"m e\""));
        }
        const double step = m_chart.seconds ? timeInterval(m_end) : roundUp(m_end / mostIntervals);
        for (double x = 0; x <= m_end * (1 + 1e-9) && step > 0; x += step)
            svg += text(xOf(x), bottom + 17, m_chart.seconds ? timeLabel(x, step) : label(x, step),
                        QStringLiteral("class=\"m c\""));
        svg +=
            text((left + right) / 2, bottom + 33, m_chart.xTitle, QStringLiteral("class=\"m c\""));
        if (m_chart.budget && *m_chart.budget <= m_largest) {
            svg += line(left, yOf(*m_chart.budget), right, yOf(*m_chart.budget),
                        QStringLiteral("class=\"b\""));
            svg += text(right, yOf(*m_chart.budget) - 4, QStringLiteral("budget"),
                        QStringLiteral("class=\"m e\""));
        }
        return svg;
    }

    QString path(std::size_t index) const
    {
        const std::vector<QPointF> &points = m_series[index].points;
        QString lines;
        QString dots;
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (isGap(points[i]))
                continue;
            const double x = xOf(points[i].x());
            const double y = yOf(points[i].y());
            const bool first = i == 0 || isGap(points[i - 1]);
            const bool last = i + 1 == points.size() || isGap(points[i + 1]);
            if (first && last)
                dots += dot(x, y, index, false, 2.5);
            else
                lines += (first ? u'M' : u'L') + number(x) + u' ' + number(y);
        }
        if (!lines.isEmpty())
            lines = QStringLiteral("<path d=\"%1\" %2/>\n").arg(lines, stroke(index));
        return lines + dots;
    }

    static bool isHollow(const SvgSeries &series)
    {
        return !series.hollow.empty() && series.hollow.front();
    }

    static QString dot(double x, double y, std::size_t index, bool hollow, double radius = 4)
    {
        return QStringLiteral("<circle cx=\"%1\" cy=\"%2\" r=\"%3\" class=\"%4%5\"/>\n")
            .arg(number(x), number(y), number(radius),
                 hollow ? QStringLiteral("h") : QStringLiteral("f"))
            .arg(index % dashes.size());
    }

    QString scatter(std::size_t index) const
    {
        const SvgSeries &series = m_series[index];
        QString svg;
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const QPointF &point = series.points[i];
            const bool hollow = i < series.hollow.size() && series.hollow[i];
            if (!isGap(point))
                svg += dot(xOf(point.x()), yOf(std::min(point.y(), m_largest)), index, hollow);
        }
        return svg;
    }

    const SvgChart &m_chart;
    std::vector<SvgSeries> m_series;
    double m_end = 0;
    double m_interval = 1;
    double m_largest = 1;
    double m_top = 28;
};

}  // namespace

std::vector<QPointF> thinnedOut(const std::vector<QPointF> &points, std::size_t most)
{
    if (points.size() <= most || most < 2)
        return points;
    const std::size_t stretches = most / 2;
    std::vector<QPointF> kept;
    for (std::size_t i = 0; i < stretches; ++i) {
        const auto from = points.begin() + i * points.size() / stretches;
        const auto to = points.begin() + (i + 1) * points.size() / stretches;
        auto low = to;
        auto high = to;
        for (auto point = from; point != to; ++point) {
            if (isGap(*point))
                continue;
            if (low == to || point->y() < low->y())
                low = point;
            if (high == to || point->y() > high->y())
                high = point;
        }
        if (low == to) {
            kept.push_back(*from);  // the gap
            continue;
        }
        kept.push_back(*std::min(low, high));
        if (low != high)
            kept.push_back(*std::max(low, high));
    }
    return kept;
}

double svgTextWidth(const QString &text)
{
    return std::accumulate(text.begin(), text.end(), 0.0,
                           [](double sum, QChar c) { return sum + widthOf(c); });
}

QString elidedForSvg(const QString &text, double room)
{
    if (svgTextWidth(text) <= room)
        return text;
    const QChar dots(0x2026);
    QString cut = text;
    while (!cut.isEmpty() && svgTextWidth(cut) + widthOf(dots) > room)
        cut.chop(cut.back().isLowSurrogate() ? 2 : 1);
    return cut.trimmed() + dots;
}

QString svgChart(const SvgChart &chart)
{
    return Drawing(chart).all();
}

QString svgBars(const QString &title, const QString &description, const std::vector<SvgBar> &bars)
{
    constexpr int row = 22;
    constexpr int top = 26;
    double largest = 0;
    double longest = 0;
    for (const SvgBar &bar : bars) {
        largest = std::max(largest, bar.value);
        longest = std::max(longest, svgTextWidth(bar.name));
    }
    const double start = std::min(maxSvgBarName, longest) + 12;
    const double full = width - start - 70;
    QString svg = opening(width, top + row * int(bars.size()) + 6, title, description);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double y = top + row * double(i);
        const double length = largest > 0 ? std::max(0.0, bars[i].value) / largest * full : 0;
        svg += text(start - 8, y + 14, elidedForSvg(bars[i].name, maxSvgBarName),
                    QStringLiteral("class=\"m e\""))
            + QStringLiteral("<rect x=\"%1\" y=\"%2\" width=\"%3\" height=\"14\" class=\"f0\"/>\n")
                  .arg(number(start), number(y + 3), number(length))
            + text(start + length + 6, y + 14, bars[i].text);
    }
    return svg + QStringLiteral("</svg>\n");
}

QString svgStyle()
{
    static const char *const light[] = {"#2563eb", "#9a5b00", "#7c3aed",
                                        "#0f766e", "#b42318", "#5a6370"};
    static const char *const dark[] = {"#7aa7ff", "#f2b45c", "#c4a5ff",
                                       "#5fd4c4", "#ff8f85", "#a3abb6"};
    QString lightVariables;
    QString darkVariables;
    QString rules;
    for (int i = 0; i < int(dashes.size()); ++i) {
        lightVariables += QStringLiteral("--s%1: %2; ").arg(i).arg(QLatin1String(light[i]));
        darkVariables += QStringLiteral("--s%1: %2; ").arg(i).arg(QLatin1String(dark[i]));
        rules += QStringLiteral("svg .s%1 { stroke: var(--s%1); stroke-width: 1.8; fill: none; }\n"
                                "svg .f%1 { fill: var(--s%1); }\n"
                                "svg .h%1 { fill: none; stroke: var(--s%1); stroke-width: 1.8; }\n")
                     .arg(i);
    }
    return QStringLiteral(":root { %1}\n@media screen and (prefers-color-scheme: dark) "
                          "{ :root { %2} }\n%3")
               .arg(lightVariables, darkVariables, rules)
        + QStringLiteral(
               "svg { width: 100%; height: auto; font: 12px system-ui, sans-serif; }\n"
               "svg text { fill: var(--text); } svg .m { fill: var(--muted); }\n"
               "svg .t { font-weight: 600; font-size: 13px; }\n"
               "svg .e { text-anchor: end; } svg .c { text-anchor: middle; }\n"
               "svg .g { stroke: var(--line); stroke-width: 1; }\n"
               "svg .b { stroke: var(--s4); stroke-width: 1.5; stroke-dasharray: 6 3; }\n");
}

}  // namespace classiscope
