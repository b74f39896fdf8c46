// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/opencvnetwork.h"

#include "core/engine/netimport.h"
#include "core/engine/onnxgraph.h"
#include "core/engine/opencvthreads.h"
#include "core/engine/outputcomparison.h"

#include <cmath>

namespace classiscope {

namespace {

Error badModel(const ModelPackage &package, const Text &complaint)
{
    return {Error::Code::BadModel,
            Text(QStringLiteral("%1: %2")).arg(package.weightsPath, complaint)};
}

std::vector<int> shapeDeclared(const ModelPackage &package, const cv::dnn::Net &net)
{
    if (package.format() == ModelPackage::Format::Onnx)
        return readOnnxGraph(package.weights).inputShape;
    try {
        std::vector<cv::dnn::MatShape> in, out;
        constexpr int inputLayer = 0;
        net.getLayerShapes(cv::dnn::MatShape(), inputLayer, in, out);
        return in.empty() ? std::vector<int>() : std::vector<int>(in[0].begin(), in[0].end());
    } catch (const cv::Exception &) {
        return {};
    }
}

/// OpenCV computes on with an input of another size and returns wrong numbers.
std::optional<Text> inputComplaint(const std::vector<int> &declared, QSize given)
{
    if (declared.size() != 4)
        return {};
    const int channels = declared[1], height = declared[2], width = declared[3];
    if (channels > 0 && channels != 3)
        return Text::marked("the network wants %1 channels; only colour images (3) are supported.")
            .arg(channels);
    if ((height > 0 && height != given.height()) || (width > 0 && width != given.width()))
        return Text::marked("the network wants %1 x %2 pixels (width x height), not %3 x %4; "
                            "correct the input size.")
            .arg(width)
            .arg(height)
            .arg(given.width())
            .arg(given.height());
    return {};
}

}  // namespace

OpenCvNetwork::OpenCvNetwork(cv::dnn::Net net)
    : m_net(std::move(net))
{
}

Result<std::unique_ptr<OpenCvNetwork>> OpenCvNetwork::read(const ModelPackage &package)
{
    const std::lock_guard lock(importMutex());
    return readLocked(package);
}

// Requires: importMutex() is held.
Result<std::unique_ptr<OpenCvNetwork>> OpenCvNetwork::readLocked(const ModelPackage &package)
{
    try {
        auto network = std::unique_ptr<OpenCvNetwork>(new OpenCvNetwork(importNet(package)));
        if (network->m_net.empty())
            return badModel(package, Text::marked("OpenCV found no network in it."));
        network->m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        network->m_net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        network->m_declaredInput = shapeDeclared(package, network->m_net);
        // Otherwise the layers are made in the first pass, when the lock may be gone.
        for (const std::string &name : network->m_net.getLayerNames())
            network->m_net.getLayer(network->m_net.getLayerId(name));
        return network;
    } catch (const cv::Exception &exception) {
        return badModel(package, importComplaint(exception));
    }
}

Result<std::unique_ptr<OpenCvNetwork>> OpenCvNetwork::load(const ModelPackage &package)
{
    const std::lock_guard lock(importMutex());
    auto imported = readLocked(package);
    if (!imported)
        return imported.error();
    auto network = std::move(imported).value();
    const QSize input = package.preprocessing.inputSize;
    if (const auto complaint = inputComplaint(network->declaredInput(), input))
        return badModel(package, *complaint);

    const int shape[] = {1, 3, input.height(), input.width()};
    const auto outputs = network->forward(cv::Mat(4, shape, CV_32F, cv::Scalar(0)));
    if (!outputs)
        return badModel(package, outputs.error().text);
    const auto expected = package.labels.size() + package.output.labelOffset;
    if (qsizetype(outputs->size()) != expected)
        return badModel(package,
                        Text::marked("the network gives %1 numbers, but there are %2 labels; "
                                     "use the labels file that belongs to it%3.")
                            .arg(outputs->size())
                            .arg(package.labels.size())
                            .arg(qsizetype(outputs->size()) == expected + 1
                                     ? Text::marked(", or set label_offset to 1 if its first "
                                                    "class is a background class")
                                     : Text()));
    return network;
}

std::optional<Text> OpenCvNetwork::allowBatches(int images, const Preprocessing &preprocessing)
{
    if (images <= 1)
        return {};
    const OutputComparison comparison(*this, preprocessing);
    if (comparison.error())
        return comparison.error()->text;
    // Back to one in between, as it goes while it works.
    for (const int size : {2, 1, images, 1}) {
        const auto apart = comparison.of(*this, size);
        const Text together = size == 1 ? Text::marked("one image after a batch")
                                        : Text::marked("%1 images together").arg(size);
        if (!apart)
            return Text::marked("The network does not compute %1: %2")
                .arg(together, apart.error().text);
        if (*apart > InferencePath::tolerance)
            return Text::marked("The network computes %1 in another way than one by one; export "
                                "it with a variable batch size.")
                .arg(together);
    }
    m_batchSize = images;
    return {};
}

QString OpenCvNetwork::outputName() const
{
    const auto names = m_net.getUnconnectedOutLayersNames();
    return names.empty() ? QStringLiteral("output") : QString::fromStdString(names.front());
}

Result<std::vector<float>> OpenCvNetwork::forward(const cv::Mat &tensor)
{
    const OpenCvUse use;
    try {
        m_net.setInput(tensor);
        const cv::Mat output = m_net.forward();
        if (output.type() != CV_32F || !output.isContinuous())
            return {Error::Code::Internal, Text::marked("The network's output is not float32.")};
        const auto *first = output.ptr<float>();
        std::vector<float> values(first, first + output.total());
        if (auto error = notFinite(values))
            return *std::move(error);
        return values;
    } catch (const cv::Exception &exception) {
        return {Error::Code::Internal,
                Text::marked("The forward pass failed: %1").arg(plain(exception))};
    }
}

}  // namespace classiscope
