// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/primitives.h"
#include "core/engine/fast/program.h"

#include <optional>
#include <string>

namespace classiscope::fast {

/// Where an argument of a primitive lies.
struct Place {
    enum class Kind { Input, Weights, Arena, Scratch };

    Kind kind = Kind::Arena;
    std::size_t index = 0;   ///< of Weights; in the arena: of its buffer
    std::size_t offset = 0;  ///< bytes from the beginning of the buffer
};

struct Argument {
    int name = 0;  ///< DNNL_ARG_…
    Desc desc;
    Place place;
};

struct Step {
    dnnl::primitive primitive;
    std::vector<Argument> arguments;
    std::string text;
};

/// Where a node's output lies once so many steps are done.
struct NodeResult {
    int node = 0;
    std::size_t steps = 0;
    Desc desc;
    Place place;
};

/// A part of the arena that holds one intermediate result from the first step
/// that writes it to the last that reads it.
struct Buffer {
    std::size_t bytes = 0;
    std::size_t offset = 0;  ///< in the arena
    int firstStep = -1;
    int lastStep = -1;
};

/// Gives each buffer an offset such that no two that are alive at the same step
/// overlap; returns the size of the arena.
std::size_t planArena(std::vector<Buffer> &buffers);

dnnl::engine cpuEngine();

std::size_t wholeCacheLines(std::size_t bytes);  ///< at least so many

struct AlignedDelete {
    void operator()(std::byte *memory) const;
};

using AlignedBytes = std::unique_ptr<std::byte[], AlignedDelete>;

/// Zeroed memory in huge pages where the system has them: in ordinary ones a
/// forward pass at 224 pixels took 1.6 times as long.
AlignedBytes alignedBytes(std::size_t size);

struct Program::Private {
    Options options;
    std::shared_ptr<const Program> lender;  ///< owns some of the weights
    AlignedBytes weightsBlock;
    std::vector<dnnl::memory> weights;  ///< in the block or the lender's
    std::vector<Buffer> buffers;
    std::vector<Step> steps;
    std::vector<NodeResult> results;  ///< in the order of their computation
    Place output;
    /// The buffer that step 0 fills with the input, when that only interleaves its
    /// channels and nothing else writes there.
    std::optional<std::size_t> interleavedInput;
    int outputCount = 0;  ///< of one image
    std::size_t arenaBytes = 0;
    std::size_t scratchBytes = 0;
    std::size_t weightsBytes = 0;

    std::size_t offsetOf(const Place &place) const  ///< in the arena
    {
        return buffers[place.index].offset + place.offset;
    }
};

}  // namespace classiscope::fast
