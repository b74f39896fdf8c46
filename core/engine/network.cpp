// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/network.h"

#include "core/engine/onnxgraph.h"

#include <cmath>
#include <mutex>

namespace classiscope {

namespace {

Error badModel(const ModelPackage &package, const QString &complaint)
{
    return {Error::Code::BadModel, package.weightsPath + QStringLiteral(": ") + complaint};
}

cv::dnn::Net import(const ModelPackage &package)
{
    const auto size = [](const QByteArray &bytes) { return std::size_t(bytes.size()); };
    const QByteArray &weights = package.weights;
    const QByteArray &configuration = package.configuration;
    switch (package.format()) {
    case ModelPackage::Format::Caffe:
        return cv::dnn::readNetFromCaffe(configuration.constData(), size(configuration),
                                         weights.constData(), size(weights));
    case ModelPackage::Format::TensorFlow:
        return cv::dnn::readNetFromTensorflow(weights.constData(), size(weights),
                                              configuration.constData(), size(configuration));
    case ModelPackage::Format::Onnx: break;
    }
    return cv::dnn::readNetFromONNX(weights.constData(), size(weights));
}

/// The input shape the file declares, N x C x H x W; empty when it declares none.
std::vector<int> declaredInput(const ModelPackage &package, const cv::dnn::Net &net)
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
std::optional<QString> inputComplaint(const std::vector<int> &declared, QSize given)
{
    if (declared.size() != 4)
        return {};
    const int channels = declared[1], height = declared[2], width = declared[3];
    if (channels > 0 && channels != 3)
        return QStringLiteral(
                   "the network wants %1 channels; only colour images (3) are supported.")
            .arg(channels);
    if ((height > 0 && height != given.height()) || (width > 0 && width != given.width()))
        return QStringLiteral("the network wants %1 x %2 pixels (width x height), not %3 x %4; "
                              "correct the input size.")
            .arg(width)
            .arg(height)
            .arg(given.width())
            .arg(given.height());
    return {};
}

QString plain(const cv::Exception &exception)
{
    // cv::Exception::err is the bare sentence; what() adds file and line of OpenCV.
    return QString::fromStdString(exception.err).simplified().left(300);
}

}  // namespace

Network::Network(cv::dnn::Net net)
    : m_net(std::move(net))
{
}

Result<std::unique_ptr<Network>> Network::load(const ModelPackage &package)
{
    static std::mutex importing;
    const std::lock_guard lock(importing);
    try {
        auto network = std::unique_ptr<Network>(new Network(import(package)));
        if (network->m_net.empty())
            return badModel(package, QStringLiteral("OpenCV found no network in it."));
        network->m_net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
        network->m_net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
        const QSize input = package.preprocessing.inputSize;
        if (const auto complaint = inputComplaint(declaredInput(package, network->m_net), input))
            return badModel(package, *complaint);

        const int shape[] = {1, 3, input.height(), input.width()};
        const auto outputs = network->forward(cv::Mat(4, shape, CV_32F, cv::Scalar(0)));
        if (!outputs)
            return badModel(package, outputs.error().message);
        const auto expected = package.labels.size() + package.output.labelOffset;
        if (qsizetype(outputs->size()) != expected)
            return badModel(package,
                            QStringLiteral("the network gives %1 numbers, but there are %2 labels; "
                                           "use the labels file that belongs to it%3.")
                                .arg(outputs->size())
                                .arg(package.labels.size())
                                .arg(qsizetype(outputs->size()) == expected + 1
                                         ? QStringLiteral(", or set label_offset to 1 if its first "
                                                          "class is a background class")
                                         : QString()));
        return network;
    } catch (const cv::Exception &exception) {
        return badModel(package,
                        QStringLiteral("OpenCV %1 cannot read this network: %2 Export it as ONNX "
                                       "with opset 11 and constant shapes.")
                            .arg(QString::fromLatin1(CV_VERSION), plain(exception)));
    }
}

QString Network::outputName() const
{
    const auto names = m_net.getUnconnectedOutLayersNames();
    return names.empty() ? QStringLiteral("output") : QString::fromStdString(names.front());
}

Result<std::vector<float>> Network::forward(const cv::Mat &tensor)
{
    try {
        m_net.setInput(tensor);
        const cv::Mat output = m_net.forward();
        if (output.type() != CV_32F || !output.isContinuous())
            return {Error::Code::Internal, QStringLiteral("The network's output is not float32.")};
        const auto *first = output.ptr<float>();
        std::vector<float> values(first, first + output.total());
        for (const float value : values) {
            if (!std::isfinite(value))
                return {Error::Code::Internal,
                        QStringLiteral("The network's output is not a number; its weights or "
                                       "its preprocessing are wrong.")};
        }
        return values;
    } catch (const cv::Exception &exception) {
        return {Error::Code::Internal,
                QStringLiteral("The forward pass failed: %1").arg(plain(exception))};
    }
}

}  // namespace classiscope
