// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/benchplan.h"

#include <chrono>
#include <optional>
#include <vector>

namespace classiscope {

/// One number a round, in the order of the rounds. All figures of none are 0.
struct RoundFigures {
    std::vector<double> rounds;

    double median() const;  ///< of an even number the mean of the two in the middle
    double minimum() const;
    double maximum() const;
    double spread() const;  ///< from minimum to maximum, in parts of the median

    /// Of rates the times and the other way round: `whole` divided by each.
    RoundFigures reciprocal(double whole) const;
};

/// How many times as large `figures` are as `base`: the median over the rounds
/// that both have of the ratio within the round, so that what slows down the
/// whole machine for a while cancels out. 0 when they share none.
double medianRatio(const RoundFigures &figures, const RoundFigures &base);

/// What one setting did.
struct BenchFigures {
    BenchSetting setting;
    RoundFigures perSecond;  ///< images
    /// How many times as fast as OpenCV with as many workers and threads, an image at a
    /// time; 0: not known.
    double againstOpenCv = 0;
    /// From a worker taking an image to its answer, over all rounds; 0 for the forward pass.
    std::chrono::microseconds p50 {0}, p95 {0};
    /// How many times as fast as the same an image at a time; 0: not known.
    double againstBatchOne = 0;
};

/// Fills `againstOpenCv` and `againstBatchOne`.
void compareWithEachOther(std::vector<BenchFigures> &all);

/// Settings that are this close to the fastest, in parts of it, count as fast as it.
inline constexpr double sameSpeed = 0.03;

/// Place of the best setting: of those as fast as the fastest the one that
/// computes most precisely, has the smallest batch, leaves most cores free and has the
/// lowest p95, in this order. Float32 has precedence over bfloat16, that over int8.
/// `lessPrecision`: whether these two may be it. Nothing when nothing was measured.
std::optional<std::size_t> bestSetting(const std::vector<BenchFigures> &all, bool lessPrecision);

}  // namespace classiscope
