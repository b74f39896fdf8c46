// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "tests/ui/traffic.h"
#include "ui/performance/chartcontents.h"

#include <cmath>

using namespace classiscope;
using namespace std::chrono_literals;

class ChartContentsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }
    void init()
    {
        test::failOnAnyWarning();
        m_traffic = std::make_unique<test::Traffic>();
    }

    void waitingIsToldFromComputing()
    {
        Classification image;
        image.timings = {.queue = 30ms, .decode = 2ms, .inference = 8ms};
        answer(Source::Http, {image});
        QCOMPARE(value("Waiting", "waiting"), 30.0);
        QCOMPARE(value("Waiting", "computing"), 10.0);
        m_traffic->pass(RateSeries::latencyWindow);
        QVERIFY(std::isnan(value("Waiting", "waiting")));
    }

    void whereNothingWasMeasuredIsAGap()
    {
        m_traffic->failed(Source::Http, Error::Code::DamagedImage);
        m_traffic->pass(1);
        QCOMPARE(value("Failure rate", "failed"), 100.0);
        for (const char *name : {"p50", "p95", "p99", "max"})
            QVERIFY2(std::isnan(value("Response time", name)), name);
        QVERIFY(std::isnan(value("Waiting", "computing")));
        QVERIFY(std::isnan(value("Pictures per", "batch size")));
        m_traffic->ok(Source::Http, 10);
        m_traffic->pass(2);
        QCOMPARE(value("Response time", "max"), 10.0);
        QVERIFY(!std::isnan(value("Response time", "p50")));
        QVERIFY(std::isnan(value("Failure rate", "failed")));
        QVERIFY(std::isnan(value("Pictures per", "batch size")));
        QCOMPARE(value("Requests per second", "ok"), 0.0);
        QCOMPARE(find("Failure rate", {}).textAt(0, {}), QStringLiteral("failed: –"));
    }

    void whatIsTurnedAwayHasALineOfItsOwn()
    {
        m_traffic->telemetry.turnedAway();
        m_traffic->telemetry.turnedAway();
        m_traffic->failed(Source::Http, Error::Code::Busy);
        m_traffic->pass(1);
        QCOMPARE(value("Refused", "turned away"), 2.0);
        QCOMPARE(value("Refused", "refused"), 1.0);
        QCOMPARE(value("Refused", "turned away", Source::Http), 2.0);
        QCOMPARE(value("Refused", "turned away", Source::Window), 0.0);
        QCOMPARE(value("Requests per second", "failed"), 1.0);
    }

    void refusalsFailuresAndCancelledHaveLinesOfTheirOwn()
    {
        for (const auto code : {Error::Code::Busy, Error::Code::Busy, Error::Code::ImageTooLarge,
                                Error::Code::DamagedImage, Error::Code::Cancelled})
            m_traffic->failed(Source::Http, code);
        m_traffic->pass(1);
        QCOMPARE(value("Refused", "refused"), 3.0);
        QCOMPARE(value("Refused", "failed"), 1.0);
        QCOMPARE(value("Refused", "cancelled"), 1.0);
        QCOMPARE(value("Requests per second", "failed"), 4.0);
    }

    void theCacheAndTheBatchesAreShown()
    {
        Classification hit;
        hit.cached = true;
        Classification miss;
        miss.cacheMiss = true;
        miss.batchSize = 4;
        answer(Source::Http, {hit, hit, miss, miss, miss, miss});
        QCOMPARE(value("Cache", "hits"), 2.0);
        QCOMPARE(value("Cache", "misses"), 4.0);
        QCOMPARE(value("Pictures per", "batch size"), 4.0);
    }

    void theSlowestIsTheTopLineOfTheResponseTimes()
    {
        for (int i = 0; i < 200; ++i)
            m_traffic->ok(Source::Http, 10);
        m_traffic->ok(Source::Http, 900);
        m_traffic->pass(1);
        QVERIFY(value("Response time", "p99") < 11);
        QCOMPARE(value("Response time", "max"), 900.0);
    }

    void theFilterHoldsForAllCharts()
    {
        Classification image;
        image.timings.queue = 5ms;
        answer(Source::Window, {image});
        m_traffic->failed(Source::Http, Error::Code::Busy);
        m_traffic->pass(1);
        QCOMPARE(value("Waiting", "waiting", Source::Window), 5.0);
        QVERIFY(std::isnan(value("Waiting", "waiting", Source::Http)));
        QCOMPARE(value("Refused", "refused", Source::Window), 0.0);
        QCOMPARE(value("Refused", "refused", Source::Http), 1.0);
    }

    void theTextOfASecondHasTheValueOfEveryLine()
    {
        m_traffic->ok(Source::Http, 10);
        m_traffic->pass(1);
        const QDateTime newest(QDate(2026, 5, 4), QTime(12, 30, 7));
        const ChartContent chart = find("Response time", {});
        QCOMPARE(
            chart.textAt(0, newest).split(u'\n'),
            QStringList({QStringLiteral("12:30:07"), QStringLiteral("p50: 10.0\u00a0ms"),
                         QStringLiteral("p95: 10.0\u00a0ms"), QStringLiteral("p99: 10.0\u00a0ms"),
                         QStringLiteral("max: 10.0\u00a0ms")}));
        QCOMPARE(chart.textAt(0, {}).count(u'\n'), 3);
        QCOMPARE(chart.textAt(-30, {}), QString());
    }

private:
    void answer(Source source, const std::vector<Classification> &images)
    {
        m_traffic->telemetry.requestStarted(source);
        m_traffic->telemetry.requestSucceeded(source, 50ms, images);
        m_traffic->pass(1);
    }

    ChartContent find(const char *title, TrafficFilter filter) const
    {
        const auto data = takePerformanceData(m_traffic->telemetry, QDateTime::currentDateTime());
        for (const ChartContent &chart : chartContents(data, filter, 60)) {
            if (chart.title.startsWith(QLatin1String(title)))
                return chart;
        }
        qFatal("no such chart");
    }

    /// Of the newest second.
    double value(const char *title, const char *name, TrafficFilter filter = {}) const
    {
        for (const ChartLine &line : find(title, filter).lines) {
            if (line.name == QLatin1String(name))
                return line.valueAt(0);
        }
        qFatal("no such line");
    }

    std::unique_ptr<test::Traffic> m_traffic;
};

QTEST_GUILESS_MAIN(ChartContentsTest)
#include "chartcontentstest.moc"
