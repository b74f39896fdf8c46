// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"
#include "core/engine/text.h"

namespace classiscope::test {

inline BenchFigures benchFigures(BenchPath path, int workers, int threads,
                                 std::vector<double> perSecond)
{
    BenchFigures figures;
    figures.setting = {path, workers, threads};
    figures.perSecond.rounds = std::move(perSecond);
    return figures;
}

/// As two cores would give it: OpenCV and float32, bfloat16 is not there.
/// Forward pass: 10 and 2.5 ms; pipeline: 2 workers in float32 are best with 600 a second.
inline BenchReport sampleReport()
{
    using std::chrono::microseconds;
    BenchReport report;
    report.modelName = QStringLiteral("sample");
    report.modelVersion = QStringLiteral("3");
    report.modelSha256 = QByteArray(64, 'a');
    report.inputSize = {128, 96};
    report.cpu = QStringLiteral("A CPU, \"fast\"");
    report.cores = 2;
    report.perMeasurement = std::chrono::milliseconds(500);
    report.rounds = 3;
    report.pictures = 8;
    report.pictureBytes = 800'000;
    const Text reason =  // as the engine says it
        Text::marked("this CPU does not compute with bfloat16 (AVX512_BF16)").asSentence();
    report.paths = {{BenchPath::OpenCv, true, QStringLiteral("OpenCV 4.6.0, float32"), {}},
                    {BenchPath::Float32, true, QStringLiteral("oneDNN 2.6.3, float32"), {}},
                    {BenchPath::Bfloat16, false, {}, reason}};
    report.forward = {benchFigures(BenchPath::OpenCv, 1, 1, {100, 90, 110}),
                      benchFigures(BenchPath::Float32, 1, 1, {400, 380, 420}),
                      benchFigures(BenchPath::OpenCv, 2, 1, {190, 180, 200}),
                      benchFigures(BenchPath::Float32, 2, 1, {780, 790, 770})};
    report.pipeline = {benchFigures(BenchPath::OpenCv, 1, 2, {120, 110, 130}),
                       benchFigures(BenchPath::Float32, 1, 2, {330, 340, 320}),
                       benchFigures(BenchPath::OpenCv, 2, 1, {170, 160, 180}),
                       benchFigures(BenchPath::Float32, 2, 1, {600, 590, 620})};
    for (BenchFigures &figures : report.pipeline) {
        figures.p50 = microseconds(3250);
        figures.p95 = microseconds(4500);
    }
    compareWithEachOther(report.forward);
    compareWithEachOther(report.pipeline);
    return report;
}

}  // namespace classiscope::test
