// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartsvg.h"

#include "ui/performance/chartlines.h"
#include "ui/performance/chartscale.h"
#include "ui/performance/marklabels.h"

#include <QLocale>
#include <QRectF>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int fontSize = 12;
constexpr double letterWidth = 6.6;  // of that font, about; nothing here can measure it
constexpr double besideMark = 3;     // free left and right of a label

QString number(double value)
{
    return QString::number(value, 'f', 1);
}

QString textAt(double x, double y, const QString &text, const QColor &color,
               const QString &attributes = {})
{
    return QStringLiteral("<text x=\"%1\" y=\"%2\" fill=\"%3\" %4>%5</text>\n")
        .arg(number(x), number(y), color.name(), attributes, text.toHtmlEscaped());
}

QString strokeOf(const QPen &pen)
{
    const QString dashes = pen.style() == Qt::DashLine ? QStringLiteral("8 4")
        : pen.style() == Qt::DotLine                   ? QStringLiteral("2 4")
        : pen.style() == Qt::DashDotLine               ? QStringLiteral("8 4 2 4")
                                                       : QStringLiteral("none");
    return QStringLiteral("stroke=\"%1\" stroke-opacity=\"%2\" stroke-width=\"%3\" "
                          "stroke-dasharray=\"%4\" fill=\"none\"")
        .arg(pen.color().name(), QString::number(double(pen.color().alphaF()), 'f', 2),
             number(pen.widthF()), dashes);
}

QString lineBetween(QPointF from, QPointF to, const QPen &pen)
{
    return QStringLiteral("<line x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\" %5/>\n")
        .arg(number(from.x()), number(from.y()), number(to.x()), number(to.y()), strokeOf(pen));
}

QString dotAt(QPointF place, const QPen &pen)
{
    return QStringLiteral(
               "<circle cx=\"%1\" cy=\"%2\" r=\"%3\" fill=\"%4\" fill-opacity=\"%5\"/>\n")
        .arg(number(place.x()), number(place.y()), number(dotRadius(pen)), pen.color().name(),
             QString::number(double(pen.color().alphaF()), 'f', 2));
}

double labelWidth(const QString &text)
{
    return letterWidth * double(text.size()) + 2 * besideMark;
}

/// Cut to `width` where it is wider.
QString elided(const QString &text, double width)
{
    if (labelWidth(text) <= width)
        return text;
    const int letters = int((width - 2 * besideMark) / letterWidth);
    return text.left(std::max(0, letters - 1)) + u'…';
}

/// Draws one chart.
class Drawing {
public:
    Drawing(const ChartContent &chart, QSize size, const SvgLook &look)
        : m_chart(chart)
        , m_look(look)
        , m_plot(58, 52, size.width() - 58 - 30, size.height() - 52 - 24)
        , m_scale(roundScale(chart.largest(look.span), chart.leastMaximum, chart.mostPossible()))
    {
    }

    QString all() const
    {
        QString svg = header() + axes() + marks();
        for (const ChartLine &line : m_chart.saved)
            svg += path(line, savedPen(line.kind, m_look.palette));
        for (const ChartLine &line : m_chart.lines)
            svg += path(line, linePen(line.kind, m_look.palette));
        return svg;
    }

private:
    double xOf(double second) const
    {
        return m_plot.left() + (second - m_look.span.from) / m_look.span.length() * m_plot.width();
    }
    double yOf(double value) const
    {
        return m_plot.bottom() - value / m_scale.maximum * m_plot.height();
    }

    QString header() const
    {
        const QColor text = m_look.palette.color(QPalette::WindowText);
        QString svg = textAt(0, 15, m_chart.title, text, QStringLiteral("font-weight=\"600\""));
        double x = 0;
        for (const ChartLine &line : m_chart.lines) {
            svg += lineBetween({x, 30}, {x + 28, 30}, linePen(line.kind, m_look.palette));
            svg += textAt(x + 34, 34, line.name, text);
            x += 34 + letterWidth * double(line.name.size()) + 16;
        }
        return svg;
    }

    QString axes() const
    {
        const QColor muted = axisTextColor(m_look.palette);
        const QPen grid(gridColor(m_look.palette), 1);
        QString svg;
        for (int i = 0; i < m_scale.tickCount(); ++i) {
            const double value = i * m_scale.interval;
            svg += lineBetween({m_plot.left(), yOf(value)}, {m_plot.right(), yOf(value)}, grid);
            svg += textAt(m_plot.left() - 8, yOf(value) + 4, QLocale().toString(value, 'f', 0),
                          muted, QStringLiteral("text-anchor=\"end\""));
        }
        for (const TimeTick &tick : timeTicks(m_look.span, m_look.newestLabel)) {
            svg += textAt(xOf(tick.second), m_plot.bottom() + 17, tick.label, muted,
                          QStringLiteral("text-anchor=\"middle\""));
        }
        return svg;
    }

    QString marks() const
    {
        const QColor color = markColor(m_look.palette);
        const auto place = [this](int second) { return xOf(second); };
        QString svg;
        for (const ChartMark &mark : m_chart.marks) {
            const double x = xOf(mark.second);
            if (m_look.span.contains(mark.second))
                svg += lineBetween({x, m_plot.top()}, {x, m_plot.bottom()},
                                   QPen(color, 1, Qt::DotLine));
        }
        for (const MarkLabel &label :
             markLabels(m_chart.marks, m_plot.left(), m_plot.right(), place, labelWidth)) {
            svg += textAt(label.before ? label.to - besideMark : label.from + besideMark,
                          m_plot.top() - 3, elided(label.text, label.to - label.from), color,
                          QStringLiteral("font-size=\"10\" text-anchor=\"%1\"")
                              .arg(label.before ? QStringLiteral("end") : QStringLiteral("start")));
        }
        return svg;
    }

    QString path(const ChartLine &line, const QPen &pen) const
    {
        QList<QPointF> shown;
        for (const QPointF &point : line.points) {
            if (m_look.span.contains(int(point.x())))
                shown.append({xOf(point.x()), yOf(point.y())});
        }
        QString lines;
        QString dots;
        for (const QPolygonF &stretch : stretches(shown)) {
            if (stretch.size() == 1) {
                dots += dotAt(stretch.front(), pen);
                continue;
            }
            for (qsizetype i = 0; i < stretch.size(); ++i)
                lines +=
                    (i == 0 ? u'M' : u'L') + number(stretch[i].x()) + u' ' + number(stretch[i].y());
        }
        if (!lines.isEmpty())
            lines = QStringLiteral("<path d=\"%1\" %2/>\n").arg(lines, strokeOf(pen));
        return lines + dots;
    }

    const ChartContent &m_chart;
    const SvgLook &m_look;
    const QRectF m_plot;
    const AxisScale m_scale;
};

QString openSvg(QSize size, const QString &attributes)
{
    return QStringLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1 %2\" "
                          "width=\"%1\" height=\"%2\" font-family=\"sans-serif\" "
                          "font-size=\"%3\" %4>\n")
        .arg(size.width())
        .arg(size.height())
        .arg(fontSize)
        .arg(attributes);
}

}  // namespace

QString chartSvg(const ChartContent &chart, QSize size, const SvgLook &look)
{
    return openSvg(
               size,
               QStringLiteral("role=\"img\" aria-label=\"%1\"").arg(chart.title.toHtmlEscaped()))
        + Drawing(chart, size, look).all() + QStringLiteral("</svg>\n");
}

QByteArray chartsSvg(const ChartContents &charts, const QString &title, const QString &line,
                     const SvgLook &look)
{
    constexpr int columns = 2;
    constexpr int margin = 24;
    constexpr int top = 70;
    constexpr QSize cell(520, 260);
    const int rows = int((charts.size() + columns - 1) / columns);
    const QSize size(margin + columns * (cell.width() + margin),
                     top + rows * (cell.height() + margin));
    const QPalette &palette = look.palette;
    QString svg = openSvg(size, {})
        + QStringLiteral("<rect width=\"100%\" height=\"100%\" fill=\"%1\"/>\n")
              .arg(palette.color(QPalette::Window).name())
        + textAt(margin, 32, title, palette.color(QPalette::WindowText),
                 QStringLiteral("font-size=\"18\" font-weight=\"600\""))
        + textAt(margin, 52, line, axisTextColor(palette));
    for (int i = 0; i < int(charts.size()); ++i) {
        svg += QStringLiteral("<g transform=\"translate(%1 %2)\">\n")
                   .arg(margin + i % columns * (cell.width() + margin))
                   .arg(top + i / columns * (cell.height() + margin))
            + Drawing(charts[std::size_t(i)], cell, look).all() + QStringLiteral("</g>\n");
    }
    return (svg + QStringLiteral("</svg>\n")).toUtf8();
}

}  // namespace classiscope
