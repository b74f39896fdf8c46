// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/programbuilder.h"

#include <algorithm>

namespace classiscope::fast {

namespace {

using dnnl::memory;

/// The layout that oneDNN computes integers in.
Desc integerLayout(const memory::dims &dims, Type type)
{
    return {dims, type, memory::format_tag::nhwc};
}

}  // namespace

void ProgramBuilder::planIntegers()
{
    m_isInteger.assign(m_graph.nodes.size(), false);
    int before = 0;
    for (int node = 1; node < int(m_graph.nodes.size()); ++node) {
        if (const auto *op = std::get_if<Convolution>(&at(node).operation))
            m_isInteger[std::size_t(node)] =
                before++ >= m_options.spared && suitsIntegers(*op, at(node));
    }
}

bool ProgramBuilder::computesIntegers(int node) const
{
    return m_isInteger[std::size_t(node)];
}

// Whoever reads integers; a maximum passes them on.
bool ProgramBuilder::isReadAsIntegers(int node) const
{
    for (int reader = node + 1; reader < int(m_graph.nodes.size()); ++reader) {
        const auto &inputs = at(reader).inputs;
        if (std::find(inputs.begin(), inputs.end(), node) == inputs.end())
            continue;
        const int by = m_convolution[std::size_t(reader)];
        if (computesIntegers(reader) || (by >= 0 && computesIntegers(by)))
            return true;
        const auto *pooling = std::get_if<Pooling>(&at(reader).operation);
        if (pooling && pooling->kind == Pooling::Kind::Max && isReadAsIntegers(reader))
            return true;
    }
    return false;
}

ProgramBuilder::Value ProgramBuilder::rescaled(const Value &from, const Desc &to, float factor)
{
    const Value result = newValue(to);
    const auto pd = scalingReorder(cpuEngine(), from.desc, to, factor);
    std::vector<Argument> arguments {{DNNL_ARG_FROM, from.desc, from.place},
                                     {DNNL_ARG_TO, to, result.place}};
    addScales(arguments, DNNL_ARG_FROM, {factor});
    step(dnnl::reorder(pd), pd, std::move(arguments), "reorder");
    return result;
}

void ProgramBuilder::addScales(std::vector<Argument> &arguments, int of,
                               const std::vector<float> &scales)
{
    const auto name = scalesArgument(of);
    if (!name)
        return;
    const memory::dims count {memory::dim(scales.size())};
    const Value value = weights(scales, count, plainLayout(count, Type::f32));
    arguments.push_back({*name, value.desc, value.place});
}

void ProgramBuilder::makeReal(int node)
{
    const Value &integers = m_integers[std::size_t(node)];
    Value &real = m_values[std::size_t(node)];
    if (real.desc.get_size() > 0 || integers.desc.get_size() == 0)
        return;
    real = rescaled(integers, integerLayout(dimsOf(integers.desc), m_type), formatOf(node).scale);
}

void ProgramBuilder::makeInputsReal(int node)
{
    for (const int from : at(node).inputs)
        makeReal(from);
    if (const int by = m_convolution[std::size_t(node)]; by >= 0)
        makeReal(input(by));
}

const ProgramBuilder::Value &ProgramBuilder::integers(int node)
{
    Value &result = m_integers[std::size_t(node)];
    if (result.desc.get_size() == 0) {
        const IntegerFormat format = formatOf(node);
        result = rescaled(value(node), integerLayout(dimsOf(value(node).desc), format.type),
                          1 / format.scale);
    }
    return result;
}

bool ProgramBuilder::lowerIntegers(int node)
{
    const int by = m_convolution[std::size_t(node)];
    const auto *pooling = std::get_if<Pooling>(&at(node).operation);
    bool lowered = false;
    if (computesIntegers(node))
        lowered = lowerIntegers(node, node, {});
    else if (by >= 0 && computesIntegers(by))
        lowered = lowerIntegers(by, node, input(node, 0) == by ? input(node, 1) : input(node, 0));
    else if (pooling)
        lowered = lowerIntegers(node, *pooling);
    if (!lowered)
        makeInputsReal(node);
    return lowered;
}

bool ProgramBuilder::lowerIntegers(int node, const Pooling &op)
{
    const int source = input(node);
    if (op.kind != Pooling::Kind::Max || at(node).activation.kind != Activation::Kind::None
        || !isReadAsIntegers(node))
        return false;
    const IntegerFormat format = formatOf(source);
    const Desc in = integerLayout(dims(source), format.type);
    const Desc out = integerLayout(dims(node), format.type);
    const auto pd = pooling(cpuEngine(), op, in, out);
    if (!pd)
        return false;
    const Value from = integers(source);
    const Value result = newValue(out);
    step(dnnl::pooling_forward(*pd), *pd,
         {{DNNL_ARG_SRC, from.desc, from.place}, {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_integers[std::size_t(node)] = result;
    m_ranges[std::size_t(node)] = m_ranges[std::size_t(source)];  // the scale stays
    markRead(source);
    return true;
}

ProgramBuilder::Value ProgramBuilder::copied(const Value &from)
{
    const Value copy = newValue(from.desc);
    const auto pd = reorder(cpuEngine(), from.desc, from.desc);
    step(dnnl::reorder(pd), pd,
         {{DNNL_ARG_FROM, from.desc, from.place}, {DNNL_ARG_TO, copy.desc, copy.place}}, "copy");
    return copy;
}

ProgramBuilder::Value ProgramBuilder::residualFor(int node, int other, const Desc &output)
{
    const bool asIntegers = typeOf(output) != m_type;
    if (!asIntegers && value(other).desc != output)
        return reordered(value(other), output);
    const Value residual = asIntegers ? integers(other) : value(other);
    const bool isLast =
        asIntegers ? m_pendingReads[std::size_t(other)] == 1 : isLastReader(node, other);
    return isLast ? residual : copied(residual);
}

bool ProgramBuilder::lowerIntegers(int by, int node, std::optional<int> other)
{
    // oneDNN 2.6 computes two linear steps after sums of integers wrongly.
    if (at(node).activation.kind == Activation::Kind::HardSigmoid)
        return false;
    const auto &op = std::get<Convolution>(at(by).operation);
    const int source = input(by);
    const bool toIntegers = isReadAsIntegers(node);
    const IntegerFormat in = formatOf(source);
    const IntegerFormat out = toIntegers ? formatOf(node) : IntegerFormat {m_type};
    const memory::dims inDims = dims(source), outDims = dims(node);
    const Desc output = integerLayout(outDims, out.type);
    const Activation &activation = at(node).activation;
    // Where the activation allows it, the sums are already counted in the output's unit.
    const bool early = isHomogeneous(activation);
    const float unit = early ? out.scale : 1;

    IntegerWeights integerWeights = IntegerWeights::of(op, in);
    PostOps postOps {other.has_value(), early ? inUnits(activation, out) : activation};
    Requantization scales;
    scales.ofOutput = early ? 1 : 1 / out.scale;
    if (other) {
        const IntegerFormat residual = toIntegers ? formatOf(*other) : IntegerFormat {m_type};
        scales.sumType = residual.type;
        scales.ofSum = residual.scale / unit;
    }
    std::vector<float> bias = op.bias;
    for (std::size_t i = 0; i < bias.size(); ++i) {
        scales.ofSums.push_back(integerWeights.scales[i] / unit);
        bias[i] /= scalesBias ? integerWeights.scales[i] : unit;
    }

    memory::dims kernel {outDims[1], inDims[1], op.kernel[0], op.kernel[1]};
    if (op.groups > 1)
        kernel = {op.groups, outDims[1] / op.groups, inDims[1] / op.groups, op.kernel[0],
                  op.kernel[1]};
    const Desc biasDesc = plainLayout({outDims[1]}, Type::f32);
    const ConvolutionDescs descs {integerLayout(inDims, in.type), anyLayout(kernel, Type::s8),
                                  biasDesc, output};
    const auto pd = integerConvolution(cpuEngine(), op, descs, postOps, scales);
    if (!pd)
        return false;
    const Value from = integers(source);
    if (other && !toIntegers)
        makeReal(*other);
    const Value result = other ? residualFor(node, *other, output) : newValue(output);
    const Value packed =
        weights(integerWeights.weights.data(), plainLayout(kernel, Type::s8), pd->weights_desc());
    const Value packedBias = weights(bias, {outDims[1]}, biasDesc);
    std::vector<Argument> arguments {{DNNL_ARG_SRC, from.desc, from.place},
                                     {DNNL_ARG_WEIGHTS, packed.desc, packed.place},
                                     {DNNL_ARG_BIAS, packedBias.desc, packedBias.place},
                                     {DNNL_ARG_DST, output, result.place}};
    addScales(arguments, DNNL_ARG_WEIGHTS, scales.ofSums);
    step(dnnl::convolution_forward(*pd), *pd, std::move(arguments), at(by).name + ", integers");
    (toIntegers ? m_integers : m_values)[std::size_t(node)] = {output, result.place};
    markRead(source);
    if (other) {
        markRead(by);
        markRead(*other);
    }
    return true;
}

}  // namespace classiscope::fast
