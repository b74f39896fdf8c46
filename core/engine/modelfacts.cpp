// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelfacts.h"

#include "core/engine/netimport.h"
#include "core/engine/opencvthreads.h"

namespace classiscope {

namespace {

qint64 parametersOf(const cv::dnn::Layer &layer)
{
    qint64 count = 0;
    for (const cv::Mat &blob : layer.blobs)
        count += qint64(blob.total());
    return count;
}

/// OpenCV counts a convolution in groups as if there were none: its weights tell better.
qint64 operationsOf(const cv::dnn::Layer &layer, const std::vector<cv::dnn::MatShape> &inputs,
                    const std::vector<cv::dnn::MatShape> &outputs)
{
    if (layer.type != "Convolution" || layer.blobs.empty() || outputs.empty())
        return layer.getFLOPS(inputs, outputs);
    const cv::Mat &weights = layer.blobs.front();
    const qint64 eachOutput = 2 * qint64(weights.total()) / weights.size[0] + 1;
    qint64 count = eachOutput;
    for (const int side : outputs.front())
        count *= side;
    return count;
}

void readLayers(cv::dnn::Net &net, const cv::dnn::MatShape &input, ModelFacts &facts)
{
    std::vector<int> ids;
    std::vector<std::vector<cv::dnn::MatShape>> inputs, outputs;
    net.getLayersShapes(input, ids, inputs, outputs);
    constexpr int inputLayer = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == inputLayer)
            continue;
        const auto layer = net.getLayer(ids[i]);
        LayerFacts found {layerName(QString::fromStdString(layer->name)),
                          QString::fromStdString(layer->type),
                          {},
                          parametersOf(*layer)};
        if (!outputs[i].empty())
            found.outputShape = facts.outputShape = outputs[i].front();
        ++facts.layerCount;
        facts.parameters += found.parameters;
        facts.operations += operationsOf(*layer, inputs[i], outputs[i]);
        if (facts.layers.size() < ModelFacts::maxLayers)
            facts.layers.push_back(std::move(found));
    }
}

void readMemory(const cv::dnn::Net &net, const cv::dnn::MatShape &input, ModelFacts &facts)
{
    std::size_t weights = 0, blobs = 0;
    net.getMemoryConsumption(input, weights, blobs);
    facts.weightsBytes = qint64(weights);
    facts.blobBytes = qint64(blobs);
}

}  // namespace

Result<ModelFacts> ModelFacts::read(const ModelSource &source)
{
    const auto package = ModelPackage::open(source);
    if (!package)
        return package.error();
    ModelFacts facts;
    facts.weightsPath = package->weightsPath;
    facts.format = package->format();
    facts.sha256 = package->sha256;
    const QSize size = package->preprocessing.inputSize;
    facts.inputShape = {1, 3, size.height(), size.width()};
    const OpenCvUse use;  // before the lock, as whoever loads a model takes them
    const std::lock_guard lock(importMutex());
    try {
        cv::dnn::Net net = importNet(*package);
        const cv::dnn::MatShape input(facts.inputShape.begin(), facts.inputShape.end());
        readLayers(net, input, facts);
        readMemory(net, input, facts);
    } catch (const cv::Exception &exception) {
        return {Error::Code::BadModel,
                Text::marked("%1: OpenCV cannot list its layers: %2")
                    .arg(package->weightsPath, plain(exception))};
    }
    return facts;
}

}  // namespace classiscope
