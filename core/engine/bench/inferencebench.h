// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/benchfigures.h"
#include "core/engine/modelpackage.h"

#include <functional>

namespace classiscope {

struct BenchOptions {
    static constexpr std::chrono::milliseconds longestMeasurement {60'000};
    static constexpr int mostRounds = 100;

    ModelSource model;
    std::chrono::milliseconds perMeasurement {1000};
    int rounds = 5;
    std::vector<int> workers;            ///< to try; empty: 1, 2, 4, … and the number of cores
    std::vector<int> batches {1, 4, 8};  ///< images in a forward pass to try; 1 always is
    bool forwardOnly = false;
    QString images;             ///< a folder of photos for the pipeline; empty: made pictures
    QString calibrationImages;  ///< as ClassifierOptions has it
    bool reducedDecoding = true;
    /// For the networks of all settings that are loaded at a time; what does not
    /// fit is left out and noted.
    qint64 maxNetworkBytes = qint64 {4} << 30;
};

struct BenchProgress {
    Text what;      ///< a few words, e.g. "Round 2 of 5, full pipeline"
    int done = 0;   ///< measurements
    int total = 0;  ///< 0: not known yet
};

struct BenchCallbacks {
    std::function<void(const BenchProgress &)> progress;  ///< on the thread that runs the benchmark
    std::function<bool()> cancelled;                      ///< from several threads
};

/// One path, whether this program, machine and model have it or not.
struct BenchPathState {
    BenchPath path = BenchPath::OpenCv;
    bool available = false;
    QString name;                  ///< for people, e.g. "oneDNN 2.6.3, float32"
    Text reason;                   ///< why it is not available
    std::vector<int> batches {1};  ///< of those to try, the ones that it computes
    Text batchReason {};           ///< why not all; may be empty
};

struct BenchReport {
    QString modelName, modelVersion;
    QByteArray modelSha256;
    QSize inputSize;
    QString cpu;
    int cores = 1;
    std::chrono::milliseconds perMeasurement {0};
    int rounds = 0;
    std::vector<BenchPathState> paths;   ///< all of benchPaths
    std::vector<BenchFigures> forward;   ///< one thread a worker
    std::vector<BenchFigures> pipeline;  ///< decoding to the best classes, through a Classifier
    int pictures = 0;                    ///< of the pipeline
    qint64 pictureBytes = 0;             ///< of all pictures together
    QString images;                      ///< their folder; empty: made
    std::vector<Text> notes;             ///< a sentence each: what was left out
    bool cancelled = false;              ///< some rounds are missing

    QString pathName(BenchPath path) const;
};

/// Measures what the model does on this machine, by each path that computes it:
/// the forward pass alone and the full pipeline.
///
/// The settings are loaded side by side and take turns in each round. Sets
/// OpenCV's threads for the whole process and puts them back at the end.
/// Takes a while: rounds x settings x perMeasurement and the loading; for a
/// thread that nobody waits for. Cancelled, it returns what there is.
/// Errors: BadModel, FileUnreadable (no pictures), Internal, Cancelled (before
/// the first measurement).
Result<BenchReport> runInferenceBench(const BenchOptions &options, const BenchCallbacks &callbacks);

/// What the measurements take together where every path can be measured; the loading
/// comes on top.
std::chrono::milliseconds longestBench(const BenchOptions &options);

}  // namespace classiscope
