// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/networks.h"

#include <QTest>

#include <opencv2/core/mat.hpp>

#include <functional>

namespace classiscope::test {

/// Builds a network and says what becomes of it (see described()).
struct SmallNetwork {
    std::function<ModelPackage()> build;
    QString graph;
};

/// 1 x 3 x height x width, the same in every run.
cv::Mat randomTensor(QSize size);
std::vector<float> numbersOf(const cv::Mat &tensor);

/// What OpenCV's own net computes.
std::vector<float> stockOutput(const ModelPackage &package, const cv::Mat &tensor);

/// Where the two differ most, against the largest of `stock`; 1 when they cannot
/// be compared.
double difference(const std::vector<float> &stock, const std::vector<float> &ours);
constexpr double tolerance = 1e-4;

/// Adds the row to a table with the column "network".
template <typename Network>
void smallNetwork(const char *name, const char *graph, std::function<void(Network &)> fill)
{
    const auto build = [fill = std::move(fill)] {
        Network network;
        fill(network);
        return network.package();
    };
    QTest::newRow(name) << SmallNetwork {build, QString::fromLatin1(graph)};
}

/// For a test function with such a table: the import succeeds, its graph reads as
/// the row says, and in plain loops it gives OpenCV's numbers.
void importGivesOpenCvsNumbers();

}  // namespace classiscope::test

Q_DECLARE_METATYPE(classiscope::test::SmallNetwork)
