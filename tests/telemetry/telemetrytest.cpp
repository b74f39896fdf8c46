// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/telemetry.h"
#include "tests/support/testdata.h"

#include <atomic>
#include <thread>

using namespace classiscope;
using namespace std::chrono_literals;

class TelemetryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void newOneHasCountedNothing();
    void eachSourceIsCountedApartAndAllTogether();
    void stagesOfSuccessesAreSummarised();
    void imagesOfARequestAreCountedOneByOne();
    void executionsFollowFromTheBatchSizes_data();
    void executionsFollowFromTheBatchSizes();
    void whatCameOutOfTheCacheHasNoStages();
    void theLastInferenceIsTheLastComputedImage();
    void repliesAreCountedByStatus();
    void failuresAreCountedByKindAndHaveNoLatency();
    void cancelledIsNoFailure();
    void theSeriesTellsWhereTheTimeWent();
    void theSeriesTellsRefusalsFromOtherFailures();
    void whatIsTurnedAwayIsOfHttpAndNoFailure();
    void inFlightIsWhatStartedAndDidNotEnd();
    void queueDepthIsAskedOutsideTheLock();
    void ratesAreTheMeanOfTheLastTenWholeSeconds();
    void ratesRightAfterTheStartUseTheSecondsThereAre();
    void uptimeIsInWholeSeconds();
    void seriesIsUpToDateAlthoughNothingHappens();
    void seriesOfASourceHasItsOwnGauges();
    void queueDepthIsInTheSeriesOfEverySource();
    void threadsMayCountAndLookAtTheSameTime();
};

namespace {

// A clock that stands still until it is moved.
class FakeClock {
public:
    void advance(std::chrono::milliseconds time) { m_now += time; }
    Telemetry::Clock function()
    {
        return [this] { return m_now; };
    }

private:
    std::chrono::steady_clock::time_point m_now {1'000s};
};

constexpr StageTimings stages {1ms, 2ms, 3ms, 4ms, 500us, 11ms};

void succeed(Telemetry &telemetry, Source source, std::chrono::microseconds latency = 12ms)
{
    telemetry.requestStarted(source);
    telemetry.requestSucceeded(source, latency, stages);
}

void fail(Telemetry &telemetry, Source source, Error::Code code = Error::Code::DamagedImage)
{
    telemetry.requestStarted(source);
    telemetry.requestFailed(source, code, 3ms);
}

Classification computed(int batchSize)
{
    Classification result;
    result.timings = stages;
    result.batchSize = batchSize;
    return result;
}

}  // namespace

void TelemetryTest::newOneHasCountedNothing()
{
    const Telemetry telemetry;
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.all.succeeded, 0);
    QCOMPARE(snapshot.all.latency.count, 0);
    QVERIFY(snapshot.all.failedByKind.isEmpty());
    QCOMPARE(snapshot.inFlight, 0);
    QCOMPARE(snapshot.queueDepth, 0);
    QCOMPARE(snapshot.requestsPerSecond, 0.0);
}

void TelemetryTest::eachSourceIsCountedApartAndAllTogether()
{
    Telemetry telemetry;
    for (int i = 0; i < 3; ++i)
        succeed(telemetry, Source::Http);
    for (int i = 0; i < 2; ++i)
        succeed(telemetry, Source::Window);
    succeed(telemetry, Source::CommandLine);
    fail(telemetry, Source::Http);
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.http.succeeded, 3);
    QCOMPARE(snapshot.http.failed, 1);
    QCOMPARE(snapshot.window.succeeded, 2);
    QCOMPARE(snapshot.window.failed, 0);
    QCOMPARE(snapshot.all.succeeded, 6);
    QCOMPARE(snapshot.all.failed, 1);
    QCOMPARE(snapshot.all.latency.count, 6);
}

void TelemetryTest::stagesOfSuccessesAreSummarised()
{
    Telemetry telemetry;
    succeed(telemetry, Source::Http, 12ms);
    succeed(telemetry, Source::Http, 14ms);
    const TrafficTotals http = telemetry.snapshot().http;
    QVERIFY(http.latency.sum == 26ms);
    QVERIFY(http.queue.sum == 2ms);
    QVERIFY(http.decode.sum == 4ms);
    QVERIFY(http.preprocess.sum == 6ms);
    QVERIFY(http.inference.sum == 8ms);
    QCOMPARE(http.inference.count, 2);
    QVERIFY(http.postprocess.sum == 1ms);
    QVERIFY(http.computeInput.sum == 10ms);
}

void TelemetryTest::imagesOfARequestAreCountedOneByOne()
{
    Telemetry telemetry;
    const std::vector<Classification> images(3, computed(1));
    telemetry.requestStarted(Source::Http);
    telemetry.requestSucceeded(Source::Http, 20ms, images);
    telemetry.requestStarted(Source::Window);
    telemetry.requestSucceeded(Source::Window, 20ms, {&images[0], 1});
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.http.succeeded, 1);
    QCOMPARE(snapshot.http.images, 3);
    QCOMPARE(snapshot.http.latency.count, 1);
    QCOMPARE(snapshot.http.queue.count, 3);
    QVERIFY(snapshot.http.inference.sum == 12ms);
    QCOMPARE(snapshot.all.images, 4);
    QCOMPARE(snapshot.all.executions, 4);
    QCOMPARE(snapshot.inFlight, 0);
}

void TelemetryTest::executionsFollowFromTheBatchSizes_data()
{
    QTest::addColumn<std::vector<int>>("sizes");
    QTest::addColumn<int>("executions");
    QTest::newRow("each by itself") << std::vector {1, 1, 1} << 3;
    QTest::newRow("one whole batch") << std::vector {4, 4, 4, 4} << 1;
    QTest::newRow("a batch whose others are not counted yet") << std::vector {4} << 1;
    QTest::newRow("the fifth of batches of four") << std::vector {4, 4, 4, 4, 4} << 2;
    QTest::newRow("several sizes") << std::vector {1, 2, 2, 1, 3, 3, 3} << 4;
    QTest::newRow("nonsense counts as one") << std::vector {0, -1} << 2;
}

void TelemetryTest::executionsFollowFromTheBatchSizes()
{
    QFETCH(std::vector<int>, sizes);
    QFETCH(int, executions);
    Telemetry telemetry;
    for (const int size : sizes) {
        const Classification image = computed(size);
        telemetry.requestStarted(Source::Http);
        telemetry.requestSucceeded(Source::Http, 20ms, {&image, 1});
    }
    const TrafficTotals http = telemetry.snapshot().http;
    QCOMPARE(http.executions, executions);
    QCOMPARE(http.images, qint64(sizes.size()));
    qint64 images = 0;
    int lastSize = 0;
    for (const BatchFigures &batch : http.batches) {
        QVERIFY(batch.size > lastSize);
        lastSize = batch.size;
        images += batch.images;
        QVERIFY(batch.computeInput == 5ms * batch.images);
        QVERIFY(batch.computeInfer == 4ms * batch.images);
        QVERIFY(batch.computeOutput == 500us * batch.images);
    }
    QCOMPARE(images, http.images);
}

void TelemetryTest::whatCameOutOfTheCacheHasNoStages()
{
    Telemetry telemetry;
    std::vector<Classification> images(2, computed(1));
    images[0].cached = true;
    images[1].cacheMiss = true;
    telemetry.requestStarted(Source::Http);
    telemetry.requestSucceeded(Source::Http, 20ms, images);
    const TrafficTotals http = telemetry.snapshot().http;
    QCOMPARE(http.images, 2);
    QCOMPARE(http.cacheHits, 1);
    QCOMPARE(http.cacheMisses, 1);
    QCOMPARE(http.executions, 1);
    QCOMPARE(http.queue.count, 1);
}

void TelemetryTest::theLastInferenceIsTheLastComputedImage()
{
    Telemetry telemetry;
    fail(telemetry, Source::Http);
    QVERIFY(!telemetry.snapshot().all.lastInference);
    const auto before = std::chrono::system_clock::now();
    succeed(telemetry, Source::Http);
    const auto last = telemetry.snapshot().all.lastInference;
    QVERIFY(last && *last >= before && *last <= std::chrono::system_clock::now());
    QVERIFY(!telemetry.snapshot().window.lastInference);
}

void TelemetryTest::repliesAreCountedByStatus()
{
    Telemetry telemetry;
    for (const int status : {200, 408, 200})
        telemetry.httpReplied(status);
    const QMap<int, qint64> expected {{200, 2}, {408, 1}};
    QCOMPARE(telemetry.snapshot().httpReplies, expected);
    QCOMPARE(telemetry.snapshot().all.succeeded, 0);
}

void TelemetryTest::failuresAreCountedByKindAndHaveNoLatency()
{
    Telemetry telemetry;
    fail(telemetry, Source::Http, Error::Code::Busy);
    fail(telemetry, Source::Http, Error::Code::Busy);
    fail(telemetry, Source::Window, Error::Code::DamagedImage);
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    const QMap<QString, qint64> http {{QStringLiteral("busy"), 2}};
    const QMap<QString, qint64> all {{QStringLiteral("busy"), 2},
                                     {QStringLiteral("damaged-image"), 1}};
    QCOMPARE(snapshot.http.failedByKind, http);
    QCOMPARE(snapshot.all.failedByKind, all);
    QCOMPARE(snapshot.all.failed, 3);
    QCOMPARE(snapshot.all.failure.count, 3);
    QVERIFY(snapshot.all.failure.sum == 9ms);
    QCOMPARE(snapshot.all.latency.count, 0);
}

void TelemetryTest::cancelledIsNoFailure()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    fail(telemetry, Source::Http, Error::Code::Cancelled);
    clock.advance(1s);
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.http.cancelled, 1);
    QCOMPARE(snapshot.http.failure.count, 0);
    QCOMPARE(snapshot.http.failed, 0);
    QVERIFY(snapshot.http.failedByKind.isEmpty());
    QCOMPARE(snapshot.failuresPerSecond, 0.0);
    QCOMPARE(snapshot.inFlight, 0);
}

void TelemetryTest::theSeriesTellsWhereTheTimeWent()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    std::vector<Classification> images(4, computed(4));
    images[0].cacheMiss = true;
    Classification known;
    known.cached = true;
    images.push_back(known);
    telemetry.requestStarted(Source::Http);
    telemetry.requestSucceeded(Source::Http, 20ms, images);
    clock.advance(1s);
    const RatePoint point = telemetry.series(Source::Http, 1).front();
    QVERIFY(point.queueTime == 1ms);
    QVERIFY(point.computeTime == 9500us);
    QCOMPARE(point.computedCount, 4);
    QCOMPARE(point.batchSize, 4.0);
    QCOMPARE(point.cacheHits, 1);
    QCOMPARE(point.cacheMisses, 1);
    QCOMPARE(telemetry.series(Source::Window, 1).front().computedCount, 0);
}

void TelemetryTest::theSeriesTellsRefusalsFromOtherFailures()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    for (const auto code : {Error::Code::Busy, Error::Code::DeadlineExceeded,
                            Error::Code::ImageTooLarge, Error::Code::BatchTooLarge})
        fail(telemetry, Source::Http, code);
    fail(telemetry, Source::Http, Error::Code::DamagedImage);
    fail(telemetry, Source::Http, Error::Code::Cancelled);
    clock.advance(1s);
    const RatePoint point = telemetry.series({}, 1).front();
    QCOMPARE(point.failed, 5);
    QCOMPARE(point.refused, 4);
    QCOMPARE(point.cancelled, 1);
}

void TelemetryTest::whatIsTurnedAwayIsOfHttpAndNoFailure()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    telemetry.turnedAway();
    telemetry.turnedAway();
    clock.advance(1s);
    QCOMPARE(telemetry.series({}, 1).front().turnedAway, 2);
    QCOMPARE(telemetry.series(Source::Http, 1).front().turnedAway, 2);
    QCOMPARE(telemetry.series(Source::Window, 1).front().turnedAway, 0);
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.all.turnedAway, 2);
    QCOMPARE(snapshot.http.turnedAway, 2);
    QCOMPARE(snapshot.window.turnedAway, 0);
    QCOMPARE(snapshot.all.failed, 0);
    QCOMPARE(snapshot.inFlight, 0);
    QCOMPARE(snapshot.failuresPerSecond, 0.0);
}

void TelemetryTest::inFlightIsWhatStartedAndDidNotEnd()
{
    Telemetry telemetry;
    telemetry.requestStarted(Source::Http);
    telemetry.requestStarted(Source::Http);
    telemetry.requestStarted(Source::Window);
    QCOMPARE(telemetry.snapshot().inFlight, 3);
    QCOMPARE(telemetry.snapshot().inFlightHttp, 2);
    telemetry.requestSucceeded(Source::Http, 1ms, stages);
    telemetry.requestFailed(Source::Window, Error::Code::Busy);
    QCOMPARE(telemetry.snapshot().inFlight, 1);
    QCOMPARE(telemetry.snapshot().inFlightHttp, 1);
}

void TelemetryTest::queueDepthIsAskedOutsideTheLock()
{
    Telemetry *self = nullptr;
    bool asking = false;
    int inFlight = -1;
    Telemetry telemetry([&] {
        if (self && !asking) {  // with the lock held this would never return
            asking = true;
            inFlight = self->snapshot().inFlight;
            asking = false;
        }
        return 7;
    });
    self = &telemetry;
    telemetry.requestStarted(Source::Http);
    QCOMPARE(telemetry.snapshot().queueDepth, 7);
    QCOMPARE(inFlight, 1);
}

void TelemetryTest::ratesAreTheMeanOfTheLastTenWholeSeconds()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    for (int second = 0; second < 12; ++second) {
        for (int i = 0; i < 4 + second; ++i)  // 4, 5, … 15
            succeed(telemetry, Source::Http);
        fail(telemetry, Source::Window);
        clock.advance(1s);
    }
    succeed(telemetry, Source::Http);                            // of the second in progress
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 10.5 + 1);  // 6 … 15, and the failures
    QCOMPARE(telemetry.snapshot().failuresPerSecond, 1.0);
    clock.advance(10s);
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 0.1);
    clock.advance(1s);
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 0.0);
}

void TelemetryTest::ratesRightAfterTheStartUseTheSecondsThereAre()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    for (int i = 0; i < 6; ++i)
        succeed(telemetry, Source::Http);
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 0.0);
    clock.advance(1s);
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 6.0);
    clock.advance(2s);
    QCOMPARE(telemetry.snapshot().requestsPerSecond, 2.0);
}

void TelemetryTest::uptimeIsInWholeSeconds()
{
    FakeClock clock;
    clock.advance(900ms);
    const Telemetry telemetry({}, clock.function());
    clock.advance(999ms);
    QCOMPARE(telemetry.snapshot().uptime.count(), 0);
    clock.advance(1ms);
    QCOMPARE(telemetry.snapshot().uptime.count(), 1);
}

void TelemetryTest::seriesIsUpToDateAlthoughNothingHappens()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    succeed(telemetry, Source::Http, 12ms);
    QVERIFY(telemetry.series({}, 60).empty());
    clock.advance(3s);
    const auto points = telemetry.series({}, 60);
    QCOMPARE(points.size(), std::size_t(3));
    QCOMPARE(points[0].second, 1'000);
    QCOMPARE(points[0].succeeded, 1);
    QVERIFY(points[2].p50 == 12ms);
    QCOMPARE(telemetry.series(Source::Http, 60)[0].succeeded, 1);
    QCOMPARE(telemetry.series(Source::Window, 60)[0].succeeded, 0);
    QCOMPARE(telemetry.series(Source::CommandLine, 2).size(), std::size_t(2));
}

void TelemetryTest::seriesOfASourceHasItsOwnGauges()
{
    FakeClock clock;
    Telemetry telemetry({}, clock.function());
    for (int i = 0; i < 3; ++i)
        telemetry.requestStarted(Source::Http);
    telemetry.requestStarted(Source::Window);
    telemetry.requestSucceeded(Source::Http, 1ms, stages);
    clock.advance(2s);
    QCOMPARE(telemetry.series(Source::Http, 2)[0].inFlight, 3);
    QCOMPARE(telemetry.series(Source::Http, 2)[1].inFlight, 2);
    QCOMPARE(telemetry.series(Source::Window, 2)[1].inFlight, 1);
    QCOMPARE(telemetry.series({}, 2)[0].inFlight, 4);
    QCOMPARE(telemetry.series({}, 2)[1].inFlight, 3);
}

void TelemetryTest::queueDepthIsInTheSeriesOfEverySource()
{
    FakeClock clock;
    int depth = 5;
    Telemetry telemetry([&] { return depth; }, clock.function());
    telemetry.requestStarted(Source::Http);
    depth = 0;
    clock.advance(1s);
    QCOMPARE(telemetry.series({}, 1)[0].queueDepth, 5);
    QCOMPARE(telemetry.series(Source::Http, 1)[0].queueDepth, 5);
    QCOMPARE(telemetry.series(Source::Window, 1)[0].queueDepth, 5);
}

void TelemetryTest::threadsMayCountAndLookAtTheSameTime()
{
    constexpr int threads = 4;
    constexpr int requests = 2'000;
    std::atomic<int> depth {0};
    Telemetry telemetry([&depth] { return depth.load(); });
    std::atomic<bool> done {false};
    std::atomic<bool> consistent {true};
    std::thread reader([&] {
        while (!done) {
            const TelemetrySnapshot snapshot = telemetry.snapshot();
            const auto sum = snapshot.http.succeeded + snapshot.window.succeeded;
            if (sum != snapshot.all.succeeded || snapshot.all.latency.count != sum)
                consistent = false;
            if (telemetry.series(Source::Http, 60).size() > 60)
                consistent = false;
        }
    });
    std::vector<std::thread> writers;
    for (int i = 0; i < threads; ++i) {
        const Source source = i % 2 == 0 ? Source::Http : Source::Window;
        writers.emplace_back([&telemetry, &depth, source] {
            for (int request = 0; request < requests; ++request) {
                ++depth;
                if (request % 4 == 0)
                    fail(telemetry, source, Error::Code::Busy);
                else
                    succeed(telemetry, source, std::chrono::microseconds {request});
                --depth;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    done = true;
    reader.join();
    QVERIFY(consistent);
    const TelemetrySnapshot snapshot = telemetry.snapshot();
    QCOMPARE(snapshot.all.succeeded, threads * requests * 3 / 4);
    QCOMPARE(snapshot.http.succeeded, snapshot.window.succeeded);
    QCOMPARE(snapshot.all.failedByKind.value(QStringLiteral("busy")), threads * requests / 4);
    QCOMPARE(snapshot.inFlight, 0);
}

QTEST_APPLESS_MAIN(TelemetryTest)
#include "telemetrytest.moc"
