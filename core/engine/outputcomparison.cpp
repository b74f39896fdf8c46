// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/outputcomparison.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

/// Numbers as preprocessed pixels have them, from all over their range.
cv::Mat randomInput(const Preprocessing &preprocessing, int seed)
{
    const QSize size = preprocessing.inputSize;
    const int shape[] = {1, 3, size.height(), size.width()};
    cv::Mat tensor(4, shape, CV_32F);
    cv::RNG random(std::uint64_t(seed) + 1);
    for (int channel = 0; channel < 3; ++channel) {
        const auto c = std::size_t(channel);
        const auto normalised = [&](float level) {
            return (level - preprocessing.mean[c]) * preprocessing.scale
                / preprocessing.standardDeviation[c];
        };
        cv::Mat plane(size.height(), size.width(), CV_32F, tensor.ptr<float>(0, channel));
        random.fill(plane, cv::RNG::UNIFORM, normalised(0), normalised(255));
    }
    return tensor;
}

/// The difference of the two outputs in parts of the largest number.
float difference(const std::vector<float> &expected, const float *given)
{
    float largest = 0, apart = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        largest = std::max(largest, std::abs(expected[i]));
        apart = std::max(apart, std::abs(expected[i] - given[i]));
    }
    return largest > 0 ? apart / largest : apart;
}

}  // namespace

OutputComparison::OutputComparison(Network &reference, const Preprocessing &preprocessing)
{
    for (int seed = 0; seed < inputs && !m_error; ++seed) {
        m_inputs.push_back(randomInput(preprocessing, seed));
        auto outputs = reference.forward(m_inputs.back());
        if (outputs)
            m_expected.push_back(std::move(outputs).value());
        else
            m_error = outputs.error();
    }
}

Result<float> OutputComparison::of(Network &network, int batch) const
{
    const std::size_t numbers = m_inputs.front().total(), images = std::size_t(batch);
    const int shape[] = {batch, 3, m_inputs.front().size[2], m_inputs.front().size[3]};
    cv::Mat tensor(4, shape, CV_32F);
    float worst = 0;
    // Images of one pass follow those of the one before, until each input was there.
    for (std::size_t first = 0; first < m_inputs.size(); first += images) {
        for (std::size_t i = 0; i < images; ++i)
            std::copy_n(m_inputs[(first + i) % m_inputs.size()].ptr<float>(), numbers,
                        tensor.ptr<float>() + i * numbers);
        const auto given = network.forward(tensor);
        if (!given)
            return given.error();
        for (std::size_t i = 0; i < images; ++i) {
            const auto &expected = m_expected[(first + i) % m_inputs.size()];
            if (given->size() != images * expected.size())
                return INFINITY;
            worst = std::max(worst, difference(expected, given->data() + i * expected.size()));
        }
    }
    return worst;
}

}  // namespace classiscope
