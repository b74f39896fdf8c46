// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/tensorview.h"

#include <functional>
#include <numeric>

namespace classiscope::fast {

int elements(const Shape &shape)
{
    return std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>());
}

TensorView::TensorView(int node, const Shape &shape)
    : m_node(node)
    , m_shape(shape)
{
    append({elements(shape), 1});
}

void TensorView::append(const Factor &factor)
{
    if (factor.extent == 1)
        return;
    if (!m_factors.empty() && m_factors.back().stride == factor.extent * factor.stride)
        m_factors.back() = {m_factors.back().extent * factor.extent, factor.stride};
    else
        m_factors.push_back(factor);
}

bool TensorView::isInOrder() const
{
    return m_factors.empty() || (m_factors.size() == 1 && m_factors.front().stride == 1);
}

TensorView TensorView::reshaped(const Shape &shape) const
{
    TensorView result = *this;
    result.m_shape = shape;
    return result;
}

TensorView TensorView::onto(int node) const
{
    TensorView result = *this;
    result.m_node = node;
    return result;
}

std::optional<std::vector<std::vector<TensorView::Factor>>> TensorView::factorsOfAxes() const
{
    std::vector<std::vector<Factor>> axes;
    auto next = m_factors.begin();
    Factor rest;  // of *next, what the axes before have left over
    for (const int extent : m_shape) {
        std::vector<Factor> axis;
        for (int wanted = extent; wanted > 1;) {
            if (rest.extent == 1)
                rest = *next++;
            if (wanted % rest.extent == 0) {
                axis.push_back(rest);
                wanted /= rest.extent;
                rest = {};
            } else if (rest.extent % wanted == 0) {
                const int inner = rest.extent / wanted;
                axis.push_back({wanted, rest.stride * inner});
                rest.extent = inner;
                wanted = 1;
            } else {
                return {};
            }
        }
        axes.push_back(std::move(axis));
    }
    return axes;
}

std::optional<TensorView> TensorView::permuted(const std::vector<int> &axes) const
{
    const auto factors = factorsOfAxes();
    if (!factors)
        return {};
    TensorView result;
    result.m_node = m_node;
    for (const int axis : axes) {
        result.m_shape.push_back(m_shape.at(std::size_t(axis)));
        for (const Factor &factor : (*factors)[std::size_t(axis)])
            result.append(factor);
    }
    return result;
}

std::vector<int> TensorView::offsets() const
{
    std::vector<int> offsets {0};
    for (const Factor &factor : m_factors) {
        std::vector<int> finer;
        finer.reserve(offsets.size() * std::size_t(factor.extent));
        for (const int offset : offsets) {
            for (int i = 0; i < factor.extent; ++i)
                finer.push_back(offset + i * factor.stride);
        }
        offsets = std::move(finer);
    }
    return offsets;
}

std::optional<int> TensorView::shuffledGroups(const Shape &nodeShape) const
{
    if (nodeShape.size() != 4 || m_factors.size() < 2)
        return {};
    const int channels = nodeShape[1], pixels = nodeShape[2] * nodeShape[3];
    const Factor inGroup = m_factors[0], groups = m_factors[1];
    std::vector<Factor> shuffled {{channels / groups.extent, pixels},
                                  {groups.extent, channels / groups.extent * pixels}};
    if (pixels > 1)
        shuffled.push_back({pixels, 1});
    if (m_factors != shuffled || inGroup.extent * groups.extent != channels)
        return {};
    return groups.extent;
}

}  // namespace classiscope::fast
