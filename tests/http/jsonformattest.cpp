// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/jsonformat.h"
#include "tests/support/testdata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace classiscope;
using std::chrono::microseconds;

class JsonFormatTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void classificationHasItsKeysInOrder();
    void classificationWithoutCandidatesIsValid();
    void confidenceHasSixDecimals_data();
    void confidenceHasSixDecimals();
    void textSurvivesTheTrip_data();
    void textSurvivesTheTrip();
    void statsHaveEveryFigure();
    void statsWithoutAModelSayNull();
    void statsOfNewTelemetryAreZeros();
    void tritonsStatsHaveEveryFigure();
    void tritonsStatsOfNewTelemetryAreZeros();
    void problemHasItsKeysInOrder();
    void problemWithoutKindOrInstance();
};

namespace {

Classification classification()
{
    Classification result;
    result.model = QStringLiteral("everyday");
    result.modelVersion = QStringLiteral("1.2");
    result.top = {{QStringLiteral("cat"), 15, 0.75F}, {QStringLiteral("dog"), 2, 0.125F}};
    result.timings = {microseconds {100}, microseconds {2'345}, microseconds {1'000},
                      microseconds {7},   microseconds {3},     microseconds {3'460}};
    result.batchSize = 4;
    result.cached = true;
    return result;
}

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s: %s", qPrintable(error.errorString()), json.constData());
    return document.object();
}

TelemetrySnapshot snapshot()
{
    TelemetrySnapshot result;
    result.uptime = std::chrono::seconds {61};
    result.inFlight = 3;
    result.queueDepth = 2;
    result.requestsPerSecond = 12.34567;
    result.failuresPerSecond = 0.5;
    result.http.succeeded = 10;
    result.http.failed = 4;
    result.http.cancelled = 1;
    result.http.turnedAway = 2;
    result.http.failedByKind = {{QStringLiteral("busy"), 3}, {QStringLiteral("bad-request"), 1}};
    LatencySummary &latency = result.http.latency;
    latency.count = 2;
    latency.sum = microseconds {2'000};
    latency.mean = microseconds {1'000};
    latency.min = microseconds {500};
    latency.max = microseconds {1'600};
    latency.p50 = microseconds {800};
    latency.p95 = microseconds {1'400};
    latency.p99 = microseconds {1'500};
    result.http.images = 6;
    result.http.executions = 3;
    result.http.batches = {{1, 2, 2}, {4, 4, 1}};
    result.http.cacheHits = 8;
    result.http.cacheMisses = 9;
    result.http.lastInference =
        std::chrono::system_clock::time_point(std::chrono::milliseconds {1'700'000'000'123});
    result.httpReplies = {{200, 10}, {408, 1}};
    result.process = {1'000'000, 2'000'000, 17, 1'024, 1.5, 1'700'000'000.25};
    result.window.succeeded = 5;
    result.all.succeeded = 15;
    return result;
}

}  // namespace

void JsonFormatTest::classificationHasItsKeysInOrder()
{
    QCOMPARE(
        toJson(classification()),
        QByteArray(
            R"({"model":"everyday","model_version":"1.2","predictions":[)"
            R"({"label":"cat","index":15,"confidence":0.75},)"
            R"({"label":"dog","index":2,"confidence":0.125}],)"
            R"("timing_ms":{"queue":0.1,"decode":2.345,"preprocess":1,)"
            R"("inference":0.007,"postprocess":0.003,"total":3.46},"batch_size":4,"cached":true})"));
}

void JsonFormatTest::classificationWithoutCandidatesIsValid()
{
    const QJsonObject json = parsed(toJson(Classification {}));
    QVERIFY(json.value(QLatin1String("predictions")).toArray().isEmpty());
    QCOMPARE(json.value(QLatin1String("batch_size")).toInt(), 1);
    QCOMPARE(json.value(QLatin1String("cached")), QJsonValue(false));
}

void JsonFormatTest::confidenceHasSixDecimals_data()
{
    QTest::addColumn<float>("confidence");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("none") << 0.0F << QByteArray("0");
    QTest::newRow("all") << 1.0F << QByteArray("1");
    QTest::newRow("rounded down") << 0.1234564F << QByteArray("0.123456");
    QTest::newRow("rounded up") << 0.9999996F << QByteArray("1");
    QTest::newRow("too small to see") << 1e-9F << QByteArray("0");
    QTest::newRow("the smallest to see") << 1e-6F << QByteArray("0.000001");
    QTest::newRow("not a number") << std::numeric_limits<float>::quiet_NaN() << QByteArray("null");
    QTest::newRow("infinite") << std::numeric_limits<float>::infinity() << QByteArray("null");
}

void JsonFormatTest::confidenceHasSixDecimals()
{
    QFETCH(float, confidence);
    QFETCH(QByteArray, text);
    Classification result;
    result.top = {{QStringLiteral("a"), 0, confidence}};
    const QByteArray json = toJson(result);
    QVERIFY2(json.contains("\"confidence\":" + text + "}"), json.constData());
}

void JsonFormatTest::textSurvivesTheTrip_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quotes and backslashes") << QStringLiteral("a \"b\" \\c\\");
    QTest::newRow("control characters") << QStringLiteral("\b\f\n\r\t\x01\x1f\x7f");
    QTest::newRow("NUL") << QString(QChar(0));
    QTest::newRow("umlauts") << QStringLiteral("K\u00e4se");
    QTest::newRow("beyond 16 bits") << QString::fromUcs4(U"\U0001F408");
    QTest::newRow("a tag") << QStringLiteral("</script><b>");
}

void JsonFormatTest::textSurvivesTheTrip()
{
    QFETCH(QString, text);
    Classification result;
    result.model = text;
    QCOMPARE(parsed(toJson(result)).value(QLatin1String("model")).toString(), text);
    const QJsonObject problem = parsed(problemJson(400, text, text, {}, text));
    QCOMPARE(problem.value(QLatin1String("detail")).toString(), text);
}

void JsonFormatTest::statsHaveEveryFigure()
{
    ModelInfo model;
    model.name = QStringLiteral("everyday");
    model.version = QStringLiteral("1.2");
    model.classCount = 98;
    model.inputSize = {128, 96};
    model.path = {true, QStringLiteral("oneDNN 2.6.3"), QStringLiteral("bfloat16"), {}, 0.98765, 1,
                  {}};
    CacheFigures cache {64 << 20, std::chrono::milliseconds(3'600'000), 4096, 7, 6, 1, 2, 9, {}};
    cache.shared = {SharedCacheFigures::State::CircuitOpen,
                    QStringLiteral("redis://cache:6379/0"),
                    QStringLiteral("no answer in time"),
                    1,
                    5,
                    3,
                    8,
                    2};
    const ServerFacts server {
        QStringLiteral("1.2.3"), QStringLiteral("6.4.2"), QStringLiteral("4.6.0"), 4, 2, 8,
        QStringLiteral("EPYC")};
    const QByteArray json = toJson(snapshot(), model, cache, server);
    const QByteArray none =
        R"({"count":0,"sum":0,"mean":0,"min":0,"max":0,"p50":0,"p95":0,"p99":0})";
    const QByteArray stages = R"("failure_ms":)" + none + R"(,"queue_ms":)" + none
        + R"(,"decode_ms":)" + none + R"(,"preprocess_ms":)" + none + R"(,"inference_ms":)" + none
        + R"(,"postprocess_ms":)" + none + "}";
    const auto quiet = [&](const QByteArray &succeeded) {
        return R"({"succeeded":)" + succeeded
            + R"(,"failed":0,"cancelled":0,"turned_away":0,"failed_by_kind":{},"images":0,)"
              R"("executions":0,)"
              R"("cache_hits":0,"cache_misses":0,"batches":[],"last_inference":null,)"
              R"("latency_ms":)"
            + none + "," + stages;
    };
    QCOMPARE(
        json,
        R"({"uptime_seconds":61,"server":{"version":"1.2.3","workers":4,"threads":2,"cores":8,)"
        R"("cpu":"EPYC","qt":"6.4.2","opencv":"4.6.0"},"model":{"name":"everyday","version":"1.2","classes":98,)"
        R"("input_width":128,"input_height":96,"backend":"oneDNN 2.6.3",)"
        R"("precision":"bfloat16","fast_path":true,"reason":"","agreement":0.9877,)"
        R"("batch_size":1,"batch_reason":""},)"
        R"("in_flight":3,"queue_depth":2,)"
        R"("requests_per_second":12.346,"failures_per_second":0.5,)"
        R"("http_responses":{"200":10,"408":1},"process":{"resident_bytes":1000000,)"
        R"("virtual_bytes":2000000,"open_files":17,"max_files":1024,"cpu_seconds":1.5,)"
        R"("start_time_seconds":1700000000.25},"cache":{"limit_bytes":67108864,)"
        R"("ttl_ms":3600000,"bytes":4096,"entries":7,"hits":6,"shared_hits":1,"joined":2,)"
        R"("misses":9,"redis":{"state":"circuit-open","address":"redis://cache:6379/0",)"
        R"("hits":1,"misses":5,"failures":3,"stored":8,"dropped":2,)"
        R"("last_error":"no answer in time"}},"traffic":{"all":)"
            + quiet("15")
            + R"(,"http":{"succeeded":10,"failed":4,"cancelled":1,"turned_away":2,)"
              R"("failed_by_kind":{"bad-request":1,"busy":3},"images":6,"executions":3,)"
              R"("cache_hits":8,"cache_misses":9,"batches":[)"
              R"({"size":1,"images":2,"executions":2},{"size":4,"images":4,"executions":1}],)"
              R"("last_inference":1700000000123,"latency_ms":{"count":2,"sum":2,)"
              R"("mean":1,"min":0.5,"max":1.6,"p50":0.8,"p95":1.4,"p99":1.5},)"
            + stages + R"(,"window":)" + quiet("5") + "}}");
    QVERIFY(!parsed(json).isEmpty());
}

void JsonFormatTest::statsWithoutAModelSayNull()
{
    const QJsonObject json = parsed(toJson(snapshot(), {}));
    QVERIFY(json.value(QLatin1String("model")).isNull());
}

void JsonFormatTest::statsOfNewTelemetryAreZeros()
{
    const QJsonObject cache =
        parsed(toJson(TelemetrySnapshot(), {})).value(QLatin1String("cache")).toObject();
    QCOMPARE(cache.value(QLatin1String("redis")).toObject().value(QLatin1String("state")),
             QJsonValue(QStringLiteral("off")));

    const Telemetry telemetry;
    const QJsonObject json = parsed(toJson(telemetry.snapshot(), {}));
    QCOMPARE(json.value(QLatin1String("requests_per_second")).toDouble(), 0.0);
    const QJsonObject traffic = json.value(QLatin1String("traffic")).toObject();
    QCOMPARE(
        traffic.keys(),
        QStringList({QStringLiteral("all"), QStringLiteral("http"), QStringLiteral("window")}));
}

void JsonFormatTest::tritonsStatsHaveEveryFigure()
{
    TelemetrySnapshot given;
    TrafficTotals &all = given.all;
    all = snapshot().http;
    const auto set = [](LatencySummary &summary, int count, int sum) {
        summary.count = count;
        summary.sum = microseconds {sum};
    };
    set(all.latency, 4, 100);
    set(all.failure, 1, 9);
    set(all.queue, 6, 20);
    set(all.computeInput, 6, 30);
    set(all.inference, 6, 40);
    set(all.postprocess, 6, 5);
    all.batches.front().computeInput = microseconds {11};
    all.batches.front().computeInfer = microseconds {12};
    all.batches.front().computeOutput = microseconds {13};
    ModelInfo model;
    model.name = QStringLiteral("everyday");
    model.version = QStringLiteral("1.2");
    QCOMPARE(tritonStatsJson(given, model),
             QByteArray(R"({"model_stats":[{"name":"everyday","version":"1.2",)"
                        R"("last_inference":1700000000123,"inference_count":6,)"
                        R"("execution_count":3,"inference_stats":{)"
                        R"("success":{"count":4,"ns":100000},"fail":{"count":1,"ns":9000},)"
                        R"("queue":{"count":6,"ns":20000},"compute_input":{"count":6,"ns":30000},)"
                        R"("compute_infer":{"count":6,"ns":40000},)"
                        R"("compute_output":{"count":6,"ns":5000},"cache_hit":{"count":8,"ns":0},)"
                        R"("cache_miss":{"count":9,"ns":0}},"batch_stats":[{"batch_size":1,)"
                        R"("compute_input":{"count":2,"ns":11000},)"
                        R"("compute_infer":{"count":2,"ns":12000},)"
                        R"("compute_output":{"count":2,"ns":13000}},{"batch_size":4,)"
                        R"("compute_input":{"count":1,"ns":0},"compute_infer":{"count":1,"ns":0},)"
                        R"("compute_output":{"count":1,"ns":0}}]}]})"));
}

void JsonFormatTest::tritonsStatsOfNewTelemetryAreZeros()
{
    const Telemetry telemetry;
    const QJsonObject json = parsed(tritonStatsJson(telemetry.snapshot(), ModelInfo {}));
    const QJsonObject stats = json.value(QLatin1String("model_stats")).toArray().at(0).toObject();
    QCOMPARE(stats.value(QLatin1String("last_inference")), QJsonValue(0));
    QCOMPARE(stats.value(QLatin1String("inference_count")), QJsonValue(0));
    QCOMPARE(stats.value(QLatin1String("batch_stats")), QJsonValue(QJsonArray()));
}

void JsonFormatTest::problemHasItsKeysInOrder()
{
    QCOMPARE(problemJson(503, QStringLiteral("Service Unavailable"),
                         QStringLiteral("256 images already wait; try again later."),
                         QStringLiteral("busy"), QStringLiteral("/predict")),
             QByteArray(R"({"type":"urn:classiscope:error:busy","title":"Service Unavailable",)"
                        R"("status":503,"detail":"256 images already wait; try again later.",)"
                        R"("instance":"/predict"})"));
}

void JsonFormatTest::problemWithoutKindOrInstance()
{
    QCOMPARE(problemJson(404, QStringLiteral("Not Found"), QStringLiteral("x"), {}, {}),
             QByteArray(R"({"type":"about:blank","title":"Not Found","status":404,"detail":"x"})"));
}

QTEST_APPLESS_MAIN(JsonFormatTest)
#include "jsonformattest.moc"
