// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/netimport.h"

namespace classiscope {

std::mutex &importMutex()
{
    static std::mutex mutex;
    return mutex;
}

cv::dnn::Net importNet(const ModelPackage &package)
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

QString plain(const cv::Exception &exception)
{
    // cv::Exception::err is the bare sentence; what() adds file and line of OpenCV.
    return QString::fromStdString(exception.err).simplified().left(300);
}

}  // namespace classiscope
