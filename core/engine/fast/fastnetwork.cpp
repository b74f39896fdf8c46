// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/fastnetwork.h"

#include "core/engine/fast/graphimport.h"
#include "core/engine/fast/precisionchoice.h"
#include "core/engine/fast/program.h"
#include "core/engine/onednnversion.h"
#include "core/engine/outputcomparison.h"

#include <iterator>
#include <map>

// OpenMP API 5.0, 3.2.1. Not from <omp.h>, which belongs to a compiler's own runtime: this is
// of the one that oneDNN uses.
extern "C" void omp_set_num_threads(int threads);

namespace classiscope::fast {

namespace {

/// The same network for 1 image, and perhaps for 2, 4, 8 and so on.
using Programs = std::vector<std::shared_ptr<const Program>>;

class FastNetwork : public Network {
public:
    explicit FastNetwork(const Programs &programs)
        : m_outputs(programs.front()->outputCount())
        , m_layout(programs.front()->takesInterleaved() ? TensorLayout::Interleaved
                                                        : TensorLayout::Planar)
    {
        // Only one runs at a time, so all can use the buffers of the largest.
        const ProgramRun largest(programs.back());
        for (const auto &program : programs)
            m_runs.emplace(program->options().batch, ProgramRun(program, largest));
    }

    // 7 as 4 and 2 and 1: padded to 8 they would take about as long.
    int passSize(int images) const override { return std::prev(m_runs.upper_bound(images))->first; }

    Result<std::vector<float>> forward(const cv::Mat &tensor) override
    {
        const int images = tensor.size[0];
        return result(m_runs.at(images)(tensor.ptr<float>()), images);
    }

    TensorLayout pictureLayout() const override { return m_layout; }

    Result<std::vector<float>> forwardPicture(const cv::Mat &tensor) override
    {
        if (m_layout == TensorLayout::Planar)
            return forward(tensor);
        const int images = tensor.size[0];
        return result(m_runs.at(images).ofInterleaved(tensor.ptr<float>()), images);
    }

private:
    Result<std::vector<float>> result(const float *first, int images) const
    {
        std::vector<float> values(first, first + std::ptrdiff_t(images) * m_outputs);
        if (auto error = notFinite(values))
            return *std::move(error);
        return values;
    }

    int m_outputs;
    TensorLayout m_layout;
    std::map<int, ProgramRun> m_runs;  // by their batch
};

/// The program in float32, checked against the reference.
Result<std::shared_ptr<const Program>> exactProgram(const Graph &graph,
                                                    const OutputComparison &reference)
{
    float apart = 0;
    for (const bool winograd : {true, false}) {
        const auto program = Program::compile(graph, {Program::Type::Float32, winograd});
        if (!program)
            return program.error();
        FastNetwork network({*program});
        const auto found = reference.of(network, 1);
        if (!found)
            return found.error();
        if (*found <= InferencePath::tolerance)
            return program;
        apart = *found;
    }
    return {Error::Code::BadModel,
            Text::marked("Compiled with oneDNN, the network's output differs from OpenCV's by %1 "
                         "of the largest number (at most %2 is taken for the same).")
                .arg(QString::number(double(apart), 'g', 2))
                .arg(QString::number(double(InferencePath::tolerance)))};
}

/// `first`, and the same for 2, 4, … up to `most` images as long as those compute what
/// it does; otherwise `path` says why not.
Programs withBatches(const Graph &graph, const std::shared_ptr<const Program> &first, int most,
                     const OutputComparison &comparison, float tolerance, InferencePath &path)
{
    Programs programs {first};
    for (int size = 2; size <= most; size *= 2) {
        Program::Options options = first->options();
        options.batch = size;
        const auto program = Program::compile(graph, options, first);
        if (!program) {
            path.batchReason = program.error().text;
            break;
        }
        FastNetwork network({first, *program});
        const auto apart = comparison.of(network, size);
        if (!apart || *apart > tolerance
            || (*program)->takesInterleaved() != first->takesInterleaved()) {
            path.batchReason = Text::marked("Compiled with oneDNN for %1 images at once, the "
                                            "network does not compute what it does for one.")
                                   .arg(size);
            break;
        }
        programs.push_back(*program);
    }
    path.batchSize = programs.back()->options().batch;
    return programs;
}

}  // namespace

Result<Networks> loadFastNetworks(const ModelPackage &package, const NetworkOptions &options,
                                  Network &reference)
{
    setThreads(options.threads);
    const auto graph = importGraph(package);
    if (!graph)
        return graph.error();
    const OutputComparison comparison(reference, package.preprocessing);
    if (comparison.error())
        return *comparison.error();
    auto exact = exactProgram(*graph, comparison);
    if (!exact)
        return exact.error();
    auto program = *exact;
    Networks networks;
    networks.path.fast = true;
    networks.path.library = QStringLiteral("oneDNN %1").arg(Program::libraryVersion());
    if (options.precision != Precision::Exact) {
        auto choice = choosePrecision(*graph, program, package.preprocessing, options);
        program = std::move(choice.program);
        networks.path.precision = choice.precision;
        networks.path.agreement = choice.agreement;
        networks.path.reason = choice.reason;
    }
    Programs programs {program};
    if (options.batchSize > 1 && program == *exact) {
        programs = withBatches(*graph, program, options.batchSize, comparison,
                               InferencePath::tolerance, networks.path);
    } else if (options.batchSize > 1) {
        FastNetwork alone({program});
        programs = withBatches(*graph, program, options.batchSize,
                               OutputComparison(alone, package.preprocessing),
                               InferencePath::shortTolerance, networks.path);
    }
    for (int i = 0; i < options.count; ++i)
        networks.each.push_back(std::make_unique<FastNetwork>(programs));
    return networks;
}

void setThreads(int threads)
{
    omp_set_num_threads(threads);
}

}  // namespace classiscope::fast

namespace classiscope {

QString oneDnnVersion()
{
    return fast::Program::libraryVersion();
}

}  // namespace classiscope
