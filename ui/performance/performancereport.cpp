// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performancereport.h"

#include "ui/performance/chartmarks.h"
#include "ui/performance/chartsvg.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QLocale>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformanceReport)
};

const char style[] = R"(
body { font: 15px/1.5 sans-serif; color: #1b1f24; background: #fff; margin: 32px auto;
       max-width: 1120px; padding: 0 24px; }
h1 { font-size: 26px; margin: 0; }
h2 { font-size: 18px; margin: 32px 0 8px; }
p { margin: 4px 0; color: #57606a; }
table { border-collapse: collapse; }
th, td { text-align: left; padding: 4px 16px 4px 0; border-bottom: 1px solid #d0d7de;
         vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 24px; }
.charts svg { width: 100%; height: auto; }
@media print { .charts svg, table { break-inside: avoid; } }
)";

QString cell(const QString &text, bool number = false)
{
    return (number ? QStringLiteral("<td class=\"number\">") : QStringLiteral("<td>"))
        + text.toHtmlEscaped() + QStringLiteral("</td>");
}

QString head(const QString &text, bool number = false)
{
    return (number ? QStringLiteral("<th class=\"number\">") : QStringLiteral("<th>"))
        + text.toHtmlEscaped() + QStringLiteral("</th>");
}

QString row(const QString &name, const QString &value)
{
    return QStringLiteral("<tr>") + head(name) + cell(value) + QStringLiteral("</tr>\n");
}

QString section(const QString &title, const QString &content)
{
    return QStringLiteral("<h2>") + title.toHtmlEscaped() + QStringLiteral("</h2>\n") + content;
}

QString table(const QString &rows)
{
    return QStringLiteral("<table>\n") + rows + QStringLiteral("</table>\n");
}

QString facts(const ShownPerformance &shown, const QDateTime &made)
{
    const QLocale locale;
    const RunFacts &with = shown.facts;
    return table(row(Words::tr("Measured"), shown.timeText())
                 + row(Words::tr("Traffic"), trafficText(shown.filter))
                 + row(Words::tr("Model"), with.model.isEmpty() ? Words::tr("none") : with.model)
                 + row(Words::tr("Workers"), countText(with.workers))
                 + row(Words::tr("Machine"), with.machine)
                 + row(Words::tr("Program"), QStringLiteral("Classiscope ") + with.program)
                 + row(Words::tr("Report made"), locale.toString(made, QLocale::LongFormat)));
}

QString measured(std::chrono::microseconds time)
{
    return time.count() == 0 ? QStringLiteral("–") : responseTimeText(time);
}

QString figures(const ShownPerformance &shown)
{
    const RunFigures run = runFigures(shown.points());
    return table(
        row(Words::tr("Requests answered"), countText(run.finished))
        + row(Words::tr("Requests/s"), rateText(run.requestsPerSecond))
        + row(Words::tr("p50"), measured(run.p50)) + row(Words::tr("p95"), measured(run.p95))
        + row(Words::tr("p99"), measured(run.p99)) + row(Words::tr("Max"), measured(run.slowest))
        + row(Words::tr("Failed"),
              Words::tr("%1 (%2), of these refused: %3")
                  .arg(countText(run.failed), percentText(100 * run.failureRate()),
                       countText(run.refused)))
        + row(Words::tr("Turned away before they were accepted"), countText(run.turnedAway)));
}

QString comparison(const ShownPerformance &shown)
{
    if (!shown.compared)
        return {};
    QString rows = QStringLiteral("<tr>") + head({}) + head(Words::tr("Now"), true)
        + head(Words::tr("Saved"), true) + head(Words::tr("Change"), true)
        + QStringLiteral("</tr>\n");
    for (const ComparedFigure &figure : shown.figures()) {
        rows += QStringLiteral("<tr>") + head(figure.name) + cell(figure.now, true)
            + cell(figure.saved, true) + cell(figure.change, true) + QStringLiteral("</tr>\n");
    }
    const QString text = Words::tr("%1 (%2), dashed in the charts")
                             .arg(shown.compared->file, describeRun(shown.compared->run));
    return section(Words::tr("Compared with a saved run"),
                   QStringLiteral("<p>") + text.toHtmlEscaped() + QStringLiteral("</p>\n")
                       + table(rows));
}

QString events(const ShownPerformance &shown)
{
    QString rows;
    for (const Event &event : shown.run().events) {
        const auto time = shown.data.newest.addSecs(event.second - shown.data.newestSecond());
        rows += row(QLocale().toString(time.time(), QStringLiteral("HH:mm:ss")), eventText(event));
    }
    return rows.isEmpty() ? QString() : section(Words::tr("What happened"), table(rows));
}

QString charts(const ShownPerformance &shown, const QPalette &palette)
{
    const SvgLook look {palette, shown.span,
                        QLocale().toString(shown.data.newest.time(), QStringLiteral("HH:mm:ss"))};
    QString all = QStringLiteral("<div class=\"charts\">\n");
    for (const ChartContent &chart : shown.contents()) {
        all += QStringLiteral("<figure style=\"margin:0\">") + chartSvg(chart, {520, 260}, look)
            + QStringLiteral("<figcaption><p>") + chart.help.toHtmlEscaped()
            + QStringLiteral("</p></figcaption></figure>\n");
    }
    return section(Words::tr("Charts"), all + QStringLiteral("</div>\n"));
}

}  // namespace

QByteArray performanceReport(const ShownPerformance &shown, const QPalette &palette,
                             const QDateTime &made)
{
    const QString title = Words::tr("Classiscope performance").toHtmlEscaped();
    const QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\">\n<head>\n"
                                        "<meta charset=\"utf-8\">\n<title>%2</title>\n"
                                        "<style>%3</style>\n</head>\n<body>\n<h1>%2</h1>\n")
                             .arg(QLocale().bcp47Name(), title, QLatin1String(style))
        + facts(shown, made) + section(Words::tr("Figures"), figures(shown)) + comparison(shown)
        + events(shown) + charts(shown, palette) + QStringLiteral("</body>\n</html>\n");
    return html.toUtf8();
}

}  // namespace classiscope
