// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchtext.h"

#include "core/jsonwriter.h"
#include "core/version.h"

#include <QLocale>

#include <algorithm>

namespace classiscope {

namespace {

using Row = QStringList;

QString number(double value, int decimals)
{
    return QLocale(QLocale::English).toString(value, 'f', decimals);
}

QString rate(double perSecond)
{
    return number(perSecond, perSecond < 100 ? 1 : 0);
}

QString percent(double share)
{
    return number(100 * share, 0) + QStringLiteral(" %");
}

QString times(double ratio)
{
    return ratio > 0 ? number(ratio, 2) + QStringLiteral(" ×") : QStringLiteral("-");
}

double milliseconds(std::chrono::microseconds time)
{
    return double(time.count()) / 1000;
}

/// Columns as wide as their longest cell; all but the first are numbers.
QString table(const QString &title, const std::vector<Row> &rows)
{
    const Row &head = rows.front();
    QString text = QStringLiteral("\n### %1\n\n").arg(title);
    std::vector<qsizetype> widths(std::size_t(head.size()), 3);
    for (const Row &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[std::size_t(i)] = std::max(widths[std::size_t(i)], row[i].size());
    }
    const auto line = [&](const Row &row) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto width = widths[std::size_t(i)];
            text += QStringLiteral("| ")
                + (i == 0 ? row[i].leftJustified(width) : row[i].rightJustified(width))
                + QLatin1Char(' ');
        }
        text += QStringLiteral("|\n");
    };
    line(head);
    for (qsizetype i = 0; i < head.size(); ++i) {
        const QString dashes(widths[std::size_t(i)] - 1, QLatin1Char('-'));
        text +=
            i == 0 ? QStringLiteral("| -%1 ").arg(dashes) : QStringLiteral("| %1: ").arg(dashes);
    }
    text += QStringLiteral("|\n");
    std::for_each(rows.begin() + 1, rows.end(), line);
    return text;
}

QString forwardTable(const BenchReport &report)
{
    std::vector<Row> rows {{QStringLiteral("Path"), QStringLiteral("Batch"),
                            QStringLiteral("ms an image"), QStringLiteral("Minimum"),
                            QStringLiteral("Spread"), QStringLiteral("Against batch 1"),
                            QStringLiteral("Against OpenCV")}};
    for (const BenchFigures &figures : report.forward) {
        const BenchSetting &setting = figures.setting;
        if (setting.workers > 1 || figures.perSecond.rounds.empty())
            continue;
        const RoundFigures time = figures.perSecond.reciprocal(1000);
        rows.push_back({report.pathName(setting.path), QString::number(setting.batch),
                        number(time.median(), 2), number(time.minimum(), 2), percent(time.spread()),
                        times(figures.againstBatchOne), times(figures.againstOpenCv)});
    }
    return table(QStringLiteral("Forward pass, 1 worker × 1 thread"), rows);
}

QString scalingTable(const BenchReport &report)
{
    std::vector<Row> rows {{QStringLiteral("Path"), QStringLiteral("Workers"),
                            QStringLiteral("Images/s"), QStringLiteral("Minimum"),
                            QStringLiteral("Spread"), QStringLiteral("Against 1 worker"),
                            QStringLiteral("Against OpenCV")}};
    for (const BenchFigures &figures : report.forward) {
        const BenchSetting &setting = figures.setting;
        const RoundFigures &speed = figures.perSecond;
        if (speed.rounds.empty() || setting.batch > 1)
            continue;
        const auto alone = std::find_if(
            report.forward.begin(), report.forward.end(), [&](const BenchFigures &other) {
                return other.setting.path == setting.path && other.setting.workers == 1
                    && other.setting.batch == 1;
            });
        rows.push_back({report.pathName(setting.path), QString::number(setting.workers),
                        rate(speed.median()), rate(speed.minimum()), percent(speed.spread()),
                        alone == report.forward.end() ? QStringLiteral("-")
                                                      : times(medianRatio(speed, alone->perSecond)),
                        times(figures.againstOpenCv)});
    }
    return table(QStringLiteral("Forward pass, workers × 1 thread"), rows);
}

QString pipelineTable(const BenchReport &report)
{
    std::vector<Row> rows {{QStringLiteral("Path"), QStringLiteral("Workers × threads"),
                            QStringLiteral("Batch"), QStringLiteral("Images/s"),
                            QStringLiteral("Minimum"), QStringLiteral("Spread"),
                            QStringLiteral("p50 ms"), QStringLiteral("p95 ms"),
                            QStringLiteral("Against batch 1"), QStringLiteral("Against OpenCV")}};
    for (const BenchFigures &figures : report.pipeline) {
        const BenchSetting &setting = figures.setting;
        const RoundFigures &speed = figures.perSecond;
        if (speed.rounds.empty())
            continue;
        rows.push_back({report.pathName(setting.path),
                        QStringLiteral("%1 × %2").arg(setting.workers).arg(setting.threads),
                        QString::number(setting.batch), rate(speed.median()), rate(speed.minimum()),
                        percent(speed.spread()), number(milliseconds(figures.p50), 1),
                        number(milliseconds(figures.p95), 1), times(figures.againstBatchOne),
                        times(figures.againstOpenCv)});
    }
    return table(QStringLiteral("Full pipeline: decoding to the best classes"), rows);
}

void write(JsonWriter &json, const char *name, const RoundFigures &figures)
{
    constexpr int decimals = 4;
    json.key(name).begin('{');
    json.key("median").real(figures.median(), decimals);
    json.key("minimum").real(figures.minimum(), decimals);
    json.key("maximum").real(figures.maximum(), decimals);
    json.key("spread").real(figures.spread(), decimals);
    json.key("rounds").begin('[');
    for (const double round : figures.rounds)
        json.real(round, decimals);
    json.end(']');
    json.end('}');
}

void write(JsonWriter &json, const BenchFigures &figures, bool pipeline)
{
    const BenchSetting &setting = figures.setting;
    json.begin('{');
    json.key("path").string(benchPathName(setting.path));
    json.key("workers").integer(setting.workers);
    json.key("threads_per_worker").integer(setting.threads);
    json.key("batch").integer(setting.batch);
    write(json, "images_per_second", figures.perSecond);
    if (pipeline) {
        json.key("p50_ms").real(milliseconds(figures.p50), 3);
        json.key("p95_ms").real(milliseconds(figures.p95), 3);
    } else if (setting.workers == 1) {
        write(json, "ms_per_image", figures.perSecond.reciprocal(1000));
    }
    const auto ratio = [&json](const char *name, double value) {
        json.key(name);
        if (value > 0)
            json.real(value, 3);
        else
            json.null();
    };
    ratio("against_batch_1", figures.againstBatchOne);
    ratio("against_opencv", figures.againstOpenCv);
    json.end('}');
}

void write(JsonWriter &json, const char *name, const std::vector<BenchFigures> &all, bool pipeline)
{
    json.key(name).begin('[');
    for (const BenchFigures &figures : all) {
        if (!figures.perSecond.rounds.empty())
            write(json, figures, pipeline);
    }
    json.end(']');
}

void writePaths(JsonWriter &json, const BenchReport &report)
{
    json.key("paths").begin('[');
    for (const BenchPathState &state : report.paths) {
        json.begin('{');
        json.key("path").string(benchPathName(state.path));
        json.key("available").boolean(state.available);
        if (state.available)
            json.key("name").string(state.name);
        else
            json.key("reason").string(state.reason.english());
        json.key("batches").begin('[');
        for (const int batch : state.available ? state.batches : std::vector<int>())
            json.integer(batch);
        json.end(']');
        json.end('}');
    }
    json.end(']');
}

}  // namespace

QString benchMarkdown(const BenchReport &report, std::optional<std::size_t> best)
{
    const QSize input = report.inputSize;
    QString text =
        QStringLiteral("Classiscope " CLASSISCOPE_VERSION ", model %1 version %2 (%3 × %4), %5, "
                       "%6 cores, median of %7 rounds of %8 s\n")
            .arg(report.modelName, report.modelVersion)
            .arg(input.width())
            .arg(input.height())
            .arg(report.cpu)
            .arg(report.cores)
            .arg(report.rounds)
            .arg(double(report.perMeasurement.count()) / 1000);
    if (report.cancelled)
        text += QStringLiteral("Stopped early: some rounds are missing.\n");
    text += forwardTable(report);
    const bool several =
        std::any_of(report.forward.begin(), report.forward.end(),
                    [](const BenchFigures &figures) { return figures.setting.workers > 1; });
    if (several)
        text += scalingTable(report);
    if (!report.pipeline.empty()) {
        text += pipelineTable(report);
        text += QStringLiteral("\n%1 %2, %3 KB on average; p50 and p95 from a worker taking a "
                               "picture to its answer.\n")
                    .arg(report.pictures)
                    .arg(report.images.isEmpty() ? QStringLiteral("made pictures")
                                                 : QStringLiteral("pictures"))
                    .arg(report.pictureBytes / std::max(1, report.pictures) / 1000);
    }
    for (const BenchPathState &state : report.paths) {
        if (!state.available)
            text += QStringLiteral("\nNo %1: %2\n")
                        .arg(benchPathName(state.path), state.reason.english());
    }
    for (const Text &note : report.notes)
        text += QStringLiteral("\n%1\n").arg(note.english());
    const auto tell = [&](const QString &what, std::size_t place) {
        const BenchFigures &figures = report.pipeline[place];
        text += QStringLiteral("\n%1: %2, %3: %4 images/s\n")
                    .arg(what, report.pathName(figures.setting.path), figures.setting.threadsText(),
                         rate(figures.perSecond.median()));
    };
    if (best)
        tell(QStringLiteral("Best"), *best);
    const auto shorter = bestSetting(report.pipeline, true);
    if (best && shorter && shorter != best)
        tell(QStringLiteral("Best with --precision fast"), *shorter);
    return text;
}

QByteArray benchJson(const BenchReport &report, std::optional<std::size_t> best)
{
    JsonWriter json;
    json.begin('{');
    json.key("version").string(QStringLiteral(CLASSISCOPE_VERSION));
    json.key("model").begin('{');
    json.key("name").string(report.modelName);
    json.key("version").string(report.modelVersion);
    json.key("sha256").string(QString::fromLatin1(report.modelSha256));
    json.key("input_width").integer(report.inputSize.width());
    json.key("input_height").integer(report.inputSize.height());
    json.end('}');
    json.key("cpu").string(report.cpu);
    json.key("cores").integer(report.cores);
    json.key("rounds").integer(report.rounds);
    json.key("seconds").real(double(report.perMeasurement.count()) / 1000, 3);
    json.key("complete").boolean(!report.cancelled);
    writePaths(json, report);
    write(json, "forward", report.forward, false);
    if (!report.pipeline.empty()) {
        json.key("pictures").begin('{');
        json.key("count").integer(report.pictures);
        json.key("bytes").integer(report.pictureBytes);
        json.end('}');
        write(json, "pipeline", report.pipeline, true);
    }
    json.key("best");
    if (best)
        write(json, report.pipeline[*best], true);
    else
        json.null();
    json.key("notes").begin('[');
    for (const Text &note : report.notes)
        json.string(note.english());
    json.end(']');
    json.end('}');
    return json.take();
}

}  // namespace classiscope
