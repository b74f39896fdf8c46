// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/loadreport.h"
#include "core/loadtest/reporttables.h"
#include "core/loadtest/rungroups.h"

#include <optional>

namespace classiscope {

/// With one run on a side, differences up to this share of the older figure may be noise.
inline constexpr double singleRunNoise = 0.1;

/// A figure of the same scenario on as many instances, in two reports.
struct ComparedValue {
    enum class Verdict {
        WithinNoise,
        Better,
        Worse,
        Unknown,     ///< one of the reports does not have it
        MoreFailed,  ///< a better rate or time that is none: clearly more requests failed
    };
    QString name;                    ///< "Requests/s"
    double before = -1, after = -1;  ///< medians of the repetitions
    double noise = 0;                ///< a difference up to that means nothing
    Verdict verdict = Verdict::Unknown;
};

struct ComparedLoadRun {
    QString name;  ///< "heavy on 2 instances"; of both, where they have different ones
    int runsBefore = 0, runsAfter = 0;
    std::vector<ComparedValue> values;  ///< requests/s, p50, p95, p99, average, failures in %
};

struct LoadComparison {
    QString titleBefore, titleAfter;
    QDateTime dateBefore, dateAfter;
    std::vector<ComparedLoadRun> runs;  ///< those that both have
    std::vector<ComparedValue> limits;  ///< likewise
    QStringList onlyBefore, onlyAfter;  ///< "heavy on 2 instances"
    QStringList unlike;  ///< why runs of the same name are not compared, a sentence each
    std::vector<QStringList> differences;  ///< of the configurations: what, before, after
};

/// Runs belong together when scenario and instances are the same. Of those out of Locust's files,
/// only users and, within some seconds or per cent, the duration need to be: nothing else of them
/// is known.
///
/// A difference counts when it is larger than the noise. With at least two runs on both sides
/// the noise is the larger one of the two spreads (largest minus smallest repetition), else
/// `singleRunNoise` of the older figure. Limits are found once: `singleRunNoise` too.
LoadComparison compareLoadReports(const LoadReport &before, const LoadReport &after);

/// In two or three sentences.
QString comparisonText(const LoadComparison &comparison);
ReportTable comparisonTable(const LoadComparison &comparison);

QByteArray loadComparisonHtml(const LoadReport &before, const LoadReport &after);
QString loadComparisonMarkdown(const LoadReport &before, const LoadReport &after);

/// Nothing, or that the path ends neither in ".html" nor ".md".
std::optional<Error> loadComparisonPathMistake(const QString &path);

/// As saveLoadReport().
std::optional<Error> saveLoadComparison(const LoadReport &before, const LoadReport &after,
                                        const QString &path);

}  // namespace classiscope
