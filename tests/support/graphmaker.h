// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graph.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>
#include <vector>

namespace classiscope::test {

/// Makes graphs with random weights, the same ones from a seed.
class GraphMaker {
public:
    explicit GraphMaker(unsigned seed, std::vector<int> input = {1, 8, 14, 14})
        : m_random(seed)
    {
        add(fast::Input {}, {}, std::move(input));
    }

    int add(fast::Operation operation, std::vector<int> inputs, std::vector<int> shape,
            const fast::Activation &activation = {})
    {
        const std::string name = "node " + std::to_string(graph.nodes.size());
        graph.nodes.push_back(
            {name, std::move(operation), activation, std::move(inputs), std::move(shape)});
        return last();
    }

    /// A convolution that fills in the shapes and the weights of `op`.
    int convolution(int from, int outputs, fast::Convolution op,
                    const fast::Activation &activation = {})
    {
        const auto &in = shape(from);
        const auto side = [&](std::size_t i) {
            const int reach = op.dilations[i] * (op.kernel[i] - 1) + 1;
            return (in[2 + i] + op.padBegin[i] + op.padEnd[i] - reach) / op.strides[i] + 1;
        };
        const int fanIn = in[1] / op.groups * op.kernel[0] * op.kernel[1];
        op.weights =
            numbers(std::size_t(outputs) * std::size_t(fanIn), 1 / std::sqrt(float(fanIn)));
        op.bias = numbers(std::size_t(outputs), 0.1F);
        const std::vector<int> out {1, outputs, side(0), side(1)};
        return add(std::move(op), {from}, out, activation);
    }

    std::vector<float> numbers(std::size_t count, float spread)
    {
        std::normal_distribution<float> distribution(0, spread);
        std::vector<float> result(count);
        for (float &number : result)
            number = distribution(m_random);
        return result;
    }

    int below(int limit) { return int(m_random() % unsigned(limit)); }
    std::vector<float> input() { return numbers(count(shape(0)), 1); }
    const std::vector<int> &shape(int node) const { return graph.nodes[std::size_t(node)].shape; }
    int last() const { return int(graph.nodes.size()) - 1; }

    static std::size_t count(const std::vector<int> &shape)
    {
        std::size_t result = 1;
        for (const int length : shape)
            result *= std::size_t(length);
        return result;
    }

    fast::Graph graph;

private:
    std::mt19937 m_random;
};

inline float largest(const std::vector<float> &numbers)
{
    float result = 0;
    for (const float number : numbers)
        result = std::max(result, std::abs(number));
    return result;
}

/// How far `given` is from the reference, in parts of its largest number.
inline float difference(const std::vector<float> &expected, const float *given)
{
    float apart = 0;
    for (std::size_t i = 0; i < expected.size(); ++i)
        apart = std::max(apart, std::abs(expected[i] - given[i]));
    return apart / std::max(largest(expected), 1e-6F);
}

}  // namespace classiscope::test
