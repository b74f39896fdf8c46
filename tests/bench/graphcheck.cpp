// SPDX-License-Identifier: GPL-3.0-or-later
// For every package or network named: what the fast path's import makes of it, and
// how far the graph, computed in plain loops, is from OpenCV's own numbers.
#include "core/engine/fast/graphimport.h"
#include "core/engine/opencvnetwork.h"
#include "tests/support/graphinterpreter.h"

#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <map>

using namespace classiscope;

namespace {

QString operationsOf(const fast::Graph &graph)
{
    static const char *const names[] = {"input",   "conv",    "dense",    "pool",  "scale",
                                        "add",     "mul",     "concat",   "slice", "shuffle",
                                        "flatten", "softmax", "identity", "pad"};
    std::map<std::size_t, int> counts;
    for (const auto &node : graph.nodes)
        ++counts[node.operation.index()];
    QString text;
    for (const auto &[index, count] : counts)
        text += QStringLiteral(" %1 %2").arg(count).arg(QLatin1String(names[index]));
    return text;
}

QString report(const QString &path)
{
    ModelSource source;
    source.path = path;
    const auto package = ModelPackage::open(source);
    if (!package)
        return package.error().message;
    const auto network = OpenCvNetwork::load(*package);
    const auto graph = fast::importGraph(*package);
    if (!graph)
        return graph.error().message + (network ? QString() : QStringLiteral(" (nor OpenCV)"));
    if (!network)
        return network.error().message;
    const QSize size = package->preprocessing.inputSize;
    const int shape[] = {1, 3, size.height(), size.width()};
    cv::Mat tensor(4, shape, CV_32F);
    cv::RNG random(7);
    random.fill(tensor, cv::RNG::NORMAL, 0, 1);
    const auto stock = (*network)->forward(tensor);
    if (!stock)
        return stock.error().message;
    const auto *first = tensor.ptr<float>();
    const auto ours = test::interpreted(*graph, std::vector<float>(first, first + tensor.total()));
    float largest = 0, difference = 0;
    for (std::size_t i = 0; i < stock->size(); ++i) {
        largest = std::max(largest, std::abs((*stock)[i]));
        difference = std::max(difference, std::abs((*stock)[i] - ours.at(i)));
    }
    return QStringLiteral("%1 of the largest output;%2")
        .arg(double(difference / largest), 0, 'g', 2)
        .arg(operationsOf(*graph));
}

}  // namespace

int main(int argc, char **argv)
{
    QTextStream out(stdout);
    for (int i = 1; i < argc; ++i) {
        const QString path = QString::fromLocal8Bit(argv[i]);
        out << path << ": " << report(path) << Qt::endl;
    }
    return 0;
}
