// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/postprocess.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace classiscope {

void softmax(std::vector<float> &values)
{
    if (values.empty())
        return;
    const float highest = *std::max_element(values.begin(), values.end());
    float sum = 0;
    for (float &value : values) {
        value = std::exp(value - highest);
        sum += value;
    }
    for (float &value : values)
        value /= sum;
}

std::vector<Candidate> topCandidates(std::vector<float> outputs, const OutputFormat &output,
                                     const QStringList &labels, int count)
{
    if (output.kind == OutputFormat::Kind::Logits)
        softmax(outputs);
    const auto confidence = [&](int label) {
        return outputs[std::size_t(label + output.labelOffset)];
    };
    std::vector<int> order(std::size_t(labels.size()));
    std::iota(order.begin(), order.end(), 0);
    count = std::clamp(count, 0, int(order.size()));
    std::partial_sort(order.begin(), order.begin() + count, order.end(), [&](int a, int b) {
        return confidence(a) != confidence(b) ? confidence(a) > confidence(b) : a < b;
    });
    std::vector<Candidate> result;
    result.reserve(std::size_t(count));
    for (int rank = 0; rank < count; ++rank) {
        const int label = order[std::size_t(rank)];
        result.push_back({labels.at(label), label, confidence(label)});
    }
    return result;
}

}  // namespace classiscope
