// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/metrics.h"
#include "tests/support/testdata.h"

#include <QRegularExpression>
#include <QSet>

#include <locale>

using namespace classiscope;
using std::chrono::microseconds;

class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void requestsAreCountedBySourceAndResult();
    void failuresAreCountedBySourceAndKind();
    void histogramsAreCumulativeInSeconds();
    void everyStageHasItsHistogram_data();
    void everyStageHasItsHistogram();
    void imagesAndExecutionsAreCounted_data();
    void imagesAndExecutionsAreCounted();
    void batchSizesAreAHistogramOfExecutions();
    void repliesAreCountedByStatus();
    void whatIsTurnedAwayIsCountedByItself();
    void theProcessIsDescribedTheUsualWay_data();
    void theProcessIsDescribedTheUsualWay();
    void connectionsAreShownWhenTheyAreKnown();
    void theCacheIsShownAndRedisWhenOneIsUsed();
    void gaugesShowTheMoment();
    void modelIsDescribedWhileThereIsOne();
    void labelsAreEscaped();
    void everyLineIsInTheTextFormat();
    void everyFamilyHasHelpAndTypeOnce();
    void numbersAreWrittenTheSameInEveryLocale();
};

namespace {

LatencySummary summaryOf(std::initializer_list<int> values)
{
    LatencyHistogram histogram;
    for (const int value : values)
        histogram.record(microseconds {value});
    return histogram.summary();
}

TelemetrySnapshot snapshot()
{
    TelemetrySnapshot result;
    result.uptime = std::chrono::seconds {61};
    result.inFlight = 3;
    result.queueDepth = 2;
    result.http.succeeded = 10;
    result.http.failed = 4;
    result.http.cancelled = 1;
    result.http.turnedAway = 9;
    result.http.failedByKind = {{QStringLiteral("busy"), 3}, {QStringLiteral("bad-request"), 1}};
    result.http.latency = summaryOf({200, 250, 900, 1'250'000, 20'000'000});
    result.http.queue = summaryOf({1'000});
    result.http.decode = summaryOf({2'000});
    result.http.preprocess = summaryOf({3'000});
    result.http.inference = summaryOf({4'000});
    result.http.postprocess = summaryOf({6'000});
    result.http.computeInput = summaryOf({5'000});
    result.http.failure = summaryOf({7'000});
    result.http.images = 21;
    result.http.executions = 12;
    result.http.batches = {{1, 9, 9}, {4, 12, 3}};
    result.http.cacheHits = 5;
    result.http.cacheMisses = 6;
    result.window.succeeded = 12'345'678;
    result.httpReplies = {{200, 10}, {408, 2}};
    result.process = {1'000'000, 2'000'000, 17, 1'024, 1.5, 1'700'000'000.25};
    return result;
}

ModelInfo model()
{
    ModelInfo info;
    info.name = QStringLiteral("everyday");
    info.version = QStringLiteral("1.2");
    info.platform = QStringLiteral("onnx_onnxv1");
    info.path.library = QStringLiteral("oneDNN 2.6.3");
    info.path.precision = QStringLiteral("bfloat16");
    info.sha256 = "0123abcd";
    return info;
}

QList<QByteArray> lines(const std::optional<ModelInfo> &info = model())
{
    auto result = prometheusText(snapshot(), info).split('\n');
    result.removeLast();  // behind the last line break
    return result;
}

// The value of the sample with this name and these labels.
double value(const QByteArray &sample)
{
    for (const QByteArray &line : lines()) {
        if (line.startsWith(sample + ' '))
            return line.mid(sample.size() + 1).toDouble();
    }
    qWarning("no sample %s", sample.constData());
    return -1;
}

}  // namespace

void MetricsTest::requestsAreCountedBySourceAndResult()
{
    QCOMPARE(value(R"(classiscope_requests_total{source="http",result="ok"})"), 10.0);
    QCOMPARE(value(R"(classiscope_requests_total{source="http",result="failed"})"), 4.0);
    QCOMPARE(value(R"(classiscope_requests_total{source="http",result="cancelled"})"), 1.0);
    QCOMPARE(value(R"(classiscope_requests_total{source="window",result="ok"})"), 12'345'678.0);
    QCOMPARE(value(R"(classiscope_requests_total{source="window",result="failed"})"), 0.0);
}

void MetricsTest::failuresAreCountedBySourceAndKind()
{
    QCOMPARE(value(R"(classiscope_failures_total{source="http",kind="busy"})"), 3.0);
    QCOMPARE(value(R"(classiscope_failures_total{source="http",kind="bad-request"})"), 1.0);
}

void MetricsTest::histogramsAreCumulativeInSeconds()
{
    const QByteArray name = "classiscope_request_duration_seconds";
    const auto bucket = [&](const QByteArray &bound) {
        return value(name + R"(_bucket{source="http",le=")" + bound + "\"}");
    };
    QCOMPARE(bucket("0.00025"), 2.0);
    QCOMPARE(bucket("0.0005"), 2.0);
    QCOMPARE(bucket("0.001"), 3.0);
    QCOMPARE(bucket("1"), 3.0);
    QCOMPARE(bucket("2.5"), 4.0);
    QCOMPARE(bucket("10"), 4.0);
    QCOMPARE(bucket("+Inf"), 5.0);
    QCOMPARE(value(name + R"(_count{source="http"})"), 5.0);
    QCOMPARE(value(name + R"(_sum{source="http"})"), 21.25135);
    QCOMPARE(value(name + R"(_bucket{source="window",le="+Inf"})"), 0.0);
}

void MetricsTest::everyStageHasItsHistogram_data()
{
    QTest::addColumn<QByteArray>("stage");
    QTest::addColumn<double>("sum");
    QTest::newRow("queue") << QByteArray("queue") << 0.001;
    QTest::newRow("decode") << QByteArray("decode") << 0.002;
    QTest::newRow("preprocess") << QByteArray("preprocess") << 0.003;
    QTest::newRow("inference") << QByteArray("inference") << 0.004;
    QTest::newRow("compute_input") << QByteArray("compute_input") << 0.005;
    QTest::newRow("compute_infer") << QByteArray("compute_infer") << 0.004;
    QTest::newRow("compute_output") << QByteArray("compute_output") << 0.006;
    QTest::newRow("failure") << QByteArray("failure") << 0.007;
}

void MetricsTest::everyStageHasItsHistogram()
{
    QFETCH(QByteArray, stage);
    const QByteArray name = "classiscope_" + stage + "_duration_seconds";
    QTEST(value(name + R"(_sum{source="http"})"), "sum");
    QCOMPARE(value(name + R"(_count{source="http"})"), 1.0);
}

void MetricsTest::imagesAndExecutionsAreCounted_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<double>("count");
    QTest::newRow("images") << QByteArray("images") << 21.0;
    QTest::newRow("executions") << QByteArray("batch_executions") << 12.0;
    QTest::newRow("cache hits") << QByteArray("cache_hits") << 5.0;
    QTest::newRow("cache misses") << QByteArray("cache_misses") << 6.0;
}

void MetricsTest::imagesAndExecutionsAreCounted()
{
    QFETCH(QByteArray, name);
    QTEST(value("classiscope_" + name + R"(_total{source="http"})"), "count");
    QCOMPARE(value("classiscope_" + name + R"(_total{source="window"})"), 0.0);
}

void MetricsTest::batchSizesAreAHistogramOfExecutions()
{
    const QByteArray name = "classiscope_batch_size";
    const auto bucket = [&](const QByteArray &bound) {
        return value(name + R"(_bucket{source="http",le=")" + bound + "\"}");
    };
    QCOMPARE(bucket("1"), 9.0);
    QCOMPARE(bucket("2"), 9.0);
    QCOMPARE(bucket("4"), 12.0);
    QCOMPARE(bucket("+Inf"), 12.0);
    QCOMPARE(value(name + R"(_count{source="http"})"), 12.0);
    QCOMPARE(value(name + R"(_sum{source="http"})"), 21.0);
}

void MetricsTest::repliesAreCountedByStatus()
{
    QCOMPARE(value(R"(classiscope_http_responses_total{status="200"})"), 10.0);
    QCOMPARE(value(R"(classiscope_http_responses_total{status="408"})"), 2.0);
}

void MetricsTest::whatIsTurnedAwayIsCountedByItself()
{
    QCOMPARE(value("classiscope_turned_away_total"), 9.0);
    QCOMPARE(value(R"(classiscope_requests_total{source="http",result="failed"})"), 4.0);
}

void MetricsTest::theProcessIsDescribedTheUsualWay_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<double>("figure");
    const auto row = [](const char *name, const char *type, double figure) {
        QTest::newRow(name) << QByteArray(name) << QByteArray(type) << figure;
    };
    row("process_resident_memory_bytes", "gauge", 1'000'000);
    row("process_virtual_memory_bytes", "gauge", 2'000'000);
    row("process_open_fds", "gauge", 17);
    row("process_max_fds", "gauge", 1'024);
    row("process_cpu_seconds_total", "counter", 1.5);
    row("process_start_time_seconds", "gauge", 1'700'000'000.25);
}

void MetricsTest::theProcessIsDescribedTheUsualWay()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, type);
    QTEST(value(name), "figure");
    QVERIFY(lines().contains("# TYPE " + name + ' ' + type));
}

void MetricsTest::connectionsAreShownWhenTheyAreKnown()
{
    QVERIFY(prometheusText(snapshot(), {}, {}, 42).contains("\nclassiscope_connections 42\n"));
    QVERIFY(!prometheusText(snapshot(), {}).contains("classiscope_connections"));
}

void MetricsTest::theCacheIsShownAndRedisWhenOneIsUsed()
{
    CacheFigures cache {1000, {}, 600, 2, 0, 0, 0, 0, {}};
    const QByteArray without = prometheusText(snapshot(), {}, cache);
    QVERIFY(without.contains("\nclassiscope_cache_limit_bytes 1000\n"));
    QVERIFY(without.contains("\nclassiscope_cache_bytes 600\n"));
    QVERIFY(without.contains("\nclassiscope_cache_entries 2\n"));
    QVERIFY(!without.contains("redis"));
    cache.shared = {SharedCacheFigures::State::Connected, {}, {}, 1, 5, 3, 8, 2};
    const QByteArray with = prometheusText(snapshot(), {}, cache);
    QVERIFY(with.contains("\nclassiscope_cache_redis_connected 1\n"));
    QVERIFY(with.contains("\nclassiscope_cache_redis_hits_total 1\n"));
    QVERIFY(with.contains("\nclassiscope_cache_redis_misses_total 5\n"));
    QVERIFY(with.contains("\nclassiscope_cache_redis_failures_total 3\n"));
    QVERIFY(with.contains("\nclassiscope_cache_redis_dropped_total 2\n"));
    cache.shared.state = SharedCacheFigures::State::CircuitOpen;
    QVERIFY(
        prometheusText(snapshot(), {}, cache).contains("\nclassiscope_cache_redis_connected 0\n"));
}

void MetricsTest::gaugesShowTheMoment()
{
    QCOMPARE(value("classiscope_in_flight"), 3.0);
    QCOMPARE(value("classiscope_queue_depth"), 2.0);
    QCOMPARE(value("classiscope_uptime_seconds"), 61.0);
    QCOMPARE(value("classiscope_ready"), 1.0);
}

void MetricsTest::modelIsDescribedWhileThereIsOne()
{
    QCOMPARE(value(R"(classiscope_model_info{name="everyday",version="1.2",)"
                   R"(platform="onnx_onnxv1",backend="oneDNN 2.6.3",precision="bfloat16",)"
                   R"(sha256="0123abcd"})"),
             1.0);
    const QByteArray without = prometheusText(snapshot(), {});
    QVERIFY(!without.contains("classiscope_model_info"));
    QVERIFY(without.contains("\nclassiscope_ready 0\n"));
}

void MetricsTest::labelsAreEscaped()
{
    ModelInfo odd = model();
    odd.name = QStringLiteral("a \"b\" \\ K\u00e4se\nc");
    const QByteArray text = prometheusText(snapshot(), odd);
    QVERIFY(text.contains("name=\"a \\\"b\\\" \\\\ K\xC3\xA4se\\nc\""));
}

void MetricsTest::everyLineIsInTheTextFormat()
{
    const QRegularExpression comment(
        QStringLiteral("^# (HELP [a-z_]+ \\S.*|TYPE (classiscope|process)_[a-z_]+ "
                       "(counter|gauge|histogram))$"));
    const QRegularExpression sample(QStringLiteral(
        "^(classiscope|process)_[a-z_]+(\\{([a-z0-9]+=\"[^\"]*\",?)+\\})? [0-9.e+-]+$"));
    QVERIFY(prometheusText(snapshot(), model()).endsWith('\n'));
    for (const QByteArray &line : lines()) {
        const QString text = QString::fromUtf8(line);
        QVERIFY2(comment.match(text).hasMatch() || sample.match(text).hasMatch(), line.constData());
    }
}

void MetricsTest::everyFamilyHasHelpAndTypeOnce()
{
    QSet<QByteArray> helped;
    QSet<QByteArray> typed;
    for (const QByteArray &line : lines()) {
        const auto words = line.split(' ');
        if (words[0] != "#")
            continue;
        QSet<QByteArray> &seen = words[1] == "HELP" ? helped : typed;
        QVERIFY2(!seen.contains(words[2]), line.constData());
        seen.insert(words[2]);
    }
    QCOMPARE(helped, typed);
    QCOMPARE(helped.size(), 32);
}

void MetricsTest::numbersAreWrittenTheSameInEveryLocale()
{
    struct GermanNumbers : std::numpunct<char> {
        char do_decimal_point() const override { return ','; }
        char do_thousands_sep() const override { return '.'; }
        std::string do_grouping() const override { return "\3"; }
    };
    const QByteArray expected = prometheusText(snapshot(), model());
    const std::locale before =
        std::locale::global(std::locale(std::locale::classic(), new GermanNumbers));
    const QByteArray actual = prometheusText(snapshot(), model());
    std::locale::global(before);
    QCOMPARE(actual, expected);
}

QTEST_APPLESS_MAIN(MetricsTest)
#include "metricstest.moc"
