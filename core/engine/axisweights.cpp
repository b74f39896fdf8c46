// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/axisweights.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace classiscope {

namespace {

/// The weights of one pixel that is wanted, in a list of all pixels' weights.
class PixelWeights {
public:
    PixelWeights(const SampledAxis &axis, int firstPixel, std::vector<float> &list)
        : m_axis(axis)
        , m_first(firstPixel % 2 == 0 ? nearest(firstPixel, -1).second
                                      : nearest(firstPixel, 0).first)
        , m_begin(list.size())
        , m_list(list)
    {
    }

    int first() const { return m_first; }

    void addPixel(int pixel, double weight)
    {
        if (m_axis.spacing != 2) {
            add(nearest(pixel, 0).first, weight);
            return;
        }
        // A pixel in the left half of its sample is also a quarter of the left neighbour's.
        const auto [own, neighbour] = nearest(pixel, pixel % 2 == 0 ? -1 : 1);
        add(own, weight * 0.75);
        add(neighbour, weight * 0.25);
    }

private:
    std::pair<int, int> nearest(int pixel, int aside) const
    {
        const int last = m_axis.samples - 1;
        const int own = std::min(pixel / m_axis.spacing, last);
        return {own, std::clamp(m_axis.spacing == 2 ? own + aside : own, 0, last)};
    }

    void add(int sample, double weight)
    {
        const std::size_t at = m_begin + std::size_t(sample - m_first);
        if (m_list.size() <= at)
            m_list.resize(at + 1, 0);
        m_list[at] += float(weight);
    }

    const SampledAxis &m_axis;
    const int m_first;
    const std::size_t m_begin;
    std::vector<float> &m_list;
};

/// Pixels of the picture, and what each counts in one that is wanted.
struct Covered {
    int first;
    int last;
    double from;  ///< the part of the axis that it covers
    double to;

    static Covered byAveraging(double pixel, double scale, int pixels)
    {
        // Less than a thousandth of a pixel is not worth a tap.
        constexpr double nothing = 1e-3;
        const double from = pixel * scale, to = from + scale;
        const int first = std::min(int(std::floor(from + nothing)), pixels - 1);
        return {first, std::clamp(int(std::ceil(to - nothing)) - 1, first, pixels - 1), from, to};
    }

    double share(int pixel) const
    {
        return std::max(0.0, std::min(pixel + 1.0, to) - std::max(double(pixel), from));
    }
};

}  // namespace

void AxisWeights::assign(const SampledAxis &from, const FittedAxis &to, int multiple)
{
    if (from == m_from && to == m_to && multiple == m_multiple)
        return;
    m_from = from;
    m_to = to;
    m_multiple = multiple;
    m_first.clear();
    m_loose.clear();
    m_ends.clear();
    const double scale = from.extent / to.size;
    const int pixels = std::max(1, int(std::ceil(from.extent)));
    int longest = 0;
    for (int i = 0; i < to.count; ++i) {
        const int wanted = to.reversed ? to.size - 1 - (to.offset + i) : to.offset + i;
        const auto begin = m_loose.size();
        if (to.averages) {
            const auto covered = Covered::byAveraging(wanted, scale, pixels);
            double sum = 0;
            for (int pixel = covered.first; pixel <= covered.last; ++pixel)
                sum += covered.share(pixel);
            PixelWeights weights(from, covered.first, m_loose);
            for (int pixel = covered.first; pixel <= covered.last; ++pixel)
                weights.addPixel(pixel, covered.share(pixel) / sum);
            m_first.push_back(weights.first());
        } else {
            const double center = std::clamp((wanted + 0.5) * scale - 0.5, 0.0, double(pixels - 1));
            const int left = int(center);
            PixelWeights weights(from, left, m_loose);
            weights.addPixel(left, 1 - (center - left));
            weights.addPixel(std::min(left + 1, pixels - 1), center - left);
            m_first.push_back(weights.first());
        }
        m_ends.push_back(int(m_loose.size()));
        longest = std::max(longest, int(m_loose.size() - begin));
    }
    m_taps = (longest + multiple - 1) / multiple * multiple;
    m_weights.assign(std::size_t(to.count) * std::size_t(m_taps), 0);
    for (int i = 0, begin = 0; i < to.count; begin = m_ends[std::size_t(i)], ++i)
        std::copy(m_loose.begin() + begin, m_loose.begin() + m_ends[std::size_t(i)],
                  m_weights.begin() + std::ptrdiff_t(i) * m_taps);
}

}  // namespace classiscope
