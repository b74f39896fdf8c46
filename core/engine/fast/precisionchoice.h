// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/program.h"
#include "core/engine/network.h"

#include <chrono>

namespace classiscope::fast {

/// Forward passes are timed for about this long to choose a precision.
constexpr std::chrono::milliseconds precisionTiming {100};

/// How many times as fast as the best other precision int8 must be.
constexpr double int8Gain = 1.05;

/// What computes a network, and why not with less precision.
struct PrecisionChoice {
    std::shared_ptr<const Program> program;
    QString precision;      ///< as InferencePath has it
    double agreement = -1;  ///< likewise
    Text reason;            ///< likewise
};

/// Compiles the graph for the precisions that `options` asks for and leaves out
/// those that this CPU does not compute with itself or that change the labels of
/// too many calibration images. Of what stays, Precision::Fast takes what is
/// measured to be fastest. `exact`: the same graph in float32, computed where
/// nothing else stays. For a thread that has the networks' number of threads.
PrecisionChoice choosePrecision(const Graph &graph, const std::shared_ptr<const Program> &exact,
                                const Preprocessing &preprocessing, const NetworkOptions &options);

}  // namespace classiscope::fast
