// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/networks.h"

#include <cmath>
#include <numeric>

namespace classiscope::test {

std::size_t countOf(const std::vector<int> &shape)
{
    return std::size_t(std::accumulate(shape.begin(), shape.end(), 1, std::multiplies<>()));
}

float scaleOf(const std::vector<int> &shape)
{
    return 1 / std::sqrt(float(countOf(shape)) / float(shape.empty() ? 1 : shape.front()));
}

ModelPackage packageOf(const QString &file, const QByteArray &weights,
                       const QByteArray &configuration)
{
    ModelPackage package;
    package.name = QStringLiteral("small");
    package.weightsPath = file;
    package.weights = weights;
    package.configuration = configuration;
    package.preprocessing.inputSize = {inputWidth, inputHeight};
    return package;
}

std::vector<float> Randomness::normal(std::size_t count, float scale)
{
    std::normal_distribution<float> distribution(0, scale);
    std::vector<float> values(count);
    for (float &value : values)
        value = distribution(m_engine);
    return values;
}

std::vector<float> Randomness::positive(std::size_t count)
{
    std::uniform_real_distribution<float> distribution(0.5F, 1.5F);
    std::vector<float> values(count);
    for (float &value : values)
        value = distribution(m_engine);
    return values;
}

}  // namespace classiscope::test
