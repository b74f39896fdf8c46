// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/sha256.h"
#include "core/engine/classifier.h"
#include "core/engine/imagedecoder.h"
#include "core/engine/network.h"
#include "core/engine/preprocessor.h"

#include <memory>
#include <vector>

namespace classiscope {

struct Job;

/// What one worker needs of a model; used by that worker only.
struct WorkerNet {
    std::unique_ptr<Network> network;
    Preprocessor preprocessor;
    ImageDecoder decoder;
    cv::Mat inputs;  ///< room for those of the largest forward pass: N x 3 x height x width numbers
};

/// A model ready for all workers. Jobs share it, so that it lives until the
/// last image that was queued for it is answered.
struct LoadedModel {
    ModelInfo info;
    std::vector<WorkerNet> nets;  ///< one a worker
    Sha256Digest fingerprint {};  ///< what its answers depend on; see fingerprintOf()

    /// Opens the package and builds a network a worker, each run once.
    /// Errors: BadModel.
    static Result<std::shared_ptr<LoadedModel>> load(const ModelSource &source,
                                                     const NetworkOptions &options);
};

/// Why `input` cannot be an image, by what can be seen at once: its first bytes
/// and its sizes. Nothing when it may be one.
/// Errors: EmptyImage, UnsupportedFormat, ImageTooLarge, BadRequest.
std::optional<Error> complaintAbout(const ClassifyInput &input, const ClassifierOptions &options);

/// Why `input` does not fit the model's network. Errors: BadRequest.
std::optional<Error> misfit(const ClassifyInput &input, const ModelInfo &model);

/// Computes the jobs on the model's network `worker`, in as few forward passes as it
/// takes. Returns their answers in their order: an image that fails is answered so, and
/// does not concern the others.
/// Requires: neither function above complains; each job can join the first one, and
/// all are at most `info.path.batchSize`.
/// Errors: DamagedImage, ImageTooLarge, BadRequest, Internal.
std::vector<Result<Classification>> classify(const std::vector<Job> &jobs, int worker,
                                             const ClassifierOptions &options);

}  // namespace classiscope
