// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelpreview.h"

#include "core/engine/classifier.h"
#include "core/engine/imagedecoder.h"
#include "core/engine/opencvnetwork.h"
#include "core/engine/opencvthreads.h"
#include "core/engine/postprocess.h"
#include "core/engine/preprocessor.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <new>

namespace classiscope {

namespace {

/// Which files a network was read from.
struct NetworkFiles {
    QString path;
    QDateTime changed;
    QString configuration;

    explicit NetworkFiles(const ModelSource &source)
        : path(source.path)
        , changed(QFileInfo(source.path).lastModified())
        , configuration(source.configuration)
    {
    }

    bool operator==(const NetworkFiles &) const = default;
};

Error cancelledError()
{
    return {Error::Code::Cancelled, Text::marked("Nobody waits for the preview any more.")};
}

QSize sizeOf(const std::vector<int> &declared)
{
    return declared.size() == 4 && declared[2] > 0 && declared[3] > 0
        ? QSize(declared[3], declared[2])
        : QSize();
}

std::optional<Error> channelComplaint(const std::vector<int> &declared, const QString &path)
{
    if (declared.size() != 4 || declared[1] < 1 || declared[1] == 3)
        return {};
    return Error {Error::Code::BadModel,
                  Text::marked("%1: the network wants %2 channels; choose one for colour images "
                               "(3).")
                      .arg(path)
                      .arg(declared[1])};
}

bool isUsable(const Preprocessing &preprocessing)
{
    const auto &deviation = preprocessing.standardDeviation;
    return preprocessing.scale != 0
        && std::all_of(deviation.begin(), deviation.end(), [](float each) { return each > 0; });
}

/// The numbers that black and white become, over all channels.
void findRange(const Preprocessing &preprocessing, ModelPreview &preview)
{
    preview.lowest = INFINITY;
    preview.highest = -INFINITY;
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (const float pixel : {0.0F, 255.0F}) {
            const float number = (pixel - preprocessing.mean[channel]) * preprocessing.scale
                / preprocessing.standardDeviation[channel];
            preview.lowest = std::min(preview.lowest, number);
            preview.highest = std::max(preview.highest, number);
        }
    }
}

/// The tensor, 1 x 3 x height x width, to look at.
void showTensor(const cv::Mat &tensor, ModelPreview &preview)
{
    const qsizetype plane = qsizetype(preview.size.width()) * preview.size.height();
    const float factor = 255 / (preview.highest - preview.lowest);
    preview.pixels.resize(3 * plane);
    const auto *numbers = tensor.ptr<float>();
    for (qsizetype i = 0; i < plane; ++i) {
        for (qsizetype channel = 0; channel < 3; ++channel) {
            const float value = (numbers[channel * plane + i] - preview.lowest) * factor;
            preview.pixels[3 * i + channel] = char(std::lround(std::clamp(value, 0.0F, 255.0F)));
        }
    }
}

/// The input the picture becomes; black without one.
Result<cv::Mat> inputOf(const QByteArray &image, const Preprocessing &preprocessing)
{
    const QSize size = preprocessing.inputSize;
    if (image.isEmpty()) {
        const int shape[] = {1, 3, size.height(), size.width()};
        return cv::Mat(4, shape, CV_32F, cv::Scalar(0));
    }
    const auto header = readImageHeader(image, ClassifierOptions().maxImagePixels);
    if (!header)
        return header.error();
    ImageDecoder decoder;
    const auto picture = decoder(image, *header, size);
    if (!picture)
        return picture.error();
    Preprocessor preprocessor(preprocessing);
    return preprocessor(*picture).clone();
}

void addAnswer(std::vector<float> outputs, const OutputFormat &output, ModelPreview &preview)
{
    preview.outputCount = int(outputs.size());
    QStringList labels = preview.labels;
    if (!preview.labelsFit(output)) {
        labels.clear();
        for (int i = 0; i < preview.outputCount - output.labelOffset; ++i)
            labels << QString::number(i);
    }
    if (!preview.pixels.isEmpty())
        preview.top = topCandidates(std::move(outputs), output, labels, ModelPreviewer::topK);
}

}  // namespace

struct ModelPreviewer::Private {
    std::optional<Error> load(const ModelSource &source);
    Result<ModelPreview> preview(const ModelSource &source, const QByteArray &image,
                                 const std::atomic_bool &cancelled);

    std::optional<NetworkFiles> files;
    std::unique_ptr<OpenCvNetwork> network;
};

std::optional<Error> ModelPreviewer::Private::load(const ModelSource &source)
{
    const NetworkFiles wanted(source);
    if (network && files == wanted)
        return {};
    network.reset();
    const auto package = ModelPackage::openWithoutLabels(source);
    if (!package)
        return package.error();
    auto read = OpenCvNetwork::read(*package);
    if (!read)
        return read.error();
    if (auto complaint = channelComplaint((*read)->declaredInput(), package->weightsPath))
        return complaint;
    network = std::move(read).value();
    files = wanted;
    return {};
}

Result<ModelPreview> ModelPreviewer::Private::preview(const ModelSource &source,
                                                      const QByteArray &image,
                                                      const std::atomic_bool &cancelled)
{
    if (auto error = load(source))
        return *std::move(error);
    if (cancelled)
        return cancelledError();
    const Preprocessing &preprocessing = source.preprocessing;
    if (!isUsable(preprocessing))
        return Error {Error::Code::BadModel,
                      Text::marked("A standard deviation or a scale of 0 leaves no picture; 1 "
                                   "leaves the pixels as they are.")};
    ModelPreview preview;
    preview.declaredSize = sizeOf(network->declaredInput());
    preview.sizeFits =
        preview.declaredSize.isEmpty() || preview.declaredSize == preprocessing.inputSize;
    preview.size = preprocessing.inputSize;
    findRange(preprocessing, preview);
    const auto labels = ModelPackage::labelsOf(source);
    if (labels)
        preview.labels = *labels;
    else
        preview.labelsError = labels.error();

    auto input = inputOf(image, preprocessing);
    if (!input) {
        preview.pictureError = input.error();
        input = inputOf({}, preprocessing);
    } else if (!image.isEmpty()) {
        showTensor(*input, preview);
    }
    if (cancelled)
        return cancelledError();
    if (!preview.sizeFits)
        return preview;
    auto outputs = network->forward(*input);
    if (!outputs) {
        network.reset();  // who knows what the failure has left
        return Error {Error::Code::BadModel,
                      Text::marked("%1 does not compute an input of %2 x %3 pixels; correct the "
                                   "input size. %4")
                          .arg(source.path)
                          .arg(preview.size.width())
                          .arg(preview.size.height())
                          .arg(outputs.error().text)};
    }
    addAnswer(std::move(outputs).value(), source.output, preview);
    return preview;
}

ModelPreviewer::ModelPreviewer()
    : d(std::make_unique<Private>())
{
}

ModelPreviewer::~ModelPreviewer() = default;

Result<ModelPreview> ModelPreviewer::operator()(const ModelSource &bareNetwork,
                                                const QByteArray &image,
                                                const std::atomic_bool &cancelled)
{
    try {
        const OpenCvUse use;  // before the lock of imports, as whoever loads a model takes them
        return d->preview(bareNetwork, image, cancelled);
    } catch (const std::bad_alloc &) {
        d->network.reset();
        return {Error::Code::Internal,
                Text::marked("There is not enough memory for the preview; make the input size "
                             "smaller.")};
    } catch (const cv::Exception &exception) {
        d->network.reset();
        return {Error::Code::Internal,
                Text::marked("The preview failed: %1").arg(QString::fromStdString(exception.err))};
    }
}

}  // namespace classiscope
