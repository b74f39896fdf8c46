// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

namespace classiscope {

/// The report as Markdown that can be read in a terminal and pasted. `best`: its
/// place in the pipeline's figures.
QString benchMarkdown(const BenchReport &report, std::optional<std::size_t> best);

/// The report as one JSON object; milliseconds and images a second, with those of
/// each round.
QByteArray benchJson(const BenchReport &report, std::optional<std::size_t> best);

}  // namespace classiscope
