// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/precisionchoice.h"

#include "core/engine/fast/calibration.h"

#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace classiscope::fast {

namespace {

using Milliseconds = std::chrono::duration<double, std::milli>;

struct Candidate {
    Program::Type type = Program::Type::Float32;
    std::shared_ptr<const Program> program {};  // none: it is not to be used
    int same = 0;                               // labels
    Milliseconds time = Milliseconds::max();
    Text refusal {};  // why it is not used, to be a part of a sentence
};

QString nameOf(Program::Type type)
{
    switch (type) {
    case Program::Type::Bfloat16: return QStringLiteral("bfloat16");
    case Program::Type::Int8: return QStringLiteral("int8");
    case Program::Type::Float32: break;
    }
    return QStringLiteral("float32");
}

Text missingInstructions(Program::Type type)
{
    return type == Program::Type::Int8
        ? Text::marked("this CPU does not sum products of 8-bit integers itself (AVX512_VNNI, "
                       "AVX_VNNI or AMX_INT8)")
        : Text::marked("this CPU does not compute with bfloat16 (AVX512_BF16)");
}

std::ptrdiff_t labelOf(const float *output, int count)
{
    return std::max_element(output, output + count) - output;
}

/// Looks at the calibration images and at the clock; made for one choice.
class Trial {
public:
    Trial(const Graph &graph, const std::shared_ptr<const Program> &exact,
          const Preprocessing &preprocessing, const NetworkOptions &options);

    PrecisionChoice result();

private:
    void compile(Candidate &candidate, int spared);
    std::optional<Error> observe();
    std::optional<Error> compare(Candidate &candidate);
    void tryOn(Candidate &candidate, int spared);
    std::vector<int> convolutionsToSpare(Program::Type type) const;
    void measure();
    Candidate &fastest();
    Candidate &only();
    double agreementOf(const Candidate &candidate) const;

    const Graph &m_graph;
    const Preprocessing &m_preprocessing;
    const NetworkOptions &m_options;
    std::vector<Candidate> m_candidates;  // the first one is exact
    Ranges m_ranges;
    std::vector<std::ptrdiff_t> m_labels;  // in float32
};

Trial::Trial(const Graph &graph, const std::shared_ptr<const Program> &exact,
             const Preprocessing &preprocessing, const NetworkOptions &options)
    : m_graph(graph)
    , m_preprocessing(preprocessing)
    , m_options(options)
    , m_candidates {{Program::Type::Float32, exact}}
{
    const auto asks = [&](Precision precision) {
        return options.precision == precision || options.precision == Precision::Fast;
    };
    if (asks(Precision::Bfloat16))
        m_candidates.push_back({Program::Type::Bfloat16, {}});
    if (asks(Precision::Int8))
        m_candidates.push_back({Program::Type::Int8, {}});
}

// Integers in all convolutions, and where that changes labels not in the first ones.
std::vector<int> Trial::convolutionsToSpare(Program::Type type) const
{
    if (type != Program::Type::Int8)
        return {0};
    constexpr int sparedShare = 6;
    const auto convolutions =
        std::count_if(m_graph.nodes.begin(), m_graph.nodes.end(), [](const Node &node) {
            return std::holds_alternative<Convolution>(node.operation);
        });
    return {0, 1 + int(convolutions) / sparedShare};
}

void Trial::compile(Candidate &candidate, int spared)
{
    if (!Program::supports(candidate.type)) {
        candidate.refusal = missingInstructions(candidate.type);
        return;
    }
    Program::Options options {candidate.type};
    if (candidate.type == Program::Type::Int8) {
        options.ranges = m_ranges;
        options.spared = spared;
    }
    const auto program = Program::compile(m_graph, options);
    if (program)
        candidate.program = *program;
    else
        candidate.refusal =
            Text::marked("no %1: %2").arg(nameOf(candidate.type), program.error().text);
}

std::optional<Error> Trial::observe()
{
    ProgramRun run(m_candidates.front().program);
    const int count = m_candidates.front().program->outputCount();
    return forEachCalibrationImage(m_preprocessing, m_options.calibrationImages,
                                   [&](const cv::Mat &tensor) -> std::optional<Error> {
                                       const float *output =
                                           run.observe(tensor.ptr<float>(), m_ranges);
                                       if (auto error = notFinite({output, output + count}))
                                           return error;
                                       m_labels.push_back(labelOf(output, count));
                                       return {};
                                   });
}

std::optional<Error> Trial::compare(Candidate &candidate)
{
    ProgramRun run(candidate.program);
    candidate.same = 0;
    const int count = candidate.program->outputCount();
    std::size_t image = 0;
    return forEachCalibrationImage(m_preprocessing, m_options.calibrationImages,
                                   [&](const cv::Mat &tensor) -> std::optional<Error> {
                                       const float *output = run(tensor.ptr<float>());
                                       if (auto error = notFinite({output, output + count}))
                                           return error;
                                       // The folder may have changed since.
                                       if (image < m_labels.size())
                                           candidate.same +=
                                               labelOf(output, count) == m_labels[image];
                                       ++image;
                                       return {};
                                   });
}

double Trial::agreementOf(const Candidate &candidate) const
{
    return double(candidate.same) / double(m_labels.size());
}

void Trial::tryOn(Candidate &candidate, int spared)
{
    candidate.refusal = {};
    compile(candidate, spared);
    if (!candidate.program)
        return;
    const QString name = nameOf(candidate.type);
    if (const auto error = compare(candidate))
        candidate.refusal = Text::marked("no %1: %2").arg(name, error->text);
    else if (agreementOf(candidate) < InferencePath::minAgreement)
        candidate.refusal = Text::marked("%1 keeps only %2 % of the labels of the calibration "
                                         "images; %3 % are asked for")
                                .arg(name)
                                .arg(QString::number(100 * agreementOf(candidate), 'f', 1))
                                .arg(QString::number(100 * InferencePath::minAgreement, 'f', 0));
    if (!candidate.refusal.isEmpty())
        candidate.program.reset();
}

// The minimum of each: what else the machine does only adds to it.
void Trial::measure()
{
    constexpr int fewestRounds = 3;
    std::vector<std::pair<Candidate *, ProgramRun>> runs;
    for (Candidate &candidate : m_candidates) {
        if (candidate.program)
            runs.emplace_back(&candidate, ProgramRun(candidate.program));
    }
    if (runs.size() < 2)
        return;
    std::size_t numbers = 1;
    for (const int length : m_graph.nodes.front().shape)
        numbers *= std::size_t(length);
    const std::vector<float> input(numbers, 0.5F);
    const auto begin = std::chrono::steady_clock::now();
    for (int round = 0;
         round < fewestRounds || std::chrono::steady_clock::now() - begin < precisionTiming;
         ++round) {
        for (auto &[candidate, run] : runs) {
            run(input.data());  // fills the cache, where the one before left its data
            const auto from = std::chrono::steady_clock::now();
            run(input.data());
            candidate->time =
                std::min<Milliseconds>(candidate->time, std::chrono::steady_clock::now() - from);
        }
    }
}

Candidate &Trial::fastest()
{
    Candidate *best = &m_candidates.front();
    for (Candidate &candidate : m_candidates) {
        const double gain = candidate.type == Program::Type::Int8 ? int8Gain : 1;
        if (candidate.program && candidate.time * gain < best->time)
            best = &candidate;
    }
    for (Candidate &candidate : m_candidates) {
        if (!candidate.program || &candidate == best || candidate.type == Program::Type::Float32)
            continue;
        candidate.refusal = Text::marked("%1 takes %2 ms an image here, %3 %4 ms")
                                .arg(nameOf(candidate.type))
                                .arg(QString::number(candidate.time.count(), 'f', 2))
                                .arg(nameOf(best->type))
                                .arg(QString::number(best->time.count(), 'f', 2));
        if (candidate.time < best->time)
            candidate.refusal = Text::marked("%1, too small a gain").arg(candidate.refusal);
    }
    return *best;
}

Candidate &Trial::only()
{
    return m_candidates.back().program ? m_candidates.back() : m_candidates.front();
}

PrecisionChoice Trial::result()
{
    PrecisionChoice choice {m_candidates.front().program, nameOf(Program::Type::Float32), -1, {}};
    const auto supported = [](const Candidate &candidate) {
        return Program::supports(candidate.type);
    };
    if (std::any_of(m_candidates.begin() + 1, m_candidates.end(), supported)) {
        if (const auto error = observe()) {
            choice.reason = error->text;
            return choice;
        }
    }
    for (std::size_t i = 1; i < m_candidates.size(); ++i) {
        Candidate &candidate = m_candidates[i];
        for (const int spared : convolutionsToSpare(candidate.type)) {
            if (!candidate.program)
                tryOn(candidate, spared);
        }
    }
    if (m_options.precision == Precision::Fast)
        measure();
    const Candidate &chosen = m_options.precision == Precision::Fast ? fastest() : only();
    choice.program = chosen.program;
    choice.precision = nameOf(chosen.type);
    std::vector<Text> refusals;
    for (const Candidate &candidate : m_candidates) {
        if (!candidate.refusal.isEmpty())
            refusals.push_back(candidate.refusal);
        const bool counts = chosen.type == Program::Type::Float32 || &candidate == &chosen;
        if (candidate.type != Program::Type::Float32 && counts && supported(candidate)
            && !m_labels.empty())
            choice.agreement = std::max(choice.agreement, agreementOf(candidate));
    }
    if (!refusals.empty())
        choice.reason = joined(refusals, QStringLiteral("; ")).asSentence();
    return choice;
}

}  // namespace

PrecisionChoice choosePrecision(const Graph &graph, const std::shared_ptr<const Program> &exact,
                                const Preprocessing &preprocessing, const NetworkOptions &options)
{
    return Trial(graph, exact, preprocessing, options).result();
}

}  // namespace classiscope::fast
