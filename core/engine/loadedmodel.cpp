// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/loadedmodel.h"

#include "core/engine/cache/cachekey.h"
#include "core/engine/jobqueue.h"
#include "core/engine/onnxgraph.h"
#include "core/engine/postprocess.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>
#include <new>

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;
using MaybeError = std::optional<Error>;

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

ModelInfo describe(const ModelPackage &package, const Networks &networks)
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
        info.outputName = networks.outputName;
    info.path = networks.path;
    return info;
}

Picture pictureOf(const RawImage &image)
{
    Picture picture;
    picture.colors = Picture::Colors::Rgb;
    picture.planes[0].samples = reinterpret_cast<const std::uint8_t *>(image.pixels.constData());
    picture.planes[0].stride = 3 * std::ptrdiff_t(image.size.width());
    picture.planes[0].size = image.size;
    picture.width = image.size.width();
    picture.height = image.size.height();
    return picture;
}

/// One worker's work on one model.
struct Work {
    const LoadedModel &model;
    WorkerNet &net;
    const ClassifierOptions &options;
};

// Each writes the image's part of the network's input to `tensor`, and notes its size and
// what the stages took in `result`.

MaybeError prepare(const QByteArray &image, const Work &work, float *tensor, Classification &result)
{
    StageClock clock;
    const auto header = readImageHeader(image, work.options.maxImagePixels);
    if (!header)
        return header.error();
    const QSize wanted = work.options.reducedDecoding ? work.model.info.inputSize : QSize();
    const auto picture = work.net.decoder(image, *header, wanted);
    if (!picture)
        return picture.error();
    result.timings.decode = clock.next();
    work.net.preprocessor(*picture, tensor);
    work.net.decoder.release();
    result.timings.preprocess = clock.next();
    result.imageSize = header->uprightSize();
    return {};
}

MaybeError prepare(const RawImage &image, const Work &work, float *tensor, Classification &result)
{
    StageClock clock;
    work.net.preprocessor(pictureOf(image), tensor);
    result.timings.preprocess = clock.next();
    result.imageSize = image.size;
    return {};
}

MaybeError prepare(const InputTensor &input, const Work &work, float *tensor,
                   Classification &result)
{
    StageClock clock;
    const auto &values = input.values;
    if (!std::all_of(values.begin(), values.end(), [](float value) {
            return std::abs(value) <= InputTensor::largestMagnitude;  // no not-a-number is
        }))
        return Error {Error::Code::BadRequest,
                      Text::marked("The tensor holds a number that is not finite or beyond ±%1; "
                                   "normalise the pixels the way the model %2 wants.")
                          .arg(double(InputTensor::largestMagnitude))
                          .arg(work.model.info.name)};
    std::copy(values.begin(), values.end(), tensor);
    result.timings.preprocess = clock.next();
    result.imageSize = work.model.info.inputSize;
    return {};
}

/// What exceptions are to the one who sent the image.
template <typename Function>
auto guarded(const Function &function) -> decltype(function())
{
    const Error noMemory {Error::Code::Internal,
                          Text::marked("There is not enough memory for this image; lower "
                                       "maxImagePixels or the number of workers.")};
    try {
        return function();
    } catch (const std::bad_alloc &) {
        return noMemory;
    } catch (const cv::Exception &exception) {
        if (exception.code == cv::Error::StsNoMem)
            return noMemory;
        return Error {Error::Code::Internal,
                      Text::marked("The image could not be prepared: %1")
                          .arg(QString::fromStdString(exception.err))};
    }
}

/// `images` inputs of the network that lie one behind the other.
cv::Mat inputsAt(const Work &work, float *first, int images, bool areTensors)
{
    const QSize size = work.model.info.inputSize;
    const int planar[] = {images, 3, size.height(), size.width()};
    const int interleaved[] = {images, size.height(), size.width(), 3};
    const bool isPlanar = areTensors || work.net.network->pictureLayout() == TensorLayout::Planar;
    return cv::Mat(4, isPlanar ? planar : interleaved, CV_32F, first);
}

Result<std::vector<float>> forward(const Work &work, float *first, int images, bool areTensors)
{
    return guarded([&] {
        const cv::Mat tensor = inputsAt(work, first, images, areTensors);
        Network &network = *work.net.network;
        return areTensors ? network.forward(tensor) : network.forwardPicture(tensor);
    });
}

/// One image's answer of its numbers, unless they failed.
Result<Classification> finished(Result<std::vector<float>> outputs, const Job &job,
                                const Work &work, Classification result)
{
    const ModelInfo &info = work.model.info;
    // The network has passed its check, so only numbers far out of range make it fail.
    if (!outputs && std::holds_alternative<InputTensor>(job.input))
        return Error {Error::Code::BadRequest,
                      Text::marked("The network cannot compute with the tensor's numbers; "
                                   "normalise them the way the model %1 wants.")
                          .arg(info.name)};
    if (!outputs)
        return outputs.error();
    StageClock clock;
    if (job.options.outputs)
        result.outputs = *outputs;
    result.top =
        topCandidates(std::move(outputs).value(), {info.outputKind, info.labelOffset}, info.labels,
                      job.options.topK > 0 ? job.options.topK : work.options.topK);
    result.timings.postprocess = clock.next();
    result.model = info.name;
    result.modelVersion = info.version;
    result.timings.total = since(job.accepted);
    return result;
}

/// An image on its way through the network.
struct Prepared {
    const Job *job;
    Result<Classification> *answer;
    Classification result {};  ///< so far its size and times
};

/// One forward pass of the images, whose inputs lie at `first`.
void pass(Prepared *images, int count, float *first, const Work &work)
{
    const bool areTensors = std::holds_alternative<InputTensor>(images->job->input);
    StageClock clock;
    const auto outputs = forward(work, first, count, areTensors);
    const auto time = clock.next() / count;
    const std::size_t numbers = std::size_t(work.model.info.outputCount);
    if (!outputs && count > 1) {
        // One image's numbers are no failure of the others.
        const std::ptrdiff_t input = inputsAt(work, first, 1, areTensors).total();
        for (int i = 0; i < count; ++i)
            pass(images + i, 1, first + i * input, work);
        return;
    }
    for (std::size_t i = 0; i < std::size_t(count); ++i) {
        Classification result = std::move(images[i].result);
        result.timings.inference = time;
        result.batchSize = count;
        using Numbers = Result<std::vector<float>>;
        Numbers its = outputs
            ? Numbers(std::vector<float>(outputs->begin() + std::ptrdiff_t(i * numbers),
                                         outputs->begin() + std::ptrdiff_t((i + 1) * numbers)))
            : Numbers(outputs.error());
        *images[i].answer = guarded(
            [&] { return finished(std::move(its), *images[i].job, work, std::move(result)); });
    }
}

QString sizeText(QSize size)
{
    return QStringLiteral("%1 x %2").arg(size.width()).arg(size.height());
}

std::optional<Error> complaint(const QByteArray &image, const ClassifierOptions &options)
{
    if (image.size() > options.maxImageBytes)
        return Error {Error::Code::ImageTooLarge,
                      Text::marked("The image has %1 bytes; the limit is %2 (maxImageBytes).")
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
                      Text::marked("An image of %1 pixels (width x height) has no picture; "
                                   "correct its shape.")
                          .arg(sizeText(image.size))};
    const qint64 pixels = qint64(image.size.width()) * image.size.height();
    if (pixels > options.maxImagePixels)
        return Error {Error::Code::ImageTooLarge,
                      Text::marked("The image has %1 pixels (width x height); the limit is %2 in "
                                   "all (maxImagePixels).")
                          .arg(sizeText(image.size))
                          .arg(options.maxImagePixels)};
    if (image.pixels.size() / 3 != pixels || image.pixels.size() % 3 != 0)
        return Error {Error::Code::BadRequest,
                      Text::marked("An image of %1 pixels (width x height) takes %2 bytes, not "
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

Result<std::shared_ptr<LoadedModel>> LoadedModel::load(const ModelSource &source,
                                                       const NetworkOptions &options)
{
    const auto start = Clock::now();
    const auto package = ModelPackage::open(source);
    if (!package)
        return package.error();
    auto networks = loadNetworks(*package, options);
    if (!networks)
        return networks.error();
    auto model = std::make_shared<LoadedModel>();
    model->info = describe(*package, *networks);
    model->fingerprint = fingerprintOf(model->info, package->configuration);
    const QSize size = model->info.inputSize;
    const int shape[] = {model->info.path.batchSize, 3, size.height(), size.width()};
    for (auto &network : std::move(networks).value().each) {
        const TensorLayout layout = network->pictureLayout();
        model->nets.push_back({std::move(network), Preprocessor(package->preprocessing, layout),
                               ImageDecoder(), cv::Mat(4, shape, CV_32F)});
    }
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
                  Text::marked("The tensor has %1 numbers, but the model %2 takes %3 "
                               "(3 x %4 x %5: channels, height, width); make it that size.")
                      .arg(tensor->values.size())
                      .arg(model.name)
                      .arg(wanted)
                      .arg(model.inputSize.height())
                      .arg(model.inputSize.width())};
}

std::vector<Result<Classification>> classify(const std::vector<Job> &jobs, int worker,
                                             const ClassifierOptions &options)
{
    LoadedModel &model = *jobs.front().model;
    const Work work {model, model.nets[std::size_t(worker)], options};
    const QSize size = model.info.inputSize;
    const std::size_t input = 3 * std::size_t(size.width()) * std::size_t(size.height());
    auto *const inputs = work.net.inputs.ptr<float>();
    std::vector<Result<Classification>> answers(jobs.size(), Classification {});
    std::vector<Prepared> prepared;
    const auto taken = Clock::now();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        Prepared next {&jobs[i], &answers[i]};
        next.result.timings.queue =
            std::chrono::duration_cast<std::chrono::microseconds>(taken - jobs[i].accepted);
        const auto error = guarded([&] {
            float *const tensor = inputs + prepared.size() * input;
            return std::visit(
                [&](const auto &given) { return prepare(given, work, tensor, next.result); },
                jobs[i].input);
        });
        if (error)
            answers[i] = *error;
        else
            prepared.push_back(std::move(next));
    }
    for (std::size_t done = 0; done < prepared.size();) {
        const int count = work.net.network->passSize(int(prepared.size() - done));
        pass(&prepared[done], count, inputs + done * input, work);
        done += std::size_t(count);
    }
    return answers;
}

}  // namespace classiscope
