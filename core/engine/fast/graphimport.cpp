// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphimport.h"

#include "core/engine/fast/graphfolding.h"
#include "core/engine/fast/layerreading.h"
#include "core/engine/fast/layerrecorder.h"
#include "core/engine/netimport.h"

namespace classiscope::fast {

namespace {

Error badModel(const ModelPackage &package, const Text &complaint)
{
    return {Error::Code::BadModel,
            Text(QStringLiteral("%1: %2")).arg(package.weightsPath, complaint)};
}

/// As the file has it; OpenCV 4.6 writes "onnx_node!" and the like before it.
QString nameOf(const ImportedLayer &layer)
{
    const QString name = QString::fromStdString(layer.name);
    return name.startsWith(QStringLiteral("onnx_node")) ? name.section(QLatin1Char('!'), 1) : name;
}

Text sentence(const ImportedLayer &layer, const Text &complaint)
{
    return Text::marked("the fast path cannot compute the layer %1 (%2): %3.")
        .arg(nameOf(layer), QString::fromStdString(layer.type), complaint);
}

/// The layers that the output depends on.
std::vector<bool> readLayersOf(const ImportedNet &net)
{
    std::vector<bool> read(net.size(), false);
    read.back() = true;
    for (std::size_t i = net.size(); i-- > 0;) {
        for (const Pin &pin : net[i].inputs) {
            if (read[i] && pin.layer >= 0)
                read[std::size_t(pin.layer)] = true;
        }
    }
    return read;
}

Result<Graph> graphOf(const ModelPackage &package, const ImportedNet &net, const Shape &input)
{
    GraphBuilder builder(input);
    std::vector<std::vector<Value>> values(net.size());
    const auto read = readLayersOf(net);
    for (std::size_t i = 0; i < net.size(); ++i) {
        if (!read[i])
            continue;
        const ImportedLayer &layer = net[i];
        LayerReading reading {layer, {}, builder, {}};
        for (const Pin &pin : layer.inputs) {
            if (pin.layer < 0 && pin.output > 0)
                return badModel(package,
                                sentence(layer,
                                         Text::marked("it reads a second input "
                                                      "of the network")));
            reading.inputs.push_back(pin.layer < 0
                                         ? Value(TensorView(0, input))
                                         : values[std::size_t(pin.layer)][std::size_t(pin.output)]);
        }
        builder.setName(nameOf(layer).toStdString());
        if (const Complaint complaint = readLayer(reading))
            return badModel(package, sentence(layer, *complaint));
        values[i] = std::move(reading.outputs);
    }
    const auto *output = std::get_if<TensorView>(&values.back().front());
    if (!output || !output->isInOrder())
        return badModel(package, sentence(net.back(), Text::marked("its output is not computed")));
    return folded(builder.take(*output));
}

}  // namespace

Result<Graph> importGraph(const ModelPackage &package)
{
    const QSize size = package.preprocessing.inputSize;
    const Shape input {1, 3, size.height(), size.width()};
    const std::lock_guard lock(importMutex());
    try {
        const LayerRecorder recorder;
        auto net = importNet(package);
        const ImportedNet layers = readLayers(net, recorder, input);
        if (layers.empty())
            return badModel(package, Text::marked("OpenCV found no network in it."));
        return graphOf(package, layers, input);
    } catch (const cv::Exception &exception) {
        return badModel(
            package, Text::marked("OpenCV cannot take its layers apart: %1").arg(plain(exception)));
    } catch (const std::exception &exception) {
        return badModel(package,
                        Text::marked("its layers cannot be taken apart: %1")
                            .arg(QString::fromUtf8(exception.what())));
    }
}

}  // namespace classiscope::fast
