// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/latencyhistogram.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace classiscope;
using std::chrono::microseconds;

class LatencyHistogramTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void nothingRecordedGivesZeros();
    void quantilesAreTheNearestRank_data();
    void quantilesAreTheNearestRank();
    void quantilesStayWithinTheError_data();
    void quantilesStayWithinTheError();
    void oneValueIsEveryQuantileExactly_data();
    void oneValueIsEveryQuantileExactly();
    void valuesOutOfRangeCountAsItsEnds();
    void sumMeanMinAndMaxAreExact();
    void cumulativeCountsIncludeTheirBound();
    void summaryAgreesWithQuantile();
    void addingEqualsRecordingBoth();
    void clearedIsAsNew();
};

namespace {

LatencyHistogram histogramOf(const std::vector<std::int64_t> &values)
{
    LatencyHistogram histogram;
    for (const std::int64_t value : values)
        histogram.record(microseconds {value});
    return histogram;
}

// Spread evenly over the powers of two, as latencies under load are.
std::vector<std::int64_t> manyValues(unsigned seed, double longestPower)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> power(0, longestPower);
    std::vector<std::int64_t> values(20'000);
    std::generate(values.begin(), values.end(),
                  [&] { return std::int64_t(std::exp2(power(random))); });
    return values;
}

void compareSummaries(const LatencySummary &actual, const LatencySummary &expected)
{
    QCOMPARE(actual.count, expected.count);
    QCOMPARE(actual.sum.count(), expected.sum.count());
    QCOMPARE(actual.min.count(), expected.min.count());
    QCOMPARE(actual.max.count(), expected.max.count());
    QCOMPARE(actual.p50.count(), expected.p50.count());
    QCOMPARE(actual.p95.count(), expected.p95.count());
    QCOMPARE(actual.p99.count(), expected.p99.count());
    QVERIFY(actual.cumulative == expected.cumulative);
}

}  // namespace

void LatencyHistogramTest::nothingRecordedGivesZeros()
{
    const LatencyHistogram histogram;
    QCOMPARE(histogram.count(), 0);
    QCOMPARE(histogram.quantile(0.5).count(), 0);
    compareSummaries(histogram.summary(), {});
}

void LatencyHistogramTest::quantilesAreTheNearestRank_data()
{
    QTest::addColumn<double>("q");
    QTest::addColumn<int>("expected");
    QTest::newRow("0 is the smallest") << 0.0 << 1;
    QTest::newRow("1 %") << 0.01 << 1;
    QTest::newRow("7 %, which 0.07 * 100 rounds above 7") << 0.07 << 7;
    QTest::newRow("a little more than 7 %") << 0.0701 << 8;
    QTest::newRow("half") << 0.5 << 50;
    QTest::newRow("95 %") << 0.95 << 95;
    QTest::newRow("99 %") << 0.99 << 99;
    QTest::newRow("1 is the largest") << 1.0 << 100;
}

void LatencyHistogramTest::quantilesAreTheNearestRank()
{
    QFETCH(double, q);
    LatencyHistogram histogram;
    for (int value = 100; value >= 1; --value)
        histogram.record(microseconds {value});
    QTEST(int(histogram.quantile(q).count()), "expected");
}

void LatencyHistogramTest::quantilesStayWithinTheError_data()
{
    QTest::addColumn<double>("q");
    for (const double q : {0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999})
        QTest::addRow("%g", q) << q;
}

void LatencyHistogramTest::quantilesStayWithinTheError()
{
    QFETCH(double, q);
    auto values = manyValues(1, 30.9);
    const LatencyHistogram histogram = histogramOf(values);
    std::sort(values.begin(), values.end());
    const auto rank = std::size_t(std::llround(q * double(values.size())));
    const std::int64_t exact = values[rank - 1];
    const std::int64_t found = histogram.quantile(q).count();
    const std::int64_t allowed = exact / 1000;  // none below 1000 us
    QVERIFY2(std::abs(found - exact) <= allowed,
             qPrintable(QStringLiteral("%1 instead of %2").arg(found).arg(exact)));
}

void LatencyHistogramTest::oneValueIsEveryQuantileExactly_data()
{
    QTest::addColumn<qint64>("value");
    for (const qint64 value : {0, 1, 1023, 1024, 1025, 2047, 2048, 2049, 4095, 1'234'567})
        QTest::addRow("%lld us", value) << value;
    QTest::newRow("the longest") << (qint64 {1} << 31) - 1;
}

void LatencyHistogramTest::oneValueIsEveryQuantileExactly()
{
    QFETCH(qint64, value);
    const LatencyHistogram histogram = histogramOf({value, value, value});
    QCOMPARE(histogram.quantile(0).count(), value);
    QCOMPARE(histogram.quantile(0.5).count(), value);
    QCOMPARE(histogram.quantile(1).count(), value);
    QCOMPARE(histogram.summary().mean.count(), value);
}

void LatencyHistogramTest::valuesOutOfRangeCountAsItsEnds()
{
    LatencyHistogram histogram;
    histogram.record(microseconds {-5});
    histogram.record(std::chrono::hours {10});
    const LatencySummary summary = histogram.summary();
    QCOMPARE(summary.count, 2);
    QCOMPARE(summary.min.count(), 0);
    QCOMPARE(summary.max.count(), (std::int64_t {1} << 31) - 1);
    QCOMPARE(summary.p99.count(), summary.max.count());
}

void LatencyHistogramTest::sumMeanMinAndMaxAreExact()
{
    const LatencySummary summary = histogramOf({1'000'003, 5, 70'001, 20'000}).summary();
    QCOMPARE(summary.sum.count(), 1'090'009);
    QCOMPARE(summary.mean.count(), 272'502);  // 272502.25
    QCOMPARE(summary.min.count(), 5);
    QCOMPARE(summary.max.count(), 1'000'003);
}

void LatencyHistogramTest::cumulativeCountsIncludeTheirBound()
{
    LatencyHistogram histogram;
    for (const std::int64_t bound : latencyBucketBounds) {
        histogram.record(microseconds {bound});
        histogram.record(microseconds {bound + bound / 500});  // clearly more than the error
    }
    const auto cumulative = histogram.summary().cumulative;
    QCOMPARE(cumulative[0], 1 + 1);  // 250 + 250 / 500 is 250 still
    for (std::size_t i = 1; i < cumulative.size(); ++i)
        QCOMPARE(cumulative[i], std::int64_t(2 * i + 1));
}

void LatencyHistogramTest::summaryAgreesWithQuantile()
{
    const LatencyHistogram histogram = histogramOf(manyValues(2, 24));
    const LatencySummary summary = histogram.summary();
    QCOMPARE(summary.p50.count(), histogram.quantile(0.50).count());
    QCOMPARE(summary.p95.count(), histogram.quantile(0.95).count());
    QCOMPARE(summary.p99.count(), histogram.quantile(0.99).count());
    QVERIFY(summary.min < summary.p50 && summary.p50 < summary.p95 && summary.p99 < summary.max);
}

void LatencyHistogramTest::addingEqualsRecordingBoth()
{
    const auto shortOnes = manyValues(3, 12);
    const auto longOnes = manyValues(4, 30);
    LatencyHistogram both = histogramOf(shortOnes);
    both.add(LatencyHistogram());
    both.add(histogramOf(longOnes));
    auto values = shortOnes;
    values.insert(values.end(), longOnes.begin(), longOnes.end());
    compareSummaries(both.summary(), histogramOf(values).summary());

    LatencyHistogram fromNothing;
    fromNothing.add(both);
    compareSummaries(fromNothing.summary(), both.summary());
}

void LatencyHistogramTest::clearedIsAsNew()
{
    LatencyHistogram histogram = histogramOf(manyValues(5, 30));
    histogram.clear();
    compareSummaries(histogram.summary(), {});
    histogram.record(microseconds {7'000});
    compareSummaries(histogram.summary(), histogramOf({7'000}).summary());
    histogram.clear();
    histogram.clear();
    QCOMPARE(histogram.count(), 0);
}

QTEST_APPLESS_MAIN(LatencyHistogramTest)
#include "latencyhistogramtest.moc"
