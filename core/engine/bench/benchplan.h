// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/inferencepath.h"

#include <vector>

namespace classiscope {

/// What may compute in a measurement.
enum class BenchPath {
    OpenCv,
    Float32,   ///< the fast path
    Bfloat16,  ///< the fast path, shorter numbers
    Int8,      ///< the fast path, integers of 8 bits
};

inline constexpr BenchPath benchPaths[] {BenchPath::OpenCv, BenchPath::Float32, BenchPath::Bfloat16,
                                         BenchPath::Int8};

QString benchPathName(BenchPath path);  ///< for programs: "opencv", "float32", "bfloat16", "int8"
Backend backendOf(BenchPath path);
Precision precisionOf(BenchPath path);

/// Whether the path's answers differ a little from the model's own.
bool changesAnswers(BenchPath path);

/// Whether a network that was loaded for `path` is computed by it.
bool computesBy(const InferencePath &computed, BenchPath path);

/// What is measured at once.
struct BenchSetting {
    BenchPath path = BenchPath::OpenCv;
    int workers = 1;
    int threads = 1;  ///< of each worker, within a forward pass
    int batch = 1;    ///< images in a forward pass

    friend bool operator==(const BenchSetting &, const BenchSetting &) = default;

    /// "2 workers × 1 thread", with a batch "2 workers × 1 thread, batch 4".
    QString threadsText() const;
};

/// Numbers of workers to try: `wanted` as far as there are cores, sorted; when it
/// is empty 1, 2, 4, … and the number of cores. Never empty.
std::vector<int> workersToTry(const std::vector<int> &wanted, int cores);

/// Batches to try: 1, and `wanted` up to the classifier's limit, sorted.
std::vector<int> batchesToTry(const std::vector<int> &wanted);

/// Settings of the forward pass: each path with each number of workers, one
/// thread each; the batches on one worker. Paths alternate, so that measurements to
/// compare are neighbours.
std::vector<BenchSetting> forwardPlan(const std::vector<BenchPath> &paths,
                                      const std::vector<int> &workers,
                                      const std::vector<int> &batches);

/// Settings of the full pipeline: as above, and with all cores shared out as threads;
/// the batches on most workers of one thread, which are nearly always the fastest.
/// Found out by a first measurement, those would run apart from what they are to be
/// compared with.
std::vector<BenchSetting> pipelinePlan(const std::vector<BenchPath> &paths,
                                       const std::vector<int> &workers, int cores,
                                       const std::vector<int> &batches);

/// What a setting's networks take, roughly. OpenCV keeps the weights for each
/// worker, the fast path for all together.
qint64 networkBytes(const BenchSetting &setting, qint64 weightsBytes);

/// The settings of `plan` whose networks fit together into `maxBytes`, in its
/// order; those with many workers have precedence. At least one stays.
std::vector<BenchSetting> fittingPlan(const std::vector<BenchSetting> &plan, qint64 weightsBytes,
                                      qint64 maxBytes);

}  // namespace classiscope
