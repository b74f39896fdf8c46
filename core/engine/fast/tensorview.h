// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

namespace classiscope::fast {

using Shape = std::vector<int>;

/// How many numbers a tensor of this shape has.
int elements(const Shape &shape);

/// The output of a graph's node under another shape and, maybe, in another order:
/// what chains of reshapes and transpositions make of it, without computing them.
class TensorView {
public:
    TensorView() = default;
    TensorView(int node, const Shape &shape);

    int node() const { return m_node; }
    const Shape &shape() const { return m_shape; }

    /// The node's numbers follow one another as they do in its output.
    bool isInOrder() const;

    /// Requires: as many elements.
    TensorView reshaped(const Shape &shape) const;

    /// Axis i of the result is the axis `axes[i]` of this one. Nothing where an
    /// axis runs over the numbers in no regular step.
    std::optional<TensorView> permuted(const std::vector<int> &axes) const;

    /// The same view of another node, of the same shape as this one's.
    TensorView onto(int node) const;
    bool sameOrder(const TensorView &other) const { return m_factors == other.m_factors; }

    /// Where each number of the view lies in the node's output.
    std::vector<int> offsets() const;

    /// The groups when the view shuffles the channels of the node's 1 x C x H x W.
    std::optional<int> shuffledGroups(const Shape &nodeShape) const;

private:
    /// `extent` numbers that lie `stride` apart in the node's output.
    struct Factor {
        int extent = 1;
        int stride = 1;
        bool operator==(const Factor &) const = default;
    };

    std::optional<std::vector<std::vector<Factor>>> factorsOfAxes() const;
    void append(const Factor &factor);

    int m_node = -1;
    Shape m_shape;
    /// Outermost first; none has extent 1, and no two neighbours could be one.
    std::vector<Factor> m_factors;
};

}  // namespace classiscope::fast
