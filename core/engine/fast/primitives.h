// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

#include <dnnl.hpp>

#include <optional>

namespace classiscope::fast {

/// oneDNN's primitive descriptors for the operations of a Graph, the same under
/// oneDNN 2 (Debian 12) and 3 (Debian 13). All use scratchpads of the caller.
///
/// Functions that return an optional have no implementation for the given
/// layouts when it is empty.

using Desc = dnnl::memory::desc;
using Type = dnnl::memory::data_type;

/// What a convolution does to its sums before it writes them.
struct PostOps {
    bool addsToOutput = false;  ///< first adds what the output's buffer holds
    Activation activation;
};

enum class Algorithm { Direct, Winograd };

/// Of a convolution's tensors.
struct ConvolutionDescs {
    Desc source;
    Desc weights;
    Desc bias;
    Desc output;
};

/// How sums of products of integers become the output: each is scaled, what the
/// output's buffer holds is added, and the activation applied.
struct Requantization {
    std::vector<float> ofSums;  ///< one an output channel
    float ofSum = 1;            ///< of what the output's buffer holds
    Type sumType = Type::f32;   ///< of that
    float ofOutput = 1;         ///< after the activation
};

/// Whether the bias is scaled as the sums of products are.
constexpr bool scalesBias = DNNL_VERSION_MAJOR < 3;

Type typeOf(const Desc &desc);
dnnl::memory::dims dimsOf(const Desc &desc);
Desc anyLayout(const dnnl::memory::dims &dims, Type type);
Desc plainLayout(const dnnl::memory::dims &dims, Type type);

/// Tensors described with any layout get one of oneDNN's choice.
std::optional<dnnl::convolution_forward::primitive_desc>
convolution(const dnnl::engine &engine, const Convolution &op, const ConvolutionDescs &descs,
            const PostOps &postOps, Algorithm algorithm);

/// Of integers with 8 bits; nothing either where only oneDNN's reference computes it.
std::optional<dnnl::convolution_forward::primitive_desc>
integerConvolution(const dnnl::engine &engine, const Convolution &op, const ConvolutionDescs &descs,
                   const PostOps &postOps, const Requantization &scales);

std::optional<dnnl::inner_product_forward::primitive_desc>
innerProduct(const dnnl::engine &engine, const Desc &source, const Desc &weights, const Desc &bias,
             const Desc &output, const PostOps &postOps);

std::optional<dnnl::pooling_forward::primitive_desc>
pooling(const dnnl::engine &engine, const Pooling &op, const Desc &source, const Desc &output);

/// `second` may have 1 where `first` has more.
std::optional<dnnl::binary::primitive_desc> binary(const dnnl::engine &engine,
                                                   dnnl::algorithm algorithm, const Desc &first,
                                                   const Desc &second, const Desc &output,
                                                   const PostOps &postOps);

/// first * scale + shift, these two one number a channel.
std::optional<dnnl::binary::primitive_desc> scaleAndShift(const dnnl::engine &engine,
                                                          const Desc &first, const Desc &scale,
                                                          const Desc &shift, const Desc &output,
                                                          const PostOps &postOps);

/// The activation alone, in place.
std::vector<dnnl::eltwise_forward::primitive_desc>
activation(const dnnl::engine &engine, const Activation &activation, const Desc &data);

dnnl::softmax_forward::primitive_desc softmax(const dnnl::engine &engine, const Desc &data);

/// Channel i of `groups` goes to i's place in the transposed order (see ChannelShuffle).
dnnl::shuffle_forward::primitive_desc shuffle(const dnnl::engine &engine, const Desc &data,
                                              int groups);

dnnl::concat::primitive_desc concat(const dnnl::engine &engine, const std::vector<Desc> &sources);

dnnl::reorder::primitive_desc reorder(const dnnl::engine &engine, const Desc &from, const Desc &to);

/// Multiplies by `factor`; integers are rounded and saturate.
dnnl::reorder::primitive_desc scalingReorder(const dnnl::engine &engine, const Desc &from,
                                             const Desc &to, float factor);

/// The argument by which execute() takes the scales of the argument `of`, where it
/// does (oneDNN 3); in 2 they are part of the primitive.
std::optional<int> scalesArgument(int of);

}  // namespace classiscope::fast
