// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/netimport.h"

#include <QRegularExpression>

namespace classiscope {

namespace {

/// "Conv" and the name of its node, from the complaint of one of OpenCV's importers.
std::optional<std::pair<QString, QString>> operatorIn(const QString &complaint)
{
    // ONNX, TensorFlow, and the layers of all.
    static const QRegularExpression patterns[] = {
        QRegularExpression(QStringLiteral(R"(Node \[([^\]@]+)[^\]]*\]:\(([^)]*)\))")),
        QRegularExpression(QStringLiteral(R"(Unknown layer type (\S+) in op (\S+))")),
        QRegularExpression(
            QStringLiteral(R"re(create layer "(?<name>[^"]*)" of type "(?<type>[^"]*)")re")),
    };
    for (const auto &pattern : patterns) {
        const auto match = pattern.match(complaint);
        if (!match.hasMatch())
            continue;
        return match.captured(QStringLiteral("type")).isEmpty()
            ? std::pair(match.captured(1), match.captured(2))
            : std::pair(match.captured(QStringLiteral("type")),
                        match.captured(QStringLiteral("name")));
    }
    return {};
}

}  // namespace

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

QString layerName(QString openCvName)
{
    const QLatin1String prefix("onnx_node!");
    return openCvName.startsWith(prefix) ? openCvName.mid(prefix.size()) : openCvName;
}

Text importComplaint(const cv::Exception &exception)
{
    const QString version = QString::fromLatin1(CV_VERSION);
    const auto found = operatorIn(QString::fromStdString(exception.err));
    if (!found)
        return Text::marked("OpenCV %1 cannot read this network: %2 Export it as ONNX with opset "
                            "11 and constant shapes.")
            .arg(version, plain(exception));
    return Text::marked("OpenCV %1 cannot read the operator %2 (node \"%3\") of this network; "
                        "export it as ONNX with opset 11 and constant shapes, or without that "
                        "operator.")
        .arg(version, found->first.left(100), layerName(found->second).left(100));
}

}  // namespace classiscope
