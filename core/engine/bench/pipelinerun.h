// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/benchplan.h"
#include "core/engine/classifier.h"
#include "core/telemetry/latencyhistogram.h"

#include <functional>

namespace classiscope {

/// A Classifier at one setting, to see how many pictures it classifies.
/// For one thread.
class PipelineRun {
public:
    /// Loads the model. Errors: BadModel, also when it is not computed by the
    /// path of the setting.
    static Result<std::unique_ptr<PipelineRun>>
    load(const ModelSource &source, const BenchSetting &setting, ClassifierOptions options);

    /// Pictures a second: first a few that do not count, then one after the other,
    /// more than the workers can take, for `duration` or until `cancelled`.
    /// Sets the threads of OpenCV for the whole process.
    /// Errors: those of Classifier::submit().
    Result<double> measure(const std::vector<QByteArray> &pictures,
                           std::chrono::milliseconds duration,
                           const std::function<bool()> &cancelled);

    /// From a worker taking a picture to its answer, of all measurements.
    const LatencyHistogram &latency() const;

private:
    explicit PipelineRun(const ClassifierOptions &options);

    std::optional<Error> warmUp(const std::vector<QByteArray> &pictures);
    std::optional<Error> take(const QFuture<Result<Classification>> &future);

    Classifier m_classifier;
    LatencyHistogram m_latency;
    std::size_t m_next = 0;  // picture
};

}  // namespace classiscope
