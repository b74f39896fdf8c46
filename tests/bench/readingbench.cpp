// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/server/inferrequest.h"
#include "core/server/predictrequest.h"
#include "tests/support/testdata.h"

#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>

// What reading a request costs, beside the forward pass it asks for.
//
//   readingbench [MODEL LABELS SIDE]     the default model, or a bare network of SIDE pixels

using namespace classiscope;

namespace {

constexpr int rounds = 50;

ModelSource modelSource(const QStringList &arguments)
{
    if (arguments.size() < 4)
        return test::defaultModel();
    ModelSource source;
    source.path = arguments[1];
    source.labels = arguments[2];
    const int side = arguments[3].toInt();
    source.preprocessing.inputSize = {side, side};
    return source;
}

// With as many digits as Python's json writes of a float32.
QByteArray tensorJson(const ModelInfo &model)
{
    const int height = model.inputSize.height(), width = model.inputSize.width();
    QByteArray json = "{\"inputs\":[{\"name\":\"" + model.inputName.toUtf8() + "\",\"shape\":[1,3,"
        + QByteArray::number(height) + ',' + QByteArray::number(width)
        + "],\"datatype\":\"FP32\",\"data\":[";
    QRandomGenerator random(1);
    for (int i = 0; i < 3 * height * width; ++i)
        json += (i > 0 ? "," : "")
            + QByteArray::number(double(float(random.bounded(4.0) - 2)), 'g', 17);
    return json + "]}]}";
}

/// The median of what `run` returns, in milliseconds.
template <typename Run>
double median(Run run)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i)
        times.push_back(run());
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

template <typename Work>
double milliseconds(Work work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

}  // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QTextStream out(stdout);

    ClassifierOptions options;
    options.workers = 1;
    Classifier classifier(options);
    const auto loaded = classifier.loadModel(modelSource(arguments)).result();
    if (!loaded) {
        out << loaded.error().message << '\n';
        return 1;
    }
    const InferModel model {loaded->inputName, loaded->outputName, loaded->inputSize, 32,
                            100'000'000};
    const QByteArray json = tensorJson(*loaded);
    const auto request = parseInferRequest(json, {}, model);
    if (!request) {
        out << request.error().message << '\n';
        return 1;
    }
    const double reading =
        median([&] { return milliseconds([&] { (void)parseInferRequest(json, {}, model); }); });
    const double forward = median([&] {
        const auto answer = classifier.submit(request->inputs.front()).result();
        return answer ? double(answer->timings.inference.count()) / 1000 : -1;
    });
    const QByteArray base64 = "{\"image\":\"" + QByteArray(2 << 20, 'x').toBase64() + "\"}";
    const double decoding = median([&] {
        return milliseconds(
            [&] { (void)parsePredictRequest("application/json", base64, QUrlQuery(), 1); });
    });
    out << "FP32 tensor, " << json.size() << " bytes of JSON: " << reading << " ms to read, "
        << forward << " ms to classify\n"
        << "2 MiB as base64: " << decoding << " ms to read\n";
    return 0;
}
