// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
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
};

/// A model ready for all workers. Jobs share it, so that it lives until the
/// last image that was queued for it is answered.
struct LoadedModel {
    ModelInfo info;
    std::vector<WorkerNet> nets;  ///< one a worker

    /// Opens the package and builds a network a worker, each run once.
    /// Errors: BadModel.
    static Result<std::shared_ptr<LoadedModel>> load(const ModelSource &source, int workers);
};

/// Why `input` cannot be an image, by what can be seen at once: its first bytes
/// and its sizes. Nothing when it may be one.
/// Errors: EmptyImage, UnsupportedFormat, ImageTooLarge, BadRequest.
std::optional<Error> complaintAbout(const ClassifyInput &input, const ClassifierOptions &options);

/// Why `input` does not fit the model's network. Errors: BadRequest.
std::optional<Error> misfit(const ClassifyInput &input, const ModelInfo &model);

/// Computes the job on the model's network `worker`.
/// Requires: neither function above complains.
/// Errors: DamagedImage, ImageTooLarge, BadRequest, Internal.
Result<Classification> classify(const Job &job, int worker, const ClassifierOptions &options);

}  // namespace classiscope
