// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"
#include "core/engine/result.h"

#include <memory>

namespace classiscope::fast {

/// The numbers that a node's output takes over a set of images; 0 is always among them.
struct Range {
    float lowest = 0;
    float highest = 0;
};

/// One a node of the graph.
using Ranges = std::vector<Range>;

/// A Graph compiled to a chain of oneDNN primitives: weights packed once, the
/// places of all intermediate results planned once. Immutable, for any number
/// of threads, each with a ProgramRun of its own.
class Program {
public:
    enum class Type {
        Float32,
        Bfloat16,  ///< weights and activations; sums in float32
        /// Weights and activations of convolutions where oneDNN gains by it; the
        /// rest in bfloat16 where the CPU computes with that, otherwise in float32.
        Int8,
    };

    struct Options {
        Type type = Type::Float32;
        /// Winograd's algorithm for large 3 x 3 convolutions: fewer multiplications,
        /// rounded in other places (some 1e-6 of the largest output).
        bool winograd = true;
        int batch = 1;     ///< images computed at once
        Ranges ranges {};  ///< for Int8, as ProgramRun::observe() finds them
        /// For Int8: so many of the first convolutions stay out of it; what is rounded
        /// there all later layers get to feel.
        int spared = 0;
    };

    ~Program();

    /// Compiles for the number of OpenMP threads that the calling thread has.
    /// `lender`: a program of the same graph with the same options but for the batch,
    /// which shares its packed weights wherever they are packed the same way.
    /// Errors: BadModel, naming the operation that oneDNN cannot do.
    static Result<std::shared_ptr<const Program>>
    compile(const Graph &graph, const Options &options,
            const std::shared_ptr<const Program> &lender = {});

    /// Whether the CPU computes with numbers of this type itself.
    static bool supports(Type type);

    /// Version of the oneDNN library in use, e.g. "2.6.3".
    static QString libraryVersion();

    const Options &options() const;
    int outputCount() const;             ///< numbers one image gives
    bool takesInterleaved() const;       ///< an input of N x height x width x 3 needs no reordering
    std::size_t bytesPerRun() const;     ///< of a ProgramRun
    std::size_t weightsBytes() const;    ///< packed, without what is lent
    std::vector<QString> steps() const;  ///< a line each: what runs, by which implementation

private:
    friend class ProgramRun;
    friend class ProgramBuilder;
    friend class PackedWeights;
    struct Private;
    explicit Program(std::unique_ptr<Private> given);

    std::unique_ptr<Private> d;
};

/// One thread's buffers for a program, N = its batch.
class ProgramRun {
public:
    explicit ProgramRun(std::shared_ptr<const Program> program);

    /// Uses the buffers of `lender`, a run of another program, if those are large
    /// enough. Each overwrites the other's result.
    ProgramRun(std::shared_ptr<const Program> program, const ProgramRun &lender);
    ~ProgramRun();
    ProgramRun(ProgramRun &&) noexcept;
    ProgramRun &operator=(ProgramRun &&) noexcept;

    /// `input`: N x 3 x height x width float32. Returns N x outputCount() numbers,
    /// valid until the next call.
    const float *operator()(const float *input);

    /// The same of N x height x width x 3.
    /// Requires: the program takes it.
    const float *ofInterleaved(const float *input);

    /// As operator(), and widens `ranges` to the numbers found.
    /// Requires: a program in float32.
    const float *observe(const float *input, Ranges &ranges);

private:
    void prepareSteps();
    const float *compute(std::size_t firstStep);
    void setInput(const float *input);

    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope::fast
