// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/performanceexports.h"

#include "ui/performance/chartsimage.h"
#include "ui/performance/chartsvg.h"
#include "ui/performance/exporter.h"
#include "ui/performance/performancecsv.h"
#include "ui/performance/performancereport.h"
#include "ui/performance/runfile.h"
#include "ui/theme/palettes.h"

#include <QLocale>
#include <QMenu>

namespace classiscope {

namespace {

QString lineOf(const ShownPerformance &shown)
{
    QStringList parts {shown.timeText(), trafficText(shown.filter)};
    if (!shown.facts.model.isEmpty())
        parts << shown.facts.model;
    return parts.join(QStringLiteral(" · "));
}

}  // namespace

PerformanceExports::PerformanceExports(QWidget *window, QWidget *charts,
                                       std::function<ShownPerformance()> shown)
    : QObject(window)
    , m_charts(charts)
    , m_shown(std::move(shown))
    , m_exporter(new Exporter(window))
{
    connect(m_exporter, &Exporter::saved, this, &PerformanceExports::saved);
}

void PerformanceExports::addTo(QMenu &menu)
{
    menu.addAction(tr("Report to hand on (HTML)…"), this, &PerformanceExports::saveReport);
    menu.addAction(tr("Charts as a picture (PNG)…"), this, &PerformanceExports::savePng);
    menu.addAction(tr("Charts as a drawing (SVG)…"), this, &PerformanceExports::saveSvg);
    menu.addAction(tr("Values as a table (CSV)…"), this, &PerformanceExports::saveCsv);
}

void PerformanceExports::savePng()
{
    const ShownPerformance shown = m_shown();
    const QImage image = chartsImage(*m_charts, tr("Classiscope performance"), lineOf(shown));
    ask(tr("Export charts"), tr("PNG pictures (*.png)"), QStringLiteral("png"), shown.newestShown(),
        [image] { return pngOf(image); });
}

void PerformanceExports::saveSvg()
{
    const ShownPerformance shown = m_shown();
    const SvgLook look {m_charts->palette(), shown.span,
                        QLocale().toString(shown.data.newest.time(), QStringLiteral("HH:mm:ss"))};
    ask(tr("Export charts"), tr("SVG drawings (*.svg)"), QStringLiteral("svg"), shown.newestShown(),
        [shown, look, title = tr("Classiscope performance")] {
            return chartsSvg(shown.contents(), title, lineOf(shown), look);
        });
}

void PerformanceExports::saveReport()
{
    const ShownPerformance shown = m_shown();
    ask(tr("Export report"), tr("HTML pages (*.html)"), QStringLiteral("html"), shown.newestShown(),
        [shown, palette = lightPalette(), made = QDateTime::currentDateTime()] {
            return performanceReport(shown, palette, made);
        });
}

void PerformanceExports::saveCsv()
{
    const ShownPerformance shown = m_shown();
    ask(tr("Export values"), tr("CSV tables (*.csv)"), QStringLiteral("csv"), shown.newestShown(),
        [shown] { return performanceCsv(shown.points(), shown.newestShown()); });
}

void PerformanceExports::saveRun()
{
    const ShownPerformance shown = m_shown();
    ask(tr("Save run"), tr("Saved runs (*.json)"), QStringLiteral("json"), shown.newestShown(),
        [shown] { return runFileOf(shown.run()); });
}

void PerformanceExports::ask(const QString &title, const QString &filter, const QString &suffix,
                             const QDateTime &time, std::function<QByteArray()> content)
{
    const QString name = QStringLiteral("classiscope-%1.%2")
                             .arg(time.toString(QStringLiteral("yyyyMMdd-HHmmss")), suffix);
    m_exporter->ask({title, filter, suffix}, name, std::move(content));
}

}  // namespace classiscope
