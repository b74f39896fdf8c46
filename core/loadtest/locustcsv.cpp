// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/locustcsv.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <optional>

namespace classiscope {

namespace {

constexpr const char *statsEnding = "_stats.csv";
constexpr const char *historyEnding = "_stats_history.csv";
constexpr const char *failuresEnding = "_failures.csv";
constexpr const char *exceptionsEnding = "_exceptions.csv";
constexpr std::chrono::microseconds notTold {-1};
constexpr double largest = 1e12;

/// A run has it wherever it goes, in a report of any origin.
const QString locustNote = QStringLiteral(
    "From Locust's CSV files: users and duration are those seen, the pauses are not told; the "
    "percentiles over time are of Locust's last ten seconds each.");

/// A file as rows whose fields are found by the names in its first line.
class Table {
public:
    static Result<Table> read(const QByteArray &text, const QString &file)
    {
        auto lines = readCsv(text);
        if (!lines)
            return {lines.error().code, QStringLiteral("%1: %2").arg(file, lines.error().message)};
        Table table;
        table.m_file = file;
        table.m_lines = std::move(lines).value();
        return table;
    }

    std::size_t rows() const { return m_lines.empty() ? 0 : m_lines.size() - 1; }

    QString text(std::size_t row, const char *column) const
    {
        const qsizetype index =
            m_lines.empty() ? -1 : m_lines.front().indexOf(QLatin1String(column));
        return index < 0 ? QString() : m_lines[row + 1].value(index).trimmed();
    }

    /// Negative when it is missing or "N/A"; what is no sensible number is a mistake.
    double number(std::size_t row, const char *column) const
    {
        const QString field = text(row, column);
        if (field.isEmpty() || field == QStringLiteral("N/A"))
            return -1;
        bool ok = false;
        const double value = field.toDouble(&ok);
        if (ok && value >= 0 && value < largest)
            return value;
        if (!m_mistake)
            m_mistake = Error {
                Error::Code::BadRequest,
                QStringLiteral("%1, line %2, column “%3”: “%4” is no number from 0 "
                               "up; is the file one that Locust wrote?")
                    .arg(m_file, QString::number(row + 2), QLatin1String(column), field.left(100))};
        return -1;
    }

    qint64 count(std::size_t row, const char *column) const
    {
        return qint64(std::max(0.0, number(row, column)));
    }

    std::chrono::microseconds time(std::size_t row, const char *column) const
    {
        const double ms = number(row, column);
        return ms < 0 ? notTold : std::chrono::microseconds(std::llround(1000 * ms));
    }

    /// The first one of what was read so far.
    const std::optional<Error> &mistake() const { return m_mistake; }

private:
    QString m_file;
    std::vector<QStringList> m_lines;
    mutable std::optional<Error> m_mistake;
};

QByteArray percentileColumn(double percentile)
{
    return QByteArray::number(percentile) + '%';
}

bool isTotal(const Table &table, std::size_t row)
{
    const QString name = table.text(row, "Name");
    return name == QStringLiteral("Aggregated") || name == QStringLiteral("Total");
}

LoadFigures figuresOf(const Table &table, std::size_t row)
{
    LoadFigures figures;
    figures.requests = table.count(row, "Request Count");
    figures.failures = std::min(figures.requests, table.count(row, "Failure Count"));
    figures.average = table.time(row, "Average Response Time");
    figures.minimum = table.time(row, "Min Response Time");
    figures.maximum = table.time(row, "Max Response Time");
    for (std::size_t i = 0; i < loadPercentiles.size(); ++i)
        figures.percentiles[i] = table.time(row, percentileColumn(loadPercentiles[i]).constData());
    figures.requestsPerSecond = std::max(0.0, table.number(row, "Requests/s"));
    figures.failuresPerSecond = std::max(0.0, table.number(row, "Failures/s"));
    figures.averageBytes = table.number(row, "Average Content Size");
    return figures;
}

/// Locust's totals are cumulative: what came between two rows is their difference.
std::vector<LoadSecond> timelineOf(const Table &table, qint64 &began)
{
    std::vector<LoadSecond> timeline;
    LoadSecond before;
    qint64 requests = 0;
    qint64 failures = 0;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const qint64 time = table.count(row, "Timestamp");
        if (!isTotal(table, row) || time == 0)
            continue;
        if (began == 0)
            began = time;
        LoadSecond second;
        second.at = double(time - began);
        second.users = int(std::min<qint64>(table.count(row, "User Count"), Scenario::maxUsers));
        const qint64 allRequests = std::max(requests, table.count(row, "Total Request Count"));
        const qint64 allFailures = std::max(failures, table.count(row, "Total Failure Count"));
        second.requests = allRequests - requests;
        second.failures = std::min(second.requests, allFailures - failures);
        second.average = notTold;  // Locust has it from the beginning only
        second.maximum = notTold;
        second.p50 = table.time(row, "50%");
        second.p95 = table.time(row, "95%");
        requests = allRequests;
        failures = allFailures;
        if (second.at >= before.at && timeline.size() < std::size_t(maxCsvLines) / 2) {
            timeline.push_back(second);
            before = second;
        }
    }
    return timeline;
}

/// As the own generator calls it; Locust has Python's exceptions, and what the locust file says
/// of an answer in one that is the same for all.
QString kindOf(const QString &text)
{
    using Expression = QRegularExpression;
    static const Expression wrapped(QStringLiteral("^CatchResponseError\\((['\"]?)(.*)\\1\\)$"),
                                    Expression::DotMatchesEverythingOption);
    static const Expression status(QStringLiteral("\\b(?:code=|status )(\\d{3})\\b"));
    static const Expression name(QStringLiteral("^\\w+(?=\\()"));
    if (const auto match = wrapped.match(text); match.hasMatch())
        return kindOf(match.captured(2));
    const auto says = [&text](const char *word) {
        return text.contains(QLatin1String(word), Qt::CaseInsensitive);
    };
    if (const auto match = status.match(text); match.hasMatch())
        return QStringLiteral("status ") + match.captured(1);
    if (says("ConnectionRefused") || says("connection refused"))
        return QStringLiteral("connection refused");
    if (says("timed out") || says("timeout"))
        return QStringLiteral("timed out");
    if (says("ConnectionReset") || says("connection reset") || says("RemoteDisconnected")
        || says("connection closed") || says("broken pipe"))
        return QStringLiteral("connection closed");
    if (const auto match = name.match(text); match.hasMatch())
        return match.captured();
    return text.left(100);
}

void addErrors(const Table &table, const char *message, const char *count,
               std::vector<LoadError> &errors)
{
    constexpr std::size_t most = 1000;
    for (std::size_t row = 0; row < table.rows() && errors.size() < most; ++row) {
        const QString text = table.text(row, message).left(10'000);
        const QString kind = kindOf(text);
        const auto same = std::find_if(errors.begin(), errors.end(),
                                       [&](const LoadError &error) { return error.kind == kind; });
        if (same == errors.end())
            errors.push_back({kind, text, table.count(row, count)});
        else
            same->count += table.count(row, count);
    }
    std::stable_sort(
        errors.begin(), errors.end(),
        [](const LoadError &one, const LoadError &other) { return one.count > other.count; });
}

/// From the statistics, or else what the timeline adds up to. False without either.
bool takeFigures(LoadRun &run, const Table &stats)
{
    for (std::size_t row = stats.rows(); row-- > 0;) {
        if (!isTotal(stats, row))
            continue;
        run.figures = figuresOf(stats, row);
        return true;
    }
    for (const LoadSecond &second : run.timeline) {
        run.figures.requests += second.requests;
        run.figures.failures += second.failures;
    }
    run.figures.average = run.figures.minimum = run.figures.maximum = notTold;
    run.figures.percentiles.fill(notTold);
    if (!run.timeline.empty() && run.timeline.back().at > 0)
        run.figures.requestsPerSecond = double(run.figures.requests) / run.timeline.back().at;
    return !run.timeline.empty();
}

/// What of the scenario Locust's files tell: how many users there were, and how long.
void takeScenario(LoadRun &run, const QString &name)
{
    run.scenario.name = name;
    run.scenario.users = 0;
    for (const LoadSecond &second : run.timeline)
        run.scenario.users = std::max(run.scenario.users, second.users);
    if (!run.timeline.empty())
        run.seconds = run.timeline.back().at;
    else if (run.figures.requestsPerSecond > 0)
        run.seconds = double(run.figures.requests) / run.figures.requestsPerSecond;
    const auto longest = double(Scenario::maxDuration.count());
    run.scenario.duration =
        std::chrono::milliseconds(std::llround(std::min(longest, 1000 * run.seconds)));
    // Not told; a pause of 0 says nothing about who set the rate.
    run.scenario.waitMin = run.scenario.waitMax = std::chrono::milliseconds(0);
    const auto full =
        std::find_if(run.timeline.begin(), run.timeline.end(), [&run](const LoadSecond &second) {
            return second.users == run.scenario.users;
        });
    run.scenario.spawnRate = full == run.timeline.end() || full->at <= 0
        ? run.scenario.users
        : run.scenario.users / full->at;
    run.fromLocust = true;
    run.notes << locustNote;
}

QString prefixOf(const QString &path)
{
    for (const char *ending : {historyEnding, statsEnding, failuresEnding, exceptionsEnding}) {
        if (path.endsWith(QLatin1String(ending), Qt::CaseInsensitive))
            return path.left(path.size() - qsizetype(qstrlen(ending)));
    }
    return {};
}

/// Empty when there is no such file.
Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return {Error::Code::FileUnreadable,
                QStringLiteral("%1 cannot be read (%2).").arg(path, file.errorString())};
    QByteArray content = file.read(maxLocustBytes + 1);
    if (content.size() > maxLocustBytes)
        return {Error::Code::BadRequest,
                QStringLiteral("%1 has more than %2 MB; such a file is not read.")
                    .arg(path, QString::number(maxLocustBytes >> 20))};
    return content;
}

}  // namespace

Result<LoadReport> readLocust(const LocustCsv &files, const QString &name, const QString &prefix)
{
    const auto stats = Table::read(files.stats, prefix + QLatin1String(statsEnding));
    const auto history = Table::read(files.history, prefix + QLatin1String(historyEnding));
    const auto failures = Table::read(files.failures, prefix + QLatin1String(failuresEnding));
    const auto exceptions = Table::read(files.exceptions, prefix + QLatin1String(exceptionsEnding));
    const auto all = {&stats, &history, &failures, &exceptions};
    for (const auto *table : all) {
        if (!*table)
            return table->error();
    }
    LoadRun run;
    qint64 began = 0;
    run.timeline = timelineOf(*history, began);
    const bool found = takeFigures(run, *stats);
    addErrors(*failures, "Error", "Occurrences", run.errors);
    // Exceptions of the locust file itself are no requests.
    for (std::size_t row = 0; row < exceptions->rows() && row < 100; ++row)
        run.notes << QStringLiteral("The locust file raised an exception %1 times: %2")
                         .arg(exceptions->count(row, "Count"))
                         .arg(exceptions->text(row, "Message").left(300));
    for (const auto *table : all) {
        if ((*table)->mistake())
            return *(*table)->mistake();
    }
    if (!found)
        return {Error::Code::BadRequest,
                QStringLiteral("Locust's files have no line “Aggregated”; give the file whose name "
                               "ends in _stats.csv of a finished run.")};
    takeScenario(run, name);
    if (began > 0)
        run.started = QDateTime::fromSecsSinceEpoch(began).toUTC();
    LoadReport report;
    report.title = QStringLiteral("Locust: %1").arg(name);
    report.date = run.started;
    report.configuration.generator = QStringLiteral("Locust");
    report.runs.push_back(std::move(run));
    return report;
}

bool isLocustFile(const QString &path)
{
    return !prefixOf(path).isEmpty();
}

Result<LoadReport> readLocustFiles(const QString &path)
{
    const QString prefix = prefixOf(path);
    LocustCsv files;
    const std::pair<const char *, QByteArray *> parts[] = {{statsEnding, &files.stats},
                                                           {historyEnding, &files.history},
                                                           {failuresEnding, &files.failures},
                                                           {exceptionsEnding, &files.exceptions}};
    for (const auto &[ending, content] : parts) {
        auto read = contentOf(prefix + QLatin1String(ending));
        if (!read)
            return read.error();
        *content = std::move(read).value();
    }
    if (!QFileInfo::exists(path))
        return {Error::Code::FileUnreadable,
                QStringLiteral("%1: there is no such file.").arg(path)};
    return readLocust(files, QFileInfo(prefix).fileName(), prefix);
}

}  // namespace classiscope
