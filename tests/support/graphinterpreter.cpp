// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphinterpreter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <string>

namespace classiscope::test {

namespace {

using namespace fast;
using Shape = std::vector<int>;

/// A node's output.
struct Tensor {
    Shape shape;
    std::vector<float> values;

    int channels() const { return shape[1]; }
    int height() const { return shape.size() > 2 ? shape[2] : 1; }
    int width() const { return shape.size() > 2 ? shape[3] : 1; }
    int pixels() const { return height() * width(); }
    float &at(int c, int y, int x) { return values[std::size_t((c * height() + y) * width() + x)]; }
    float at(int c, int y, int x) const
    {
        return values[std::size_t((c * height() + y) * width() + x)];
    }
};

void require(bool holds, const Node &node, const char *what)
{
    if (!holds)
        throw std::logic_error(node.name + ": " + what);
}

Tensor empty(const Shape &shape)
{
    const int count = std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
    return {shape, std::vector<float>(std::size_t(count))};
}

int windows(int input, int begin, int end, int reach, int stride)
{
    return (input + begin + end - reach) / stride + 1;
}

class Interpreter {
public:
    Interpreter(const Node &node, const std::vector<const Tensor *> &inputs)
        : m_node(node)
        , m_inputs(inputs)
    {
    }

    Tensor operator()(const Input &) const { throw std::logic_error("a second input"); }

    Tensor operator()(const Convolution &op) const
    {
        const Tensor &in = picture();
        const int outputs = int(op.bias.size());
        const int groupInputs = in.channels() / op.groups, groupOutputs = outputs / op.groups;
        require(in.channels() % op.groups == 0 && outputs % op.groups == 0, m_node, "groups");
        require(op.weights.size()
                    == std::size_t(outputs * groupInputs * op.kernel[0] * op.kernel[1]),
                m_node, "number of weights");
        Shape shape {1, outputs};
        for (std::size_t side = 0; side < 2; ++side)
            shape.push_back(windows(in.shape[2 + side], op.padBegin[side], op.padEnd[side],
                                    op.dilations[side] * (op.kernel[side] - 1) + 1,
                                    op.strides[side]));
        Tensor out = empty(shape);
        for (int o = 0; o < outputs; ++o) {
            for (int y = 0; y < out.height(); ++y) {
                for (int x = 0; x < out.width(); ++x)
                    out.at(o, y, x) = convolved(op, in, o, o / groupOutputs * groupInputs, y, x);
            }
        }
        return out;
    }

    Tensor operator()(const InnerProduct &op) const
    {
        const Tensor &in = input(0);
        require(in.shape.size() == 2, m_node, "input of an inner product");
        const std::size_t inputs = in.values.size();
        require(op.weights.size() == inputs * op.bias.size(), m_node, "number of weights");
        Tensor out = empty({1, int(op.bias.size())});
        for (std::size_t o = 0; o < op.bias.size(); ++o) {
            double sum = double(op.bias[o]);
            for (std::size_t i = 0; i < inputs; ++i)
                sum += double(op.weights[o * inputs + i]) * double(in.values[i]);
            out.values[o] = float(sum);
        }
        return out;
    }

    Tensor operator()(const Pooling &op) const
    {
        const Tensor &in = picture();
        Shape shape {1, in.channels()};
        for (std::size_t side = 0; side < 2; ++side)
            shape.push_back(windows(in.shape[2 + side], op.padBegin[side], op.padEnd[side],
                                    op.kernel[side], op.strides[side]));
        Tensor out = empty(shape);
        for (int c = 0; c < in.channels(); ++c) {
            for (int y = 0; y < out.height(); ++y) {
                for (int x = 0; x < out.width(); ++x)
                    out.at(c, y, x) = pooled(op, in, c, y, x);
            }
        }
        return out;
    }

    Tensor operator()(const Scale &op) const
    {
        Tensor out = input(0);
        const auto channels = std::size_t(out.channels());
        require(op.scale.size() == channels && op.shift.size() == channels, m_node, "channels");
        for (std::size_t i = 0; i < out.values.size(); ++i) {
            const std::size_t c = i / std::size_t(out.pixels());
            out.values[i] = out.values[i] * op.scale[c] + op.shift[c];
        }
        return out;
    }

    Tensor operator()(const Add &) const { return joined(std::plus<>()); }
    Tensor operator()(const Multiply &) const { return joined(std::multiplies<>()); }

    Tensor operator()(const Concat &) const
    {
        Tensor out {input(0).shape, {}};
        out.shape[1] = 0;
        require(m_inputs.size() > 1, m_node, "inputs of a concatenation");
        for (const Tensor *in : m_inputs) {
            Shape same = in->shape;
            same[1] = input(0).shape[1];
            require(same == input(0).shape, m_node, "inputs of a concatenation");
            out.shape[1] += in->shape[1];
            out.values.insert(out.values.end(), in->values.begin(), in->values.end());
        }
        return out;
    }

    Tensor operator()(const Slice &op) const
    {
        const Tensor &in = input(0);
        require(0 <= op.begin && op.begin < op.end && op.end <= in.channels(), m_node, "slice");
        Tensor out = in;
        out.shape[1] = op.end - op.begin;
        const auto first = in.values.begin() + op.begin * in.pixels();
        out.values.assign(first, first + out.shape[1] * in.pixels());
        return out;
    }

    Tensor operator()(const ChannelShuffle &op) const
    {
        const Tensor &in = picture();
        require(in.channels() % op.groups == 0, m_node, "groups");
        Tensor out = in;
        const int inGroup = in.channels() / op.groups;
        for (int g = 0; g < op.groups; ++g) {
            for (int i = 0; i < inGroup; ++i) {
                const auto from = in.values.begin() + (g * inGroup + i) * in.pixels();
                std::copy_n(from, in.pixels(),
                            out.values.begin() + (i * op.groups + g) * in.pixels());
            }
        }
        return out;
    }

    Tensor operator()(const Flatten &) const
    {
        return {{1, picture().channels() * picture().pixels()}, picture().values};
    }

    Tensor operator()(const Softmax &) const
    {
        Tensor out = input(0);
        require(out.pixels() == 1, m_node, "softmax of a picture");
        const float most = *std::max_element(out.values.begin(), out.values.end());
        double sum = 0;
        for (float &value : out.values)
            sum += double(value = std::exp(value - most));
        for (float &value : out.values)
            value = float(double(value) / sum);
        return out;
    }

    Tensor operator()(const Identity &) const { return input(0); }

    Tensor operator()(const Padding &op) const
    {
        const Tensor &in = picture();
        Tensor out = empty({1, in.channels(), in.height() + op.begin[0] + op.end[0],
                            in.width() + op.begin[1] + op.end[1]});
        for (int c = 0; c < in.channels(); ++c) {
            for (int y = 0; y < in.height(); ++y) {
                for (int x = 0; x < in.width(); ++x)
                    out.at(c, y + op.begin[0], x + op.begin[1]) = in.at(c, y, x);
            }
        }
        return out;
    }

private:
    const Tensor &input(std::size_t i) const
    {
        require(i < m_inputs.size(), m_node, "number of inputs");
        return *m_inputs[i];
    }

    const Tensor &picture() const
    {
        require(input(0).shape.size() == 4, m_node, "an input that is a picture");
        return input(0);
    }

    static float convolved(const Convolution &op, const Tensor &in, int output, int firstInput,
                           int row, int column)
    {
        const int groupInputs = in.channels() / op.groups;
        double sum = double(op.bias[std::size_t(output)]);
        std::size_t weight = std::size_t(output * groupInputs * op.kernel[0] * op.kernel[1]);
        for (int c = firstInput; c < firstInput + groupInputs; ++c) {
            for (int ky = 0; ky < op.kernel[0]; ++ky) {
                const int y = row * op.strides[0] - op.padBegin[0] + ky * op.dilations[0];
                for (int kx = 0; kx < op.kernel[1]; ++kx, ++weight) {
                    const int x = column * op.strides[1] - op.padBegin[1] + kx * op.dilations[1];
                    if (y >= 0 && y < in.height() && x >= 0 && x < in.width())
                        sum += double(op.weights[weight]) * double(in.at(c, y, x));
                }
            }
        }
        return float(sum);
    }

    float pooled(const Pooling &op, const Tensor &in, int c, int row, int column) const
    {
        double sum = 0;
        float most = -std::numeric_limits<float>::infinity();
        int count = 0;
        for (int ky = 0; ky < op.kernel[0]; ++ky) {
            const int y = row * op.strides[0] - op.padBegin[0] + ky;
            for (int kx = 0; kx < op.kernel[1]; ++kx) {
                const int x = column * op.strides[1] - op.padBegin[1] + kx;
                if (y < 0 || y >= in.height() || x < 0 || x >= in.width())
                    continue;
                ++count;
                sum += double(in.at(c, y, x));
                most = std::max(most, in.at(c, y, x));
            }
        }
        require(count > 0, m_node, "a window that has nothing of the picture");
        if (op.kind == Pooling::Kind::Max)
            return most;
        return float(sum
                     / (op.kind == Pooling::Kind::Average ? count : op.kernel[0] * op.kernel[1]));
    }

    template <typename Operator>
    Tensor joined(Operator operation) const
    {
        Tensor out = input(0);
        const Tensor &other = input(1);
        const bool perChannel = other.shape != out.shape;
        require(!perChannel || other.shape == Shape {1, out.channels(), 1, 1}, m_node, "shapes");
        for (std::size_t i = 0; i < out.values.size(); ++i)
            out.values[i] = operation(out.values[i],
                                      other.values[perChannel ? i / std::size_t(out.pixels()) : i]);
        return out;
    }

    const Node &m_node;
    const std::vector<const Tensor *> &m_inputs;
};

float applied(const Activation &activation, float x)
{
    const float a = activation.alpha, b = activation.beta;
    switch (activation.kind) {
    case Activation::Kind::None: return x;
    case Activation::Kind::Relu: return std::max(x, 0.F);
    case Activation::Kind::LeakyRelu: return x < 0 ? a * x : x;
    case Activation::Kind::Clip: return std::min(std::max(x, a), b);
    case Activation::Kind::Sigmoid: return 1 / (1 + std::exp(-x));
    case Activation::Kind::HardSigmoid: return std::min(std::max(a * x + b, 0.F), 1.F);
    case Activation::Kind::HardSwish: return x * std::min(std::max(x / 6 + 0.5F, 0.F), 1.F);
    case Activation::Kind::Silu: return x / (1 + std::exp(-x));
    case Activation::Kind::Tanh: return std::tanh(x);
    case Activation::Kind::Elu: return x < 0 ? a * (std::exp(x) - 1) : x;
    }
    throw std::logic_error("no such activation");
}

}  // namespace

std::vector<float> interpreted(const Graph &graph, const std::vector<float> &input)
{
    std::vector<Tensor> tensors;
    for (const Node &node : graph.nodes) {
        std::vector<const Tensor *> inputs;
        for (const int index : node.inputs) {
            require(index >= 0 && std::size_t(index) < tensors.size(), node, "order of the nodes");
            inputs.push_back(&tensors[std::size_t(index)]);
        }
        Tensor output = tensors.empty() ? Tensor {node.shape, input}
                                        : std::visit(Interpreter(node, inputs), node.operation);
        require(output.shape == node.shape, node, "shape");
        require(output.values.size() == empty(output.shape).values.size(), node, "elements");
        for (float &value : output.values)
            value = applied(node.activation, value);
        tensors.push_back(std::move(output));
    }
    return tensors.back().values;
}

}  // namespace classiscope::test
