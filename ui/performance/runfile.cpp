// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/runfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QThreadPool>

#include <cmath>

namespace classiscope {

namespace {

using std::chrono::microseconds;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunFile)
};

const QLatin1String formatName("classiscope-run");

/// A number of a point and its column.
struct Column {
    const char *name;
    std::variant<int RatePoint::*, microseconds RatePoint::*, double RatePoint::*> field;
};

const Column columns[] = {
    {"ok", &RatePoint::succeeded},
    {"failed", &RatePoint::failed},
    {"refused", &RatePoint::refused},
    {"cancelled", &RatePoint::cancelled},
    {"inFlight", &RatePoint::inFlight},
    {"queueDepth", &RatePoint::queueDepth},
    {"p50", &RatePoint::p50},
    {"p95", &RatePoint::p95},
    {"p99", &RatePoint::p99},
    {"max", &RatePoint::slowest},
    {"latencyCount", &RatePoint::latencyCount},
    {"queueTime", &RatePoint::queueTime},
    {"computeTime", &RatePoint::computeTime},
    {"computedCount", &RatePoint::computedCount},
    {"batchSize", &RatePoint::batchSize},
    {"cacheHits", &RatePoint::cacheHits},
    {"cacheMisses", &RatePoint::cacheMisses},
    {"turnedAway", &RatePoint::turnedAway},
};

double numberOf(const RatePoint &point, const Column &column)
{
    return std::visit(
        [&point](auto field) {
            if constexpr (std::is_same_v<decltype(field), microseconds RatePoint::*>)
                return double((point.*field).count());
            else
                return double(point.*field);
        },
        column.field);
}

void setNumber(RatePoint &point, const Column &column, double number)
{
    std::visit(
        [&](auto field) {
            using Number = std::remove_reference_t<decltype(point.*field)>;
            if constexpr (std::is_same_v<Number, microseconds>)
                point.*field = microseconds(qint64(number));
            else
                point.*field = Number(number);
        },
        column.field);
}

QJsonObject totalsObject(const TrafficTotals &totals)
{
    return {{QStringLiteral("ok"), totals.succeeded},
            {QStringLiteral("failed"), totals.failed},
            {QStringLiteral("cancelled"), totals.cancelled},
            {QStringLiteral("turnedAway"), totals.turnedAway},
            {QStringLiteral("p50"), qint64(totals.latency.p50.count())},
            {QStringLiteral("p95"), qint64(totals.latency.p95.count())},
            {QStringLiteral("p99"), qint64(totals.latency.p99.count())},
            {QStringLiteral("max"), qint64(totals.latency.max.count())},
            {QStringLiteral("cacheHits"), totals.cacheHits},
            {QStringLiteral("cacheMisses"), totals.cacheMisses}};
}

Result<Run> damaged(const QString &name)
{
    return {Error::Code::BadRequest,
            Words::tr("%1 is not a complete saved run: choose a file that \"Save run\" wrote.")
                .arg(name)};
}

/// A row the file has a column for each number of; nothing when it is damaged.
std::optional<RatePoint> pointOf(const QJsonArray &row, const std::vector<const Column *> &order)
{
    constexpr double most = 2e9;  // fits an int
    if (row.size() != qsizetype(order.size()))
        return {};
    RatePoint point;
    for (qsizetype i = 0; i < row.size(); ++i) {
        const double number = row[i].toDouble(-1);
        if (!(number >= 0 && number <= most))
            return {};
        if (order[std::size_t(i)])
            setNumber(point, *order[std::size_t(i)], number);
    }
    return point;
}

/// Null where the name is of a later version.
std::vector<const Column *> columnOrder(const QJsonArray &names)
{
    std::vector<const Column *> order;
    for (const auto &name : names) {
        const auto found = std::ranges::find_if(columns, [&](const Column &column) {
            return name.toString() == QLatin1String(column.name);
        });
        order.push_back(found == std::end(columns) ? nullptr : found);
    }
    return order;
}

TrafficFilter trafficOf(const QString &name)
{
    for (const Source source : {Source::Http, Source::Window}) {
        if (name == trafficName(source))
            return source;
    }
    return {};
}

/// Errors: as runOf().
Result<Run> readRun(const QJsonObject &object, const QString &name)
{
    const QJsonArray rows = object[QStringLiteral("points")].toArray();
    const QJsonArray names = object[QStringLiteral("columns")].toArray();
    Run run;
    run.newest = QDateTime::fromString(object[QStringLiteral("newest")].toString(), Qt::ISODate);
    if (!run.newest.isValid() || rows.isEmpty() || rows.size() > RateSeries::capacity
        || names.isEmpty() || names.size() > 100)
        return damaged(name);
    const auto order = columnOrder(names);
    for (const auto &row : rows) {
        auto point = pointOf(row.toArray(), order);
        if (!point)
            return damaged(name);
        point->second = std::int64_t(run.points.size());
        run.points.push_back(*point);
    }
    run.facts.program = object[QStringLiteral("program")].toString();
    run.facts.machine = object[QStringLiteral("machine")].toString();
    run.facts.model = object[QStringLiteral("model")].toString();
    run.facts.workers = object[QStringLiteral("workers")].toInt();
    run.traffic = trafficOf(object[QStringLiteral("traffic")].toString());
    for (const auto &entry : object[QStringLiteral("events")].toArray()) {
        const QJsonObject event = entry.toObject();
        const int kind = event[QStringLiteral("kind")].toInt(int(Event::Kind::SettingChanged));
        if (run.events.size() < EventLog::capacity)
            run.events.push_back(
                {Event::Kind(std::clamp(kind, 0, int(Event::Kind::SettingChanged))),
                 event[QStringLiteral("second")].toInt(),
                 event[QStringLiteral("detail")].toString().left(EventLog::maxDetail)});
    }
    return run;
}

Result<Run> readFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return {Error::Code::FileUnreadable,
                Words::tr("%1 cannot be read (%2): choose a file that exists and may be read.")
                    .arg(QDir::toNativeSeparators(path), file.errorString())};
    }
    // A byte more tells that there is too much.
    const QByteArray content = file.read(maxRunFileBytes + 1);
    if (content.size() > maxRunFileBytes)
        return damaged(name);
    return runOf(content, name);
}

}  // namespace

QByteArray runFileOf(const Run &run)
{
    QJsonArray names;
    for (const Column &column : columns)
        names.append(QLatin1String(column.name));
    QJsonArray rows;
    for (const RatePoint &point : run.points) {
        QJsonArray row;
        for (const Column &column : columns)
            row.append(numberOf(point, column));
        rows.append(row);
    }
    const std::int64_t first = run.points.empty() ? 0 : run.points.front().second;
    QJsonArray events;
    for (const Event &event : run.events) {
        events.append(QJsonObject {{QStringLiteral("second"), qint64(event.second - first)},
                                   {QStringLiteral("kind"), int(event.kind)},
                                   {QStringLiteral("detail"), event.detail}});
    }
    const QJsonObject object {
        {QStringLiteral("format"), formatName},
        {QStringLiteral("version"), runFileVersion},
        {QStringLiteral("program"), run.facts.program},
        {QStringLiteral("machine"), run.facts.machine},
        {QStringLiteral("model"), run.facts.model},
        {QStringLiteral("workers"), run.facts.workers},
        {QStringLiteral("traffic"), trafficName(run.traffic)},
        {QStringLiteral("newest"), run.newest.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("columns"), names},
        {QStringLiteral("points"), rows},
        {QStringLiteral("events"), events},
        {QStringLiteral("sinceStart"), totalsObject(run.sinceStart)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<Run> runOf(const QByteArray &file, const QString &name)
{
    const QJsonObject object = QJsonDocument::fromJson(file).object();
    if (object[QStringLiteral("format")].toString() != formatName)
        return damaged(name);
    const int version = object[QStringLiteral("version")].toInt();
    if (version > runFileVersion) {
        return {Error::Code::BadRequest,
                Words::tr("%1 was saved by a later Classiscope: open it with that one, or save the "
                          "run again with this one.")
                    .arg(name)};
    }
    return version < 1 ? damaged(name) : readRun(object, name);
}

QFuture<Result<Run>> openRun(const QString &path)
{
    const auto promise = std::make_shared<QPromise<Result<Run>>>();
    promise->start();
    QThreadPool::globalInstance()->start([promise, path] {
        promise->addResult(readFile(path));
        promise->finish();
    });
    return promise->future();
}

}  // namespace classiscope
