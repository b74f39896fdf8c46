// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loadedmodel.h"

#include "core/engine/imagedecoder.h"
#include "core/engine/jobqueue.h"
#include "core/engine/onnxgraph.h"
#include "core/engine/postprocess.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <new>

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;

/// Measures stages that follow one another.
class StageClock {
public:
    std::chrono::microseconds next()
    {
        const auto start = std::exchange(m_start, Clock::now());
        return std::chrono::duration_cast<std::chrono::microseconds>(m_start - start);
    }

private:
    Clock::time_point m_start = Clock::now();
};

std::chrono::microseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

ModelInfo describe(const ModelPackage &package, const Network &network)
{
    ModelInfo info;
    info.name = package.name;
    info.version = package.version;
    info.sourcePath = package.sourcePath;
    info.sha256 = package.sha256;
    info.weightsBytes = package.weights.size();
    info.inputSize = package.preprocessing.inputSize;
    info.classCount = int(package.labels.size());
    info.labels = package.labels;
    info.labelOffset = package.output.labelOffset;
    info.outputCount = info.classCount + info.labelOffset;
    info.outputKind = package.output.kind;
    info.preprocessing = package.preprocessing;
    switch (package.format()) {
    case ModelPackage::Format::Onnx: {
        const OnnxGraph graph = readOnnxGraph(package.weights);
        info.platform = QStringLiteral("onnx_onnxv1");
        info.inputName = graph.inputName;
        info.outputName = graph.outputName;
        break;
    }
    case ModelPackage::Format::Caffe:
        info.platform = QStringLiteral("caffe_caffe");
        info.inputName = QStringLiteral("data");
        break;
    case ModelPackage::Format::TensorFlow:
        info.platform = QStringLiteral("tensorflow_graphdef");
        break;
    }
    if (info.inputName.isEmpty())
        info.inputName = QStringLiteral("input");
    if (info.outputName.isEmpty())
        info.outputName = network.outputName();
    return info;
}

/// Pixels or a tensor ready for the network, and what it took.
struct Prepared {
    cv::Mat tensor;  ///< 1 x 3 x height x width float32; may lie in the job or the preprocessor
    QSize imageSize;
};

cv::Mat viewOf(const RawImage &image)
{
    // OpenCV only reads it; its parameter is not const.
    return {image.size.height(), image.size.width(), CV_8UC3,
            const_cast<char *>(image.pixels.constData())};
}

Result<Prepared> prepare(const QByteArray &image, const LoadedModel &model, WorkerNet &net,
                         const ClassifierOptions &options, StageTimings &timings)
{
    StageClock clock;
    const auto header = readImageHeader(image, options.maxImagePixels);
    if (!header)
        return header.error();
    const auto pixels =
        decodeImage(image, *header, options.reducedDecoding ? model.info.inputSize : QSize());
    if (!pixels)
        return pixels.error();
    timings.decode = clock.next();
    const cv::Mat tensor = net.preprocessor(*pixels);
    timings.preprocess = clock.next();
    return Prepared {tensor, header->uprightSize()};
}

Result<Prepared> prepare(const RawImage &image, const LoadedModel &, WorkerNet &net,
                         const ClassifierOptions &, StageTimings &timings)
{
    StageClock clock;
    cv::Mat bgr;
    cv::cvtColor(viewOf(image), bgr, cv::COLOR_RGB2BGR);
    const cv::Mat tensor = net.preprocessor(bgr);
    timings.preprocess = clock.next();
    return Prepared {tensor, image.size};
}

Result<Prepared> prepare(const InputTensor &input, const LoadedModel &model, WorkerNet &,
                         const ClassifierOptions &, StageTimings &timings)
{
    StageClock clock;
    const auto &values = input.values;
    if (!std::all_of(values.begin(), values.end(),
                     [](float value) { return std::isfinite(value); }))
        return {Error::Code::BadRequest,
                QStringLiteral("The tensor holds a number that is not finite; send finite ones.")};
    const QSize size = model.info.inputSize;
    const int shape[] = {1, 3, size.height(), size.width()};
    timings.preprocess = clock.next();
    return Prepared {cv::Mat(4, shape, CV_32F, const_cast<float *>(values.data())), size};
}

Result<Classification> compute(const Job &job, int worker, const ClassifierOptions &options)
{
    const LoadedModel &model = *job.model;
    WorkerNet &net = job.model->nets[std::size_t(worker)];
    Classification result;
    StageTimings &timings = result.timings;
    timings.queue = since(job.accepted);

    const auto prepared = std::visit(
        [&](const auto &input) { return prepare(input, model, net, options, timings); }, job.input);
    if (!prepared)
        return prepared.error();

    StageClock clock;
    auto outputs = net.network->forward(prepared->tensor);
    // The network has passed its check, so only numbers far out of range make it fail.
    if (!outputs && std::holds_alternative<InputTensor>(job.input))
        return {Error::Code::BadRequest,
                QStringLiteral("The network cannot compute with the tensor's numbers; normalise "
                               "them the way the model %1 wants.")
                    .arg(model.info.name)};
    if (!outputs)
        return outputs.error();
    timings.inference = clock.next();

    if (job.options.outputs)
        result.outputs = *outputs;
    result.top =
        topCandidates(std::move(outputs).value(), {model.info.outputKind, model.info.labelOffset},
                      model.info.labels, job.options.topK > 0 ? job.options.topK : options.topK);
    timings.postprocess = clock.next();

    result.model = model.info.name;
    result.modelVersion = model.info.version;
    result.imageSize = prepared->imageSize;
    timings.total = since(job.accepted);
    return result;
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
}

std::optional<Error> complaint(const QByteArray &image, const ClassifierOptions &options)
{
    if (image.size() > options.maxImageBytes)
        return Error {Error::Code::ImageTooLarge,
                      QStringLiteral("The image has %1 bytes; the limit is %2 (maxImageBytes).")
                          .arg(image.size())
                          .arg(options.maxImageBytes)};
    // The first bytes are enough to refuse most of what is not an image.
    if (image.isEmpty() || !imageFormat(image))
        return readImageHeader(image, options.maxImagePixels).error();
    return {};
}

std::optional<Error> complaint(const RawImage &image, const ClassifierOptions &options)
{
    if (image.size.isEmpty())
        return Error {Error::Code::BadRequest,
                      QStringLiteral("An image of %1 pixels (width x height) has no picture; "
                                     "correct its shape.")
                          .arg(sizeText(image.size))};
    const qint64 pixels = qint64(image.size.width()) * image.size.height();
    if (pixels > options.maxImagePixels)
        return Error {Error::Code::ImageTooLarge,
                      QStringLiteral("The image has %1 pixels (width x height); the limit is %2 in "
                                     "all (maxImagePixels).")
                          .arg(sizeText(image.size))
                          .arg(options.maxImagePixels)};
    if (image.pixels.size() / 3 != pixels || image.pixels.size() % 3 != 0)
        return Error {Error::Code::BadRequest,
                      QStringLiteral("An image of %1 pixels (width x height) takes %2 bytes, not "
                                     "%3; correct its shape or its data.")
                          .arg(sizeText(image.size))
                          .arg(3 * pixels)
                          .arg(image.pixels.size())};
    return {};
}

std::optional<Error> complaint(const InputTensor &, const ClassifierOptions &)
{
    return {};
}

}  // namespace

Result<std::shared_ptr<LoadedModel>> LoadedModel::load(const ModelSource &source, int workers)
{
    const auto start = Clock::now();
    const auto package = ModelPackage::open(source);
    if (!package)
        return package.error();
    auto model = std::make_shared<LoadedModel>();
    for (int i = 0; i < workers; ++i) {
        auto network = Network::load(*package);
        if (!network)
            return network.error();
        model->nets.push_back({std::move(network).value(), Preprocessor(package->preprocessing)});
    }
    model->info = describe(*package, *model->nets.front().network);
    model->info.loadTime = std::chrono::duration_cast<std::chrono::milliseconds>(since(start));
    return model;
}

std::optional<Error> complaintAbout(const ClassifyInput &input, const ClassifierOptions &options)
{
    return std::visit([&](const auto &given) { return complaint(given, options); }, input);
}

std::optional<Error> misfit(const ClassifyInput &input, const ModelInfo &model)
{
    const auto *tensor = std::get_if<InputTensor>(&input);
    const qint64 wanted = 3 * qint64(model.inputSize.width()) * model.inputSize.height();
    if (!tensor || qint64(tensor->values.size()) == wanted)
        return {};
    return Error {Error::Code::BadRequest,
                  QStringLiteral("The tensor has %1 numbers, but the model %2 takes %3 "
                                 "(3 x %4 x %5: channels, height, width); make it that size.")
                      .arg(tensor->values.size())
                      .arg(model.name)
                      .arg(wanted)
                      .arg(model.inputSize.height())
                      .arg(model.inputSize.width())};
}

Result<Classification> classify(const Job &job, int worker, const ClassifierOptions &options)
{
    const Error noMemory {Error::Code::Internal,
                          QStringLiteral("There is not enough memory for this image; lower "
                                         "maxImagePixels or the number of workers.")};
    try {
        return compute(job, worker, options);
    } catch (const std::bad_alloc &) {
        return noMemory;
    } catch (const cv::Exception &exception) {
        if (exception.code == cv::Error::StsNoMem)
            return noMemory;
        return {Error::Code::Internal,
                QStringLiteral("The image could not be prepared: %1")
                    .arg(QString::fromStdString(exception.err))};
    }
}

}  // namespace classiscope
