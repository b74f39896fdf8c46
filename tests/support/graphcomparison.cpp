// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphcomparison.h"

#include "core/engine/fast/graphimport.h"
#include "core/engine/netimport.h"
#include "tests/support/graphdescription.h"
#include "tests/support/graphinterpreter.h"

#include <cmath>

namespace classiscope::test {

double difference(const std::vector<float> &stock, const std::vector<float> &ours)
{
    if (stock.size() != ours.size())
        return 1;
    double largest = 0, most = 0;
    for (std::size_t i = 0; i < stock.size(); ++i) {
        largest = std::max(largest, std::abs(double(stock[i])));
        most = std::max(most, std::abs(double(stock[i]) - double(ours[i])));
    }
    return largest > 0 ? most / largest : 1;
}

cv::Mat randomTensor(QSize size)
{
    const int shape[] = {1, 3, size.height(), size.width()};
    cv::Mat tensor(4, shape, CV_32F);
    cv::RNG random(11);
    random.fill(tensor, cv::RNG::NORMAL, 0, 1);
    return tensor;
}

std::vector<float> numbersOf(const cv::Mat &tensor)
{
    const auto *first = tensor.ptr<float>();
    return {first, first + tensor.total()};
}

std::vector<float> stockOutput(const ModelPackage &package, const cv::Mat &tensor)
{
    const std::lock_guard lock(importMutex());
    auto net = importNet(package);
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setInput(tensor);
    return numbersOf(net.forward().clone());
}

void importGivesOpenCvsNumbers()
{
    QFETCH(SmallNetwork, network);
    const ModelPackage package = network.build();
    const auto graph = fast::importGraph(package);
    QVERIFY2(graph.ok(), qPrintable(graph ? QString() : graph.error().message));
    QCOMPARE(described(*graph), network.graph);
    const cv::Mat tensor = randomTensor(package.preprocessing.inputSize);
    QCOMPARE_LE(difference(stockOutput(package, tensor), interpreted(*graph, numbersOf(tensor))),
                tolerance);
}

}  // namespace classiscope::test
