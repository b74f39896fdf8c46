// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/serverfigures.h"

#include "ui/performance/numberformat.h"

#include <QCoreApplication>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ServerPage)
};

QString wordsFor(const QString &kind)
{
    const std::pair<Error::Code, QString> known[] = {
        {Error::Code::EmptyImage, Words::tr("The request held no picture")},
        {Error::Code::UnsupportedFormat, Words::tr("Not a picture, or not in a known format")},
        {Error::Code::DamagedImage, Words::tr("The picture is damaged or cut off")},
        {Error::Code::ImageTooLarge, Words::tr("The picture is over the size limit")},
        {Error::Code::BadRequest, Words::tr("The request could not be understood")},
        {Error::Code::Busy, Words::tr("Turned away, the queue was full")},
        {Error::Code::NoModel, Words::tr("No model was ready")},
        {Error::Code::BadModel, Words::tr("The model does not work")},
        {Error::Code::Stopping, Words::tr("The server was being switched off")},
        {Error::Code::Internal, Words::tr("A fault of this program")},
    };
    for (const auto &[code, words] : known) {
        if (kind == errorKind(code))
            return words;
    }
    return Words::tr("Another error");
}

std::vector<ErrorRow> errorRows(const QMap<QString, qint64> &failedByKind)
{
    std::vector<std::pair<qint64, QString>> counts;
    for (auto kind = failedByKind.begin(); kind != failedByKind.end(); ++kind)
        counts.emplace_back(kind.value(), kind.key());
    std::ranges::stable_sort(counts, std::ranges::greater(),
                             [](const auto &row) { return row.first; });
    std::vector<ErrorRow> rows;
    for (const auto &[count, kind] : counts)
        rows.push_back({countText(count), wordsFor(kind), kind});
    return rows;
}

QString recentTime(const RatePoint &newest, std::chrono::microseconds RatePoint::*which)
{
    return newest.latencyCount == 0 ? QStringLiteral("–") : responseTimeText(newest.*which);
}

}  // namespace

ServerFigures serverFigures(const PerformanceData &data, int connections)
{
    const TelemetrySnapshot &snapshot = data.snapshot;
    const auto points = data.points(Source::Http, RateSeries::latencyWindow);
    const RatePoint newest = points.empty() ? RatePoint {} : points.back();
    const TrafficTotals &http = snapshot.http;
    const QString recent = Words::tr("Of the last %1 seconds").arg(RateSeries::latencyWindow);
    ServerFigures figures;
    figures.tiles = {{
        {Words::tr("Requests/s"), rateText(currentRate(points).finished), recent},
        {Words::tr("p50"), recentTime(newest, &RatePoint::p50),
         recent + Words::tr(": half of the answers took at most this long")},
        {Words::tr("p95"), recentTime(newest, &RatePoint::p95),
         recent + Words::tr(": 95 % of the answers took at most this long")},
        {Words::tr("In flight"), countText(snapshot.inFlightHttp),
         Words::tr("Requests that were accepted and are not yet answered")},
        {Words::tr("Queue"), countText(snapshot.queueDepth),
         Words::tr("Pictures that wait for a worker, those from this window included")},
        {Words::tr("Connections"), countText(connections), Words::tr("Open now")},
        {Words::tr("Answered"), countText(http.succeeded), Words::tr("Pictures classified")},
        {Words::tr("Failed"), countText(http.failed), Words::tr("Requests answered with an error")},
        {Words::tr("Cancelled"), countText(http.cancelled),
         Words::tr("The client left before its answer was ready")},
    }};
    figures.errors = errorRows(http.failedByKind);
    return figures;
}

}  // namespace classiscope
