// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string>
#include <variant>
#include <vector>

namespace classiscope::fast {

/// A network as the fast path computes it: a list of operations in the order of
/// their computation, each with its weights, in the layout of the importer.
/// Plain data; shapes are for one image (N = 1).
///
/// Where only one node reads another's output, batch normalisation, scales,
/// padding and activations have been folded into that other node.

/// Sizes along height and width.
using Pair = std::array<int, 2>;

/// Applied to an operation's output, element by element.
struct Activation {
    enum class Kind {
        None,
        Relu,         ///< max(x, 0)
        LeakyRelu,    ///< x < 0 ? alpha x : x
        Clip,         ///< min(max(x, alpha), beta); ReLU6 is 0 … 6
        Sigmoid,      ///< 1 / (1 + exp(-x))
        HardSigmoid,  ///< min(max(alpha x + beta, 0), 1)
        HardSwish,    ///< x min(max(x / 6 + 1/2, 0), 1)
        Silu,         ///< x / (1 + exp(-x))
        Tanh,
        Elu,  ///< x < 0 ? alpha (exp(x) - 1) : x
    };

    Kind kind = Kind::None;
    float alpha = 0;
    float beta = 0;
};

/// The network's input; always and only node 0.
struct Input { };

/// Cross-correlation, as every framework calls convolution. Padding is with 0.
struct Convolution {
    int groups = 1;
    Pair kernel {1, 1};
    Pair strides {1, 1};
    Pair dilations {1, 1};  ///< 1: neighbours
    Pair padBegin {0, 0};
    Pair padEnd {0, 0};
    std::vector<float> weights {};  ///< outputs x inputs / groups x kernel height x kernel width
    std::vector<float> bias {};     ///< one an output channel; never empty
};

/// outputs = weights x input, of N x features.
struct InnerProduct {
    std::vector<float> weights;  ///< outputs x inputs
    std::vector<float> bias;     ///< one an output; never empty
};

struct Pooling {
    enum class Kind {
        Max,
        Average,           ///< divides by the elements within the picture
        AverageAndPadding  ///< divides by the kernel's size
    };

    Kind kind = Kind::Max;
    Pair kernel {1, 1};  ///< of a global pooling the whole picture
    Pair strides {1, 1};
    Pair padBegin {0, 0};
    Pair padEnd {0, 0};  ///< includes what rounding up the output's size adds
};

/// x scale[channel] + shift[channel]; where it could not be folded.
struct Scale {
    std::vector<float> scale;
    std::vector<float> shift;
};

/// Element by element of two inputs. The second may be N x C x 1 x 1 (as
/// squeeze-and-excitation has it); otherwise the shapes are equal.
struct Add { };
struct Multiply { };

/// Of two or more inputs, along the channels.
struct Concat { };

/// Channels [begin, end) of the input.
struct Slice {
    int begin = 0;
    int end = 0;
};

/// ShuffleNet's: channel g * (C / groups) + i moves to i * groups + g.
struct ChannelShuffle {
    int groups = 1;
};

/// N x C x H x W to N x CHW, in that order of the numbers.
struct Flatten { };

/// Over the channels of N x C or N x C x 1 x 1.
struct Softmax { };

/// Nothing but its activation; where that could not be folded.
struct Identity { };

/// Zeros around the picture; where they could not be folded.
struct Padding {
    Pair begin {0, 0};
    Pair end {0, 0};
};

using Operation = std::variant<Input, Convolution, InnerProduct, Pooling, Scale, Add, Multiply,
                               Concat, Slice, ChannelShuffle, Flatten, Softmax, Identity, Padding>;

struct Node {
    std::string name;  ///< the importer's, for messages
    Operation operation;
    Activation activation;    ///< applied last
    std::vector<int> inputs;  ///< indexes of nodes before this one
    std::vector<int> shape;   ///< of its output: 1 x C x H x W, or 1 x features
};

struct Graph {
    std::vector<Node> nodes;  ///< node 0 is the input, the last one the output
};

}  // namespace classiscope::fast
