// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/primitives.h"

#include <string>

namespace classiscope::fast {

namespace {

using dnnl::algorithm;
using dnnl::memory;

constexpr auto inference = dnnl::prop_kind::forward_inference;

/// One step of oneDNN's; an activation is one or two.
struct Eltwise {
    dnnl::algorithm algorithm;
    float alpha = 0;
    float beta = 0;
};

std::vector<Eltwise> steps(const Activation &activation)
{
    switch (activation.kind) {
    case Activation::Kind::None: return {};
    case Activation::Kind::Relu: return {{algorithm::eltwise_relu}};
    case Activation::Kind::LeakyRelu: return {{algorithm::eltwise_relu, activation.alpha}};
    case Activation::Kind::Clip:
        return {{algorithm::eltwise_clip, activation.alpha, activation.beta}};
    case Activation::Kind::Sigmoid: return {{algorithm::eltwise_logistic}};
    case Activation::Kind::HardSigmoid:
        return {{algorithm::eltwise_linear, activation.alpha, activation.beta},
                {algorithm::eltwise_clip, 0, 1}};
#if DNNL_VERSION_MAJOR >= 3
    case Activation::Kind::HardSwish: return {{algorithm::eltwise_hardswish, 1.F / 6, 0.5F}};
#else
    case Activation::Kind::HardSwish: return {{algorithm::eltwise_hardswish}};
#endif
    case Activation::Kind::Silu: return {{algorithm::eltwise_swish, 1}};
    case Activation::Kind::Tanh: return {{algorithm::eltwise_tanh}};
    case Activation::Kind::Elu: return {{algorithm::eltwise_elu, activation.alpha}};
    }
    return {};
}

void append(dnnl::post_ops &ops, const Eltwise &step)
{
#if DNNL_VERSION_MAJOR >= 3
    ops.append_eltwise(step.algorithm, step.alpha, step.beta);
#else
    ops.append_eltwise(1, step.algorithm, step.alpha, step.beta);
#endif
}

void append(dnnl::post_ops &ops, const PostOps &postOps)
{
    if (postOps.addsToOutput)
        ops.append_sum();
    for (const Eltwise &step : steps(postOps.activation))
        append(ops, step);
}

void append(dnnl::post_ops &ops, const PostOps &postOps, const Requantization &scales)
{
    if (postOps.addsToOutput)
        ops.append_sum(scales.ofSum, 0, scales.sumType);
    append(ops, {false, postOps.activation});
    if (scales.ofOutput != 1)
        append(ops, Eltwise {algorithm::eltwise_linear, scales.ofOutput});
}

dnnl::primitive_attr attributes(const dnnl::post_ops &ops = {})
{
    dnnl::primitive_attr result;
    result.set_scratchpad_mode(dnnl::scratchpad_mode::user);
    result.set_post_ops(ops);
    return result;
}

dnnl::primitive_attr attributes(const PostOps &postOps)
{
    dnnl::post_ops ops;
    append(ops, postOps);
    return attributes(ops);
}

memory::dims dims(Pair pair)
{
    return {pair[0], pair[1]};
}

// What oneDNN cannot do it says by an exception; the caller has other layouts to try.
template <typename Make>
auto tried(Make make) -> std::optional<decltype(make())>
{
    try {
        auto made = make();
        if (!made)
            return {};
        return made;
    } catch (const dnnl::error &) {
        return {};
    }
}

}  // namespace

Type typeOf(const Desc &desc)
{
#if DNNL_VERSION_MAJOR >= 3
    return desc.get_data_type();
#else
    return desc.data_type();
#endif
}

memory::dims dimsOf(const Desc &desc)
{
#if DNNL_VERSION_MAJOR >= 3
    return desc.get_dims();
#else
    return desc.dims();
#endif
}

Desc anyLayout(const memory::dims &dims, Type type)
{
    return {dims, type, memory::format_tag::any};
}

Desc plainLayout(const memory::dims &dims, Type type)
{
    memory::dims strides(dims.size(), 1);
    for (std::size_t i = dims.size() - 1; i > 0; --i)
        strides[i - 1] = strides[i] * dims[i];
    return {dims, type, strides};
}

namespace {

#if DNNL_VERSION_MAJOR < 3
// Version 2.6 generates code for convolutions on AMX from a table of offsets beyond whose end
// it reads: seen under the address sanitizer with a kernel of 3 x 3 and 8-bit integers.
bool isFaulty(const dnnl::convolution_forward::primitive_desc &pd)
{
    return std::string(pd.impl_info_str()).rfind("brgconv:avx512_core_amx", 0) == 0;
}
#endif

std::optional<dnnl::convolution_forward::primitive_desc>
convolution(const dnnl::engine &engine, const Convolution &op, const ConvolutionDescs &descs,
            dnnl::algorithm way, const dnnl::primitive_attr &attributes)
{
    const memory::dims dilates {op.dilations[0] - 1, op.dilations[1] - 1};
    return tried([&] {
#if DNNL_VERSION_MAJOR >= 3
        return dnnl::convolution_forward::primitive_desc(
            engine, inference, way, descs.source, descs.weights, descs.bias, descs.output,
            dims(op.strides), dilates, dims(op.padBegin), dims(op.padEnd), attributes);
#else
        // next_impl() looks at `desc` again.
        const dnnl::convolution_forward::desc desc(inference, way, descs.source, descs.weights,
                                                   descs.bias, descs.output, dims(op.strides),
                                                   dilates, dims(op.padBegin), dims(op.padEnd));
        dnnl::convolution_forward::primitive_desc pd(desc, attributes, engine);
        while (isFaulty(pd)) {
            if (!pd.next_impl())
                throw dnnl::error(dnnl_unimplemented, "no other implementation");
        }
        return pd;
#endif
    });
}

}  // namespace

std::optional<dnnl::convolution_forward::primitive_desc>
convolution(const dnnl::engine &engine, const Convolution &op, const ConvolutionDescs &descs,
            const PostOps &postOps, Algorithm chosen)
{
    const auto way = chosen == Algorithm::Winograd ? algorithm::convolution_winograd
                                                   : algorithm::convolution_direct;
    return convolution(engine, op, descs, way, attributes(postOps));
}

std::optional<dnnl::convolution_forward::primitive_desc>
integerConvolution(const dnnl::engine &engine, const Convolution &op, const ConvolutionDescs &descs,
                   const PostOps &postOps, const Requantization &scales)
{
    dnnl::post_ops ops;
    append(ops, postOps, scales);
    dnnl::primitive_attr attr = attributes(ops);
#if DNNL_VERSION_MAJOR >= 3
    constexpr int outputs = 1, ofAGroup = 2;
    attr.set_scales_mask(DNNL_ARG_WEIGHTS, op.groups > 1 ? outputs | ofAGroup : outputs);
#else
    constexpr int channels = 2;
    attr.set_output_scales(channels, scales.ofSums);
#endif
    auto pd = convolution(engine, op, descs, algorithm::convolution_direct, attr);
    if (pd && std::string(pd->impl_info_str()).rfind("ref", 0) == 0)
        return {};
    return pd;
}

std::optional<dnnl::inner_product_forward::primitive_desc>
innerProduct(const dnnl::engine &engine, const Desc &source, const Desc &weights, const Desc &bias,
             const Desc &output, const PostOps &postOps)
{
    return tried([&] {
#if DNNL_VERSION_MAJOR >= 3
        return dnnl::inner_product_forward::primitive_desc(engine, inference, source, weights, bias,
                                                           output, attributes(postOps));
#else
        return dnnl::inner_product_forward::primitive_desc(
            {inference, source, weights, bias, output}, attributes(postOps), engine);
#endif
    });
}

std::optional<dnnl::pooling_forward::primitive_desc>
pooling(const dnnl::engine &engine, const Pooling &op, const Desc &source, const Desc &output)
{
    auto way = algorithm::pooling_max;
    if (op.kind == Pooling::Kind::Average)
        way = algorithm::pooling_avg_exclude_padding;
    else if (op.kind == Pooling::Kind::AverageAndPadding)
        way = algorithm::pooling_avg_include_padding;
    return tried([&] {
#if DNNL_VERSION_MAJOR >= 3
        return dnnl::pooling_forward::primitive_desc(
            engine, inference, way, source, output, dims(op.strides), dims(op.kernel), {0, 0},
            dims(op.padBegin), dims(op.padEnd), attributes());
#else
        return dnnl::pooling_forward::primitive_desc({inference, way, source, output,
                                                      dims(op.strides), dims(op.kernel),
                                                      dims(op.padBegin), dims(op.padEnd)},
                                                     attributes(), engine);
#endif
    });
}

namespace {

std::optional<dnnl::binary::primitive_desc> binary(const dnnl::engine &engine,
                                                   dnnl::algorithm algorithm, const Desc &first,
                                                   const Desc &second, const Desc &output,
                                                   const dnnl::post_ops &ops)
{
    return tried([&] {
#if DNNL_VERSION_MAJOR >= 3
        return dnnl::binary::primitive_desc(engine, algorithm, first, second, output,
                                            attributes(ops));
#else
        return dnnl::binary::primitive_desc({algorithm, first, second, output}, attributes(ops),
                                            engine);
#endif
    });
}

}  // namespace

std::optional<dnnl::binary::primitive_desc> binary(const dnnl::engine &engine,
                                                   dnnl::algorithm algorithm, const Desc &first,
                                                   const Desc &second, const Desc &output,
                                                   const PostOps &postOps)
{
    dnnl::post_ops ops;
    append(ops, postOps);
    return binary(engine, algorithm, first, second, output, ops);
}

std::optional<dnnl::binary::primitive_desc> scaleAndShift(const dnnl::engine &engine,
                                                          const Desc &first, const Desc &scale,
                                                          const Desc &shift, const Desc &output,
                                                          const PostOps &postOps)
{
    dnnl::post_ops ops;
    ops.append_binary(algorithm::binary_add, shift);
    append(ops, postOps);
    return binary(engine, algorithm::binary_mul, first, scale, output, ops);
}

std::vector<dnnl::eltwise_forward::primitive_desc>
activation(const dnnl::engine &engine, const Activation &activation, const Desc &data)
{
    std::vector<dnnl::eltwise_forward::primitive_desc> result;
    for (const Eltwise &step : steps(activation)) {
#if DNNL_VERSION_MAJOR >= 3
        result.emplace_back(engine, inference, step.algorithm, data, data, step.alpha, step.beta,
                            attributes());
#else
        result.emplace_back(
            dnnl::eltwise_forward::desc(inference, step.algorithm, data, step.alpha, step.beta),
            attributes(), engine);
#endif
    }
    return result;
}

dnnl::softmax_forward::primitive_desc softmax(const dnnl::engine &engine, const Desc &data)
{
    constexpr int channels = 1;
#if DNNL_VERSION_MAJOR >= 3
    return {engine, inference, algorithm::softmax_accurate, data, data, channels, attributes()};
#else
    return {{inference, data, channels}, attributes(), engine};
#endif
}

dnnl::shuffle_forward::primitive_desc shuffle(const dnnl::engine &engine, const Desc &data,
                                              int groups)
{
    constexpr int channels = 1;
#if DNNL_VERSION_MAJOR >= 3
    return {engine, inference, data, data, channels, groups, attributes()};
#else
    return {{inference, data, channels, groups}, engine, attributes()};
#endif
}

dnnl::concat::primitive_desc concat(const dnnl::engine &engine, const std::vector<Desc> &sources)
{
    constexpr int channels = 1;
#if DNNL_VERSION_MAJOR >= 3
    return {engine, channels, sources, attributes()};
#else
    return {channels, sources, engine, attributes()};
#endif
}

dnnl::reorder::primitive_desc reorder(const dnnl::engine &engine, const Desc &from, const Desc &to)
{
    return {engine, from, engine, to, attributes()};
}

dnnl::reorder::primitive_desc scalingReorder(const dnnl::engine &engine, const Desc &from,
                                             const Desc &to, [[maybe_unused]] float factor)
{
    dnnl::primitive_attr attr = attributes();
#if DNNL_VERSION_MAJOR >= 3
    attr.set_scales_mask(DNNL_ARG_FROM, 0);  // it is an argument
#else
    attr.set_output_scales(0, {factor});
#endif
    return {engine, from, engine, to, attr};
}

std::optional<int> scalesArgument([[maybe_unused]] int of)
{
#if DNNL_VERSION_MAJOR >= 3
    return DNNL_ARG_ATTR_SCALES | of;
#else
    return {};
#endif
}

}  // namespace classiscope::fast
