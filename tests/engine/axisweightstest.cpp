// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/axisweights.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace classiscope;

/// AxisWeights against the same thing done in two slow steps: interpolating the
/// samples, then averaging or interpolating the pixels.
class AxisWeightsTest : public QObject {
    Q_OBJECT

private slots:
    void resamplingIsInterpolatingAndThenFitting_data();
    void resamplingIsInterpolatingAndThenFitting();
    void weightsAddUpToOneAndStayWithinTheSamples();
    void askingAgainGivesTheSame();
};

namespace {

int pixelsOf(const SampledAxis &axis)
{
    return std::max(1, int(std::ceil(axis.extent)));
}

std::vector<double> randomSamples(int count, std::mt19937 &random)
{
    std::uniform_real_distribution<double> value(0, 255);
    std::vector<double> samples;
    for (int i = 0; i < count; ++i)
        samples.push_back(value(random));
    return samples;
}

/// A value for each pixel: of 2 pixels a sample 3/4 of the nearer and 1/4 of the farther one.
std::vector<double> interpolated(const SampledAxis &axis, const std::vector<double> &samples)
{
    std::vector<double> pixels;
    const auto sample = [&](int at) {
        return samples[std::size_t(std::clamp(at, 0, axis.samples - 1))];
    };
    for (int i = 0; i < pixelsOf(axis); ++i) {
        const int own = i / axis.spacing;
        if (axis.spacing == 2)
            pixels.push_back(0.75 * sample(own) + 0.25 * sample(i % 2 == 0 ? own - 1 : own + 1));
        else
            pixels.push_back(sample(own));
    }
    return pixels;
}

/// The mean of the pixels between two places, in small steps.
double mean(const std::vector<double> &pixels, double from, double to)
{
    constexpr int steps = 4000;
    double sum = 0;
    for (int i = 0; i < steps; ++i) {
        const double at = from + (to - from) * (i + 0.5) / steps;
        sum += pixels[std::min(std::size_t(at), pixels.size() - 1)];
    }
    return sum / steps;
}

double between(const std::vector<double> &pixels, double at)
{
    at = std::clamp(at, 0.0, double(pixels.size() - 1));
    const auto left = std::size_t(at);
    const auto right = std::min(left + 1, pixels.size() - 1);
    return pixels[left] + (pixels[right] - pixels[left]) * (at - double(left));
}

std::vector<double> fitted(const std::vector<double> &pixels, double extent, const FittedAxis &to)
{
    std::vector<double> all;
    const double scale = extent / to.size;
    for (int i = 0; i < to.size; ++i)
        all.push_back(to.averages ? mean(pixels, i * scale, (i + 1) * scale)
                                  : between(pixels, (i + 0.5) * scale - 0.5));
    if (to.reversed)
        std::reverse(all.begin(), all.end());
    return {all.begin() + to.offset, all.begin() + to.offset + to.count};
}

std::vector<double> applied(const AxisWeights &weights, const std::vector<double> &samples)
{
    std::vector<double> result;
    for (int i = 0; i < weights.count(); ++i) {
        double sum = 0;
        for (int tap = 0; tap < weights.taps(); ++tap) {
            const auto at = std::size_t(weights.first(i) + tap);
            sum += double(weights.of(i)[tap]) * (at < samples.size() ? samples[at] : 0);
        }
        result.push_back(sum);
    }
    return result;
}

}  // namespace

void AxisWeightsTest::resamplingIsInterpolatingAndThenFitting_data()
{
    QTest::addColumn<double>("extent");
    QTest::addColumn<int>("spacing");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("averages");
    for (const double extent : {1.0, 2.0, 7.0, 64.0, 97.625, 300.0}) {
        for (const int spacing : {1, 2, 4}) {
            for (const int size : {1, 5, 64, 128}) {
                for (const bool averages : {true, false}) {
                    if (!averages || size <= extent)
                        QTest::addRow("%g, %d a sample, to %d, %s", extent, spacing, size,
                                      averages ? "averaged" : "linear")
                            << extent << spacing << size << averages;
                }
            }
        }
    }
}

void AxisWeightsTest::resamplingIsInterpolatingAndThenFitting()
{
    QFETCH(double, extent);
    QFETCH(int, spacing);
    QFETCH(int, size);
    QFETCH(bool, averages);
    std::mt19937 random(1);
    const SampledAxis axis {extent, int(std::ceil(std::ceil(extent) / spacing)), spacing};
    const auto samples = randomSamples(axis.samples, random);
    const auto pixels = interpolated(axis, samples);
    for (const bool reversed : {false, true}) {
        const int offset = size / 3;
        const FittedAxis to {size, offset, size - offset, reversed, averages};
        AxisWeights weights;
        weights.assign(axis, to, 4);
        QCOMPARE(weights.taps() % 4, 0);
        const auto expected = fitted(pixels, extent, to);
        const auto result = applied(weights, samples);
        QCOMPARE(result.size(), expected.size());
        for (std::size_t i = 0; i < result.size(); ++i)
            QVERIFY2(
                std::abs(result[i] - expected[i]) < 0.5,
                qPrintable(
                    QStringLiteral("%1: %2 instead of %3").arg(i).arg(result[i]).arg(expected[i])));
    }
}

void AxisWeightsTest::weightsAddUpToOneAndStayWithinTheSamples()
{
    std::mt19937 random(2);
    const auto upTo = [&random](int most) { return 1 + int(random() % unsigned(most)); };
    AxisWeights weights;
    for (int i = 0; i < 2000; ++i) {
        const int pixels = upTo(i % 2 == 0 ? 20 : 3000), spacing = upTo(4), size = upTo(300);
        const double extent = pixels - (upTo(8) - 1) / 8.0;
        const SampledAxis axis {extent, (pixels + spacing - 1) / spacing, spacing};
        const bool averages = size <= extent && random() % 4 != 0;
        weights.assign(axis, {size, 0, size, random() % 2 == 0, averages}, upTo(4));
        QCOMPARE(weights.count(), size);
        for (int pixel = 0; pixel < size; ++pixel) {
            double sum = 0;
            for (int tap = 0; tap < weights.taps(); ++tap) {
                const float weight = weights.of(pixel)[tap];
                QVERIFY(weight >= 0);
                QVERIFY(weight == 0 || weights.first(pixel) + tap < axis.samples);
                sum += double(weight);
            }
            QVERIFY(std::abs(sum - 1) < 1e-4);
            QVERIFY(weights.first(pixel) >= 0);
            QVERIFY(weights.first(pixel) < axis.samples);
        }
    }
}

void AxisWeightsTest::askingAgainGivesTheSame()
{
    const SampledAxis axis {100, 50, 2};
    const FittedAxis to {30, 2, 20, false, true};
    AxisWeights once, twice;
    once.assign(axis, to);
    twice.assign({200, 200, 1}, {10, 0, 10, true, false});
    twice.assign(axis, to);
    twice.assign(axis, to);
    QCOMPARE(twice.count(), once.count());
    QCOMPARE(twice.taps(), once.taps());
    for (int i = 0; i < once.count(); ++i) {
        QCOMPARE(twice.first(i), once.first(i));
        for (int tap = 0; tap < once.taps(); ++tap)
            QCOMPARE(twice.of(i)[tap], once.of(i)[tap]);
    }
}

QTEST_APPLESS_MAIN(AxisWeightsTest)
#include "axisweightstest.moc"
