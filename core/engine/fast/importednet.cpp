// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/importednet.h"

#include "core/engine/fast/layerrecorder.h"

#include <map>
#include <set>

namespace classiscope::fast {

namespace {

constexpr int maxLayerOutputs = 256;

/// Which output of the layer `from` is the input `number` of the layer `to`.
/// OpenCV does not tell, but it refuses to connect an input to anything else.
int outputBehind(cv::dnn::Net &net, int from, int to, int number)
{
    for (int output = 0; output < maxLayerOutputs; ++output) {
        try {
            net.connect(from, output, to, number);
            return output;
        } catch (const cv::Exception &) {
            continue;
        }
    }
    CV_Error(cv::Error::StsError, "a layer has too many outputs");
}

Shape shapeOf(const Pin &pin, const ImportedNet &layers, const Shape &input)
{
    return pin.layer < 0 ? input
                         : layers[std::size_t(pin.layer)].outputShapes.at(std::size_t(pin.output));
}

}  // namespace

ImportedNet readLayers(cv::dnn::Net &net, const LayerRecorder &recorder, const Shape &input)
{
    ImportedNet layers;
    std::vector<int> ids;
    constexpr int inputLayer = 0;
    std::map<const cv::dnn::Layer *, int> places {{net.getLayer(inputLayer).get(), -1}};
    for (const std::string &name : net.getLayerNames()) {
        const int id = net.getLayerId(name);
        const auto layer = net.getLayer(id);
        places.emplace(layer.get(), int(layers.size()));
        ids.push_back(id);
        const auto parameters = recorder.parameters(*layer);
        const bool isKnown = !parameters.type.empty();
        layers.push_back({name,
                          isKnown ? parameters.type : layer->type,
                          isKnown,
                          layer,
                          parameters,
                          {},
                          {},
                          {}});
    }

    // How many outputs a layer makes can depend on how many are read.
    std::vector<std::set<int>> readOutputs(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const auto sources = net.getLayerInputs(ids[i]);
        for (std::size_t number = 0; number < sources.size(); ++number) {
            Pin pin;
            pin.layer = places.at(sources[number].get());
            const int from = pin.layer < 0 ? inputLayer : ids[std::size_t(pin.layer)];
            pin.output = outputBehind(net, from, ids[i], int(number));
            if (pin.layer >= 0)
                readOutputs[std::size_t(pin.layer)].insert(pin.output);
            layers[i].inputs.push_back(pin);
        }
    }

    for (std::size_t i = 0; i < layers.size(); ++i) {
        ImportedLayer &layer = layers[i];
        for (const Pin &pin : layer.inputs)
            layer.inputShapes.push_back(shapeOf(pin, layers, input));
        // Where the file leaves sizes free, the layers still have others from the import.
        layer.layer->updateMemoryShapes(layer.inputShapes);
        std::vector<Shape> internals;
        layer.layer->getMemoryShapes(layer.inputShapes, int(readOutputs[i].size()),
                                     layer.outputShapes, internals);
    }
    return layers;
}

}  // namespace classiscope::fast
