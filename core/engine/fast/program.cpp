// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/program.h"

#include "core/engine/fast/programbuilder.h"
#include "core/engine/fast/programdata.h"

#include <alloca.h>
#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <new>
#include <numeric>
#include <span>
#include <unordered_map>

namespace classiscope::fast {

namespace {

constexpr std::size_t alignment = std::size_t {2} << 20;  // of a huge page

}  // namespace

void AlignedDelete::operator()(std::byte *memory) const
{
    ::operator delete[](memory, std::align_val_t(alignment));
}

AlignedBytes alignedBytes(std::size_t size)
{
    size = (size + alignment - 1) / alignment * alignment;
    AlignedBytes bytes(new (std::align_val_t(alignment)) std::byte[size]);
    madvise(bytes.get(), size, MADV_HUGEPAGE);
    // Padded channels are read with weights of 0, and 0 times not-a-number is none.
    std::fill_n(bytes.get(), size, std::byte {0});
    return bytes;
}

std::size_t wholeCacheLines(std::size_t bytes)
{
    constexpr std::size_t cacheLine = 64;
    return (bytes + cacheLine - 1) / cacheLine * cacheLine;
}

dnnl::engine cpuEngine()
{
    static const dnnl::engine engine(dnnl::engine::kind::cpu, 0);
    return engine;
}

std::size_t planArena(std::vector<Buffer> &buffers)
{
    // The largest first, each at the lowest place that is free during its life.
    std::vector<std::size_t> order(buffers.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return buffers[a].bytes > buffers[b].bytes;
    });
    std::vector<const Buffer *> placed;
    std::size_t size = 0;
    for (const std::size_t index : order) {
        Buffer &buffer = buffers[index];
        std::size_t offset = 0;
        for (const Buffer *other : placed) {  // sorted by offset
            const bool together =
                other->firstStep <= buffer.lastStep && buffer.firstStep <= other->lastStep;
            if (together && other->offset < offset + buffer.bytes)
                offset = std::max(offset, other->offset + other->bytes);
        }
        buffer.offset = offset;
        size = std::max(size, offset + buffer.bytes);
        const auto behind = std::upper_bound(
            placed.begin(), placed.end(), offset,
            [](std::size_t value, const Buffer *other) { return value < other->offset; });
        placed.insert(behind, &buffer);
    }
    return size;
}

Program::Program(std::unique_ptr<Private> given)
    : d(std::move(given))
{
}

Program::~Program() = default;

Result<std::shared_ptr<const Program>>
Program::compile(const Graph &graph, const Options &options,
                 const std::shared_ptr<const Program> &lender)
{
    try {
        auto built = ProgramBuilder(graph, options, lender.get()).build();
        if (!built)
            return built.error();
        (*built)->options = options;
        (*built)->lender = lender;
        return std::shared_ptr<const Program>(new Program(std::move(built).value()));
    } catch (const dnnl::error &error) {
        return Error {Error::Code::BadModel,
                      Text::marked("oneDNN cannot compute this network: %1.")
                          .arg(QString::fromLatin1(error.what()))};
    }
}

bool Program::supports(Type type)
{
    if (type == Type::Float32)
        return true;
    const auto has = [](dnnl::cpu_isa isa) {
        return (unsigned(dnnl::get_effective_cpu_isa()) & unsigned(isa)) == unsigned(isa);
    };
    // Without AVX512_BF16 oneDNN emulates it, slower than float32; without VNNI it
    // halves the weights' 8 bits, lest sums overflow.
    if (type == Type::Bfloat16)
        return has(dnnl::cpu_isa::avx512_core_bf16);
    return has(dnnl::cpu_isa::avx512_core_vnni) || has(dnnl::cpu_isa::avx2_vnni);
}

QString Program::libraryVersion()
{
    const dnnl_version_t *version = dnnl_version();
    return QStringLiteral("%1.%2.%3").arg(version->major).arg(version->minor).arg(version->patch);
}

const Program::Options &Program::options() const
{
    return d->options;
}

int Program::outputCount() const
{
    return d->outputCount;
}

bool Program::takesInterleaved() const
{
    return d->interleavedInput.has_value();
}

std::size_t Program::bytesPerRun() const
{
    return d->arenaBytes + d->scratchBytes;
}

std::size_t Program::weightsBytes() const
{
    return d->weightsBytes;
}

std::vector<QString> Program::steps() const
{
    std::vector<QString> result;
    for (const Step &step : d->steps)
        result.push_back(QString::fromStdString(step.text));
    return result;
}

struct ProgramRun::Private {
    struct Ready {
        const dnnl::primitive *primitive;
        std::unordered_map<int, dnnl::memory> arguments;
    };

    std::shared_ptr<const Program> program;
    std::shared_ptr<std::byte[]> arena, scratch;
    std::size_t arenaBytes = 0, scratchBytes = 0;
    dnnl::stream stream {cpuEngine()};
    std::vector<Ready> steps;
    std::vector<dnnl::memory> inputs;  // of the steps that read the input
    std::vector<dnnl::memory> interleavedInputs;
    void *interleavedBuffer = nullptr;  // where step 0 puts the interleaved input
    const float *output = nullptr;
};

ProgramRun::ProgramRun(std::shared_ptr<const Program> program)
    : d(std::make_unique<Private>())
{
    d->program = std::move(program);
    d->arenaBytes = d->program->d->arenaBytes;
    d->scratchBytes = d->program->d->scratchBytes;
    d->arena = alignedBytes(d->arenaBytes);
    d->scratch = alignedBytes(d->scratchBytes);
    prepareSteps();
}

ProgramRun::ProgramRun(std::shared_ptr<const Program> program, const ProgramRun &lender)
    : d(std::make_unique<Private>())
{
    d->program = std::move(program);
    const auto take = [](std::size_t wanted, const std::shared_ptr<std::byte[]> &lent,
                         std::size_t lentBytes) {
        return wanted <= lentBytes ? lent : std::shared_ptr<std::byte[]>(alignedBytes(wanted));
    };
    d->arenaBytes = d->program->d->arenaBytes;
    d->scratchBytes = d->program->d->scratchBytes;
    d->arena = take(d->arenaBytes, lender.d->arena, lender.d->arenaBytes);
    d->scratch = take(d->scratchBytes, lender.d->scratch, lender.d->scratchBytes);
    prepareSteps();
}

void ProgramRun::prepareSteps()
{
    const Program::Private &from = *d->program->d;
    const auto inArena = [&](const Place &place) { return d->arena.get() + from.offsetOf(place); };
    for (const Step &step : from.steps) {
        Private::Ready ready {&step.primitive, {}};
        for (const Argument &argument : step.arguments) {
            switch (argument.place.kind) {
            case Place::Kind::Weights:
                ready.arguments.emplace(argument.name, from.weights[argument.place.index]);
                break;
            case Place::Kind::Input:
                d->inputs.emplace_back(argument.desc, cpuEngine(), nullptr);
                ready.arguments.emplace(argument.name, d->inputs.back());
                break;
            case Place::Kind::Arena: {
                const dnnl::memory memory(argument.desc, cpuEngine(), inArena(argument.place));
                ready.arguments.emplace(argument.name, memory);
                if (from.interleavedInput == argument.place.index && argument.name == DNNL_ARG_SRC)
                    d->interleavedInputs.push_back(memory);
                break;
            }
            case Place::Kind::Scratch:
                ready.arguments.emplace(argument.name,
                                        dnnl::memory(argument.desc, cpuEngine(), d->scratch.get()));
                break;
            }
        }
        d->steps.push_back(std::move(ready));
    }
    d->output = reinterpret_cast<const float *>(inArena(from.output));
    if (from.interleavedInput)
        d->interleavedBuffer = inArena({Place::Kind::Arena, *from.interleavedInput, 0});
}

ProgramRun::~ProgramRun() = default;
ProgramRun::ProgramRun(ProgramRun &&) noexcept = default;
ProgramRun &ProgramRun::operator=(ProgramRun &&) noexcept = default;

const float *ProgramRun::operator()(const float *input)
{
    setInput(input);
    return compute(0);
}

void ProgramRun::setInput(const float *input)
{
    for (dnnl::memory &memory : d->inputs)
        memory.set_data_handle(const_cast<float *>(input));  // nothing writes there
    for (dnnl::memory &memory : d->interleavedInputs)
        memory.set_data_handle(d->interleavedBuffer);
}

const float *ProgramRun::ofInterleaved(const float *input)
{
    for (dnnl::memory &memory : d->interleavedInputs)
        memory.set_data_handle(const_cast<float *>(input));  // nothing writes there either
    return compute(1);
}

const float *ProgramRun::observe(const float *input, Ranges &ranges)
{
    const Program::Private &program = *d->program->d;
    setInput(input);
    ranges.resize(std::size_t(program.results.back().node) + 1);
    std::size_t done = 0;
    for (const NodeResult &result : program.results) {
        for (; done < result.steps; ++done)
            d->steps[done].primitive->execute(d->stream, d->steps[done].arguments);
        d->stream.wait();
        // In any layout: what fills up a block of channels is 0.
        const float *numbers = result.place.kind == Place::Kind::Input
            ? input
            : reinterpret_cast<const float *>(d->arena.get() + program.offsetOf(result.place));
        Range range = ranges[std::size_t(result.node)];
        for (const float number : std::span(numbers, result.desc.get_size() / sizeof(float))) {
            range.lowest = std::min(range.lowest, number);
            range.highest = std::max(range.highest, number);
        }
        ranges[std::size_t(result.node)] = range;
    }
    return compute(done);
}

const float *ProgramRun::compute(std::size_t firstStep)
{
    // oneDNN's kernels save vector registers on the stack. Where those lie across the
    // border of two pages a kernel is slow (a first convolution in bfloat16: 1.3 instead
    // of 0.35 ms), so it must not be up to the depth of the caller's stack.
    constexpr std::uintptr_t page = 4096, place = 768;
    const auto here = reinterpret_cast<std::uintptr_t>(alloca(1));
    *static_cast<volatile char *>(alloca((here - place) % page + 1)) = 0;

    for (std::size_t i = firstStep; i < d->steps.size(); ++i)
        d->steps[i].primitive->execute(d->stream, d->steps[i].arguments);
    d->stream.wait();
    return d->output;
}

}  // namespace classiscope::fast
