// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labsummary.h"

#include "core/loadtest/loadanalysis.h"
#include "ui/language.h"
#include "ui/loadlab/labrunsmodel.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

QString figures(const std::vector<LoadRun> &runs)
{
    qint64 requests = 0;
    qint64 failures = 0;
    for (const LoadRun &run : runs) {
        requests += run.figures.requests;
        failures += run.figures.failures;
    }
    const double share = requests == 0 ? 0 : double(failures) / double(requests);
    return Words::tr("Requests: %1, of which failed: %2 (%3).")
        .arg(countText(requests), countText(failures), percentText(100 * share));
}

QString slowest(const std::vector<LoadRun> &runs)
{
    const auto worst =
        std::max_element(runs.begin(), runs.end(), [](const LoadRun &a, const LoadRun &b) {
            return a.figures.p95() < b.figures.p95();
        });
    return worst == runs.end() || worst->figures.requests == 0
        ? QString()
        : Words::tr("The slowest run was %1: 95 % of its answers came within %2.")
              .arg(labRunName(*worst), responseTimeText(worst->figures.p95()));
}

}  // namespace

QString labSummary(const LoadReport &report)
{
    if (report.runs.empty() && report.limits.empty())
        return {};
    if (windowLanguage(*QCoreApplication::instance()) == Language::English)
        return conclusion(report, analyse(report));
    QStringList sentences;
    if (!report.runs.empty())
        sentences << figures(report.runs) << slowest(report.runs);
    sentences << Words::tr("The report says what set the limits, in English.");
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

}  // namespace classiscope
