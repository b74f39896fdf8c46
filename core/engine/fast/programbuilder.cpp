// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/programbuilder.h"

#include <algorithm>

namespace classiscope::fast {

namespace {

using dnnl::memory;

// Measured on Zen 4 and Sapphire Rapids: for fewer channels the transformation costs what
// it saves, and for fewer pixels reading the weights does, which it makes 16/9 as many.
bool suitsWinograd(const Convolution &op, const memory::dims &in)
{
    constexpr int fewestChannels = 64, fewestPixels = 100;
    return op.kernel == Pair {3, 3} && op.groups == 1 && op.strides == Pair {1, 1}
    && op.dilations == Pair {1, 1} && in[1] >= fewestChannels && in[2] * in[3] >= fewestPixels;
}

}  // namespace

ProgramBuilder::ProgramBuilder(const Graph &graph, const Program::Options &options,
                               const Program *lender)
    : m_graph(graph)
    , m_options(options)
    , m_type(realType(options.type))
    , m_weights(lender ? &lender->d->weights : nullptr)
    , m_values(graph.nodes.size())
    , m_integers(graph.nodes.size())
    , m_ranges(options.ranges)
    , m_pendingReads(graph.nodes.size(), 0)
    , m_convolution(graph.nodes.size(), -1)
    , m_isDeferred(graph.nodes.size(), false)
{
    for (const Node &node : graph.nodes) {
        for (const int from : node.inputs)
            ++m_pendingReads[std::size_t(from)];
    }
    ++m_pendingReads.back();  // the caller
}

Result<std::unique_ptr<Program::Private>> ProgramBuilder::build()
{
    planFusions();
    if (m_options.type == Program::Type::Int8)
        planIntegers();
    m_values[0] = {plainLayout(dims(0), Type::f32), {Place::Kind::Input, 0, 0}};
    m_program->results.push_back({0, 0, value(0).desc, value(0).place});
    for (int node = 1; node < int(m_graph.nodes.size()); ++node) {
        if (m_isDeferred[std::size_t(node)])
            continue;
        if (!lower(node))
            return Error {
                Error::Code::BadModel,
                Text::marked("oneDNN %1 cannot compute the layer %2")
                    .arg(Program::libraryVersion(), QString::fromStdString(at(node).name))};
        if (value(node).desc.get_size() > 0)
            m_program->results.push_back(
                {node, m_program->steps.size(), value(node).desc, value(node).place});
    }
    const Value &last = m_values.back();
    const Value output =
        reordered(last, plainLayout(dims(int(m_graph.nodes.size()) - 1), Type::f32));
    if (output.place.kind != Place::Kind::Arena)
        return Error {Error::Code::BadModel, Text::marked("it computes nothing")};
    m_program->output = output.place;
    m_program->buffers[output.place.index].lastStep = int(m_program->steps.size());
    m_program->outputCount = int(output.desc.get_size() / sizeof(float)) / m_options.batch;
    m_program->interleavedInput = interleavedInput();
    m_program->arenaBytes = planArena(m_program->buffers);
    m_weights.giveTo(*m_program);
    return std::move(m_program);
}

std::optional<std::size_t> ProgramBuilder::interleavedInput() const
{
    const auto readsInput = [](const Step &step) {
        return std::any_of(step.arguments.begin(), step.arguments.end(), [](const Argument &given) {
            return given.place.kind == Place::Kind::Input;
        });
    };
    const auto &steps = m_program->steps;
    if (!readsInput(steps.front()) || std::any_of(steps.begin() + 1, steps.end(), readsInput))
        return {};
    const Desc interleaved(dims(0), Type::f32, memory::format_tag::nhwc);
    const Argument &to = steps.front().arguments.back();
    if (steps.front().primitive.get_kind() != dnnl::primitive::kind::reorder
        || to.name != DNNL_ARG_TO || to.desc != interleaved)
        return {};
    for (std::size_t i = 1; i < steps.size(); ++i) {
        for (const Argument &argument : steps[i].arguments) {
            const bool here =
                argument.place.kind == Place::Kind::Arena && argument.place.index == to.place.index;
            if (here && (argument.name != DNNL_ARG_SRC || argument.desc != interleaved))
                return {};
        }
    }
    return to.place.index;
}

void ProgramBuilder::planFusions()
{
    for (int node = 1; node < int(m_graph.nodes.size()); ++node) {
        if (std::holds_alternative<Add>(at(node).operation))
            fuseSum(node);
    }
}

// The convolution is computed at the Add's place, on top of the Add's other input.
void ProgramBuilder::fuseSum(int add)
{
    for (const int side : {1, 0}) {
        const int from = input(add, side), other = input(add, 1 - side);
        if (!std::holds_alternative<Convolution>(at(from).operation)
            || at(from).activation.kind != Activation::Kind::None
            || m_pendingReads[std::size_t(from)] != 1 || at(from).shape != at(other).shape
            || other == input(from))
            continue;
        m_convolution[std::size_t(add)] = from;
        m_isDeferred[std::size_t(from)] = true;
        return;
    }
}

memory::dims ProgramBuilder::dims(int node) const
{
    memory::dims result(at(node).shape.begin(), at(node).shape.end());
    result.front() = m_options.batch;
    return result;
}

bool ProgramBuilder::lower(int node)
{
    if (m_options.type == Program::Type::Int8 && lowerIntegers(node))
        return true;
    return std::visit([&](const auto &op) { return lower(node, op); }, at(node).operation);
}

bool ProgramBuilder::isLastReader(int reader, int node) const
{
    const auto count = [&](int of) {
        return int(std::count(at(reader).inputs.begin(), at(reader).inputs.end(), of));
    };
    const Place &place = value(node).place;
    if (place.kind != Place::Kind::Arena)
        return false;
    for (int other = 0; other < int(m_values.size()); ++other) {
        const Place &theirs = value(other).place;
        const bool shares = value(other).desc.get_size() > 0 && theirs.kind == place.kind
            && theirs.index == place.index;
        if (shares && m_pendingReads[std::size_t(other)] > (other == node ? count(node) : 0))
            return false;
    }
    return true;
}

ProgramBuilder::Value ProgramBuilder::newValue(const Desc &desc)
{
    m_program->buffers.push_back({wholeCacheLines(desc.get_size())});
    return {desc, {Place::Kind::Arena, m_program->buffers.size() - 1, 0}};
}

ProgramBuilder::Value ProgramBuilder::reordered(const Value &from, const Desc &to)
{
    if (from.desc == to)
        return from;
    const Value result = newValue(to);
    const auto pd = reorder(cpuEngine(), from.desc, to);
    step(dnnl::reorder(pd), pd,
         {{DNNL_ARG_FROM, from.desc, from.place}, {DNNL_ARG_TO, to, result.place}}, "reorder");
    return result;
}

ProgramBuilder::Value ProgramBuilder::weights(const void *plain, const Desc &given,
                                              const Desc &packed)
{
    return {packed, {Place::Kind::Weights, m_weights.add(plain, given, packed), 0}};
}

void ProgramBuilder::step(const dnnl::primitive &primitive, const dnnl::primitive_desc_base &pd,
                          std::vector<Argument> arguments, const std::string &text)
{
    const Desc scratch = pd.scratchpad_desc();
    if (scratch.get_size() > 0) {
        m_program->scratchBytes = std::max(m_program->scratchBytes, scratch.get_size());
        arguments.push_back({DNNL_ARG_SCRATCHPAD, scratch, {Place::Kind::Scratch, 0, 0}});
    }
    const int index = int(m_program->steps.size());
    for (const Argument &argument : arguments) {
        if (argument.place.kind != Place::Kind::Arena)
            continue;
        Buffer &buffer = m_program->buffers[argument.place.index];
        if (buffer.firstStep < 0)
            buffer.firstStep = index;
        buffer.lastStep = index;
    }
    m_program->steps.push_back({primitive, std::move(arguments), text + ", " + pd.impl_info_str()});
}

bool ProgramBuilder::lower(int node, const Convolution &op)
{
    return lowerConvolution(node, op, {false, at(node).activation}, {});
}

bool ProgramBuilder::lowerConvolution(int node, const Convolution &op, const PostOps &postOps,
                                      const std::optional<Value> &residual)
{
    const memory::dims in = dims(input(node)), out = dims(node);
    memory::dims kernel {out[1], in[1], op.kernel[0], op.kernel[1]};
    if (op.groups > 1)
        kernel = {op.groups, out[1] / op.groups, in[1] / op.groups, op.kernel[0], op.kernel[1]};
    const Desc bias(memory::dims {out[1]}, Type::f32, memory::format_tag::a);
    // With any layout: in nchw it is slower than OpenCV, in nhwc so below AVX2.
    const ConvolutionDescs descs {anyLayout(in, m_type), anyLayout(kernel, m_type), bias,
                                  residual ? residual->desc : anyLayout(out, m_type)};
    std::optional<dnnl::convolution_forward::primitive_desc> pd;
    if (m_options.winograd && suitsWinograd(op, in))
        pd = convolution(cpuEngine(), op, descs, postOps, Algorithm::Winograd);
    if (!pd)
        pd = convolution(cpuEngine(), op, descs, postOps, Algorithm::Direct);
    if (!pd)
        return false;

    const Value from = reordered(value(input(node)), pd->src_desc());
    const Value packed = weights(op.weights, kernel, pd->weights_desc());
    const Value packedBias = weights(op.bias, {out[1]}, bias);
    const Value result = residual ? *residual : newValue(pd->dst_desc());
    step(dnnl::convolution_forward(*pd), *pd,
         {{DNNL_ARG_SRC, from.desc, from.place},
          {DNNL_ARG_WEIGHTS, packed.desc, packed.place},
          {DNNL_ARG_BIAS, packedBias.desc, packedBias.place},
          {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    return true;
}

bool ProgramBuilder::lower(int node, const InnerProduct &op)
{
    Value from = value(input(node));
    const memory::dims in = dims(input(node)), out = dims(node);
    const memory::dims kernel {out[1], in[1]};
    const Desc bias(memory::dims {out[1]}, Type::f32, memory::format_tag::a);
    const auto pd = innerProduct(cpuEngine(), plainLayout(in, m_type), anyLayout(kernel, m_type),
                                 bias, plainLayout(out, Type::f32), {false, at(node).activation});
    if (!pd)
        return false;
    from = reordered(from, pd->src_desc());
    const Value result = newValue(pd->dst_desc());
    const Value packed = weights(op.weights, kernel, pd->weights_desc());
    const Value packedBias = weights(op.bias, {out[1]}, bias);
    step(dnnl::inner_product_forward(*pd), *pd,
         {{DNNL_ARG_SRC, from.desc, from.place},
          {DNNL_ARG_WEIGHTS, packed.desc, packed.place},
          {DNNL_ARG_BIAS, packedBias.desc, packedBias.place},
          {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    return true;
}

bool ProgramBuilder::lower(int node, const Pooling &op)
{
    Value from = value(input(node));
    if (from.place.kind == Place::Kind::Input)
        from = reordered(from, plainLayout(dims(input(node)), m_type));
    const auto pd = pooling(cpuEngine(), op, from.desc, anyLayout(dims(node), m_type));
    if (!pd)
        return false;
    const Value result = newValue(pd->dst_desc());
    step(dnnl::pooling_forward(*pd), *pd,
         {{DNNL_ARG_SRC, from.desc, from.place}, {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Scale &op)
{
    const Value from = value(input(node));
    memory::dims channels(at(node).shape.size(), 1);
    channels[1] = at(node).shape[1];
    const Desc plain = plainLayout(channels, Type::f32);
    const Value scale = weights(op.scale, channels, plain);
    const Value shift = weights(op.shift, channels, plain);
    const bool inPlace = isLastReader(node, input(node));
    const Value result = inPlace ? from : newValue(from.desc);
    const auto pd = scaleAndShift(cpuEngine(), from.desc, plain, plain, result.desc,
                                  {false, at(node).activation});
    if (!pd)
        return false;
    step(dnnl::binary(*pd), *pd,
         {{DNNL_ARG_SRC_0, from.desc, from.place},
          {DNNL_ARG_SRC_1, scale.desc, scale.place},
          {DNNL_ARG_ATTR_MULTIPLE_POST_OP(0) | DNNL_ARG_SRC_1, shift.desc, shift.place},
          {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    return true;
}

// The only layout that Winograd's algorithm writes; reordering a residual to it costs
// less than computing the convolution in another way.
std::optional<Desc> ProgramBuilder::winogradOutput(int node, const Convolution &op,
                                                   const PostOps &postOps) const
{
    const memory::dims in = dims(input(node)), out = dims(node);
    if (!m_options.winograd || !suitsWinograd(op, in))
        return {};
    const Desc weights = anyLayout({out[1], in[1], op.kernel[0], op.kernel[1]}, m_type);
    const Desc bias(memory::dims {out[1]}, Type::f32, memory::format_tag::a);
    const auto pd =
        convolution(cpuEngine(), op, {anyLayout(in, m_type), weights, bias, anyLayout(out, m_type)},
                    postOps, Algorithm::Winograd);
    return pd ? std::optional(pd->dst_desc()) : std::nullopt;
}

bool ProgramBuilder::lower(int node, const Add &)
{
    const int by = m_convolution[std::size_t(node)];
    if (by < 0)
        return lowerBinary(node, dnnl::algorithm::binary_add);
    const int other = input(node, 0) == by ? input(node, 1) : input(node, 0);
    const auto &op = std::get<Convolution>(at(by).operation);
    if (value(other).place.kind == Place::Kind::Input)
        return false;
    const PostOps postOps {true, at(node).activation};
    const Desc typed = winogradOutput(by, op, postOps).value_or(value(other).desc);
    Value residual = reordered(value(other), typed);
    const bool isCopy = typed != value(other).desc;
    if (!isCopy && !isLastReader(node, other))
        residual = copied(residual);
    if (!lowerConvolution(by, op, postOps, residual))
        return false;
    m_values[std::size_t(node)] = value(by);
    m_values[std::size_t(by)] = {};
    markRead(by);
    markRead(other);
    return true;
}

bool ProgramBuilder::lower(int node, const Multiply &)
{
    return lowerBinary(node, dnnl::algorithm::binary_mul);
}

bool ProgramBuilder::lowerBinary(int node, dnnl::algorithm algorithm)
{
    const Value first = value(input(node, 0));
    Value second = value(input(node, 1));
    const bool sameShape = at(input(node, 0)).shape == at(input(node, 1)).shape;
    if (sameShape)
        second = reordered(second, first.desc);
    const bool inPlace = isLastReader(node, input(node, 0)) && input(node, 0) != input(node, 1);
    const Value result = inPlace ? first : newValue(first.desc);
    // oneDNN 2.6 on AVX2 is wrong where it broadcasts and activates in one go.
    const Activation within = sameShape ? at(node).activation : Activation {};
    const auto pd =
        binary(cpuEngine(), algorithm, first.desc, second.desc, result.desc, {false, within});
    if (!pd)
        return false;
    step(dnnl::binary(*pd), *pd,
         {{DNNL_ARG_SRC_0, first.desc, first.place},
          {DNNL_ARG_SRC_1, second.desc, second.place},
          {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node, 0));
    markRead(input(node, 1));
    if (!sameShape)
        activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Concat &)
{
    std::vector<Desc> descs;
    std::vector<Argument> arguments;
    for (std::size_t i = 0; i < at(node).inputs.size(); ++i) {
        const Value &from = value(at(node).inputs[i]);
        descs.push_back(from.desc);
        arguments.push_back({int(DNNL_ARG_MULTIPLE_SRC + i), from.desc, from.place});
    }
    const auto pd = concat(cpuEngine(), descs);
    const Value result = newValue(pd.dst_desc());
    arguments.push_back({DNNL_ARG_DST, result.desc, result.place});
    step(dnnl::concat(pd), pd, std::move(arguments), at(node).name);
    m_values[std::size_t(node)] = result;
    for (const int from : at(node).inputs)
        markRead(from);
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Slice &op)
{
    Value from = value(input(node));
    const memory::dims out = dims(node);
    memory::dims offsets(out.size(), 0);
    offsets[1] = op.begin;
    Desc part;
    try {
        part = from.desc.submemory_desc(out, offsets);
    } catch (const dnnl::error &) {
        // Not at the border of a block of channels.
        from = reordered(from, {dims(input(node)), m_type, memory::format_tag::nhwc});
        part = from.desc.submemory_desc(out, offsets);
    }
    // A copy: others may still read or overwrite the whole.
    const Value result = newValue({out, m_type, memory::format_tag::nhwc});
    const auto pd = reorder(cpuEngine(), part, result.desc);
    step(dnnl::reorder(pd), pd,
         {{DNNL_ARG_FROM, part, from.place}, {DNNL_ARG_TO, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const ChannelShuffle &op)
{
    const Value &from = value(input(node));
    const int channels = at(node).shape[1];
    const auto pd = shuffle(cpuEngine(), from.desc, channels / op.groups);
    const Value result = newValue(from.desc);
    step(dnnl::shuffle_forward(pd), pd,
         {{DNNL_ARG_SRC, from.desc, from.place}, {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Flatten &)
{
    const Value from = reordered(value(input(node)), plainLayout(dims(input(node)), m_type));
    m_values[std::size_t(node)] = {plainLayout(dims(node), m_type), from.place};
    markRead(input(node));
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Softmax &)
{
    const Value from = reordered(value(input(node)), plainLayout(dims(node), Type::f32));
    const auto pd = softmax(cpuEngine(), from.desc);
    const Value result = newValue(from.desc);
    step(dnnl::softmax_forward(pd), pd,
         {{DNNL_ARG_SRC, from.desc, from.place}, {DNNL_ARG_DST, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    activate(node);
    return true;
}

bool ProgramBuilder::lower(int node, const Identity &)
{
    const Value &from = value(input(node));
    const Value result = newValue(from.desc);
    const auto pd = reorder(cpuEngine(), from.desc, result.desc);
    step(dnnl::reorder(pd), pd,
         {{DNNL_ARG_FROM, from.desc, from.place}, {DNNL_ARG_TO, result.desc, result.place}},
         at(node).name);
    m_values[std::size_t(node)] = result;
    markRead(input(node));
    activate(node);
    return true;
}

void ProgramBuilder::activate(int node)
{
    const Value &data = value(node);
    for (const auto &pd : activation(cpuEngine(), at(node).activation, data.desc))
        step(dnnl::eltwise_forward(pd), pd,
             {{DNNL_ARG_SRC, data.desc, data.place}, {DNNL_ARG_DST, data.desc, data.place}},
             at(node).name + " activation");
}

}  // namespace classiscope::fast
