// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/fast/graphbuilder.h"
#include "core/engine/fast/importednet.h"

#include "core/engine/text.h"

#include <optional>
#include <variant>
#include <vector>

namespace classiscope::fast {

/// What a layer reads: something computed, or a constant of the file.
using Value = std::variant<TensorView, cv::Mat>;

/// Why a layer cannot be said in operations of the graph, as the end of a sentence
/// after a colon; nothing when it can.
using Complaint = std::optional<Text>;

/// One layer on its way into the graph.
struct LayerReading {
    const ImportedLayer &layer;
    std::vector<Value> inputs;
    GraphBuilder &graph;
    std::vector<Value> outputs;  ///< filled by the reading; one an output of the layer

    /// Null when there is no such input, or when it is a constant.
    const TensorView *view(std::size_t input = 0) const;

    const Shape &outputShape() const { return layer.outputShapes.front(); }
    int integer(const char *key, int otherwise) const;
    float number(const char *key, float otherwise) const;
    bool flag(const char *key, bool otherwise) const;
    std::string word(const char *key, const char *otherwise) const;  ///< in lower case
    std::vector<int> integers(const char *key) const;                ///< empty when not set

    /// The node as the layer's only output, in the shape that OpenCV gives it.
    Complaint giveNode(int node);
    Complaint giveView(const std::optional<TensorView> &view);
};

/// Counted from the front. Nothing when there is no such axis.
std::optional<int> axisOf(int axis, const Shape &shape);

/// The constant's numbers in their order; nothing for types that are not numbers.
std::optional<std::vector<float>> numbersOf(const cv::Mat &constant);

/// Turns the layer into nodes of the graph and fills its outputs.
Complaint readLayer(LayerReading &reading);

// By kind of layer; called by readLayer().
std::optional<Activation> activationOf(const LayerReading &reading);
Complaint readConvolution(LayerReading &reading);
Complaint readInnerProduct(LayerReading &reading);
Complaint readBatchNorm(LayerReading &reading);
Complaint readScale(LayerReading &reading);
Complaint readPower(LayerReading &reading);
Complaint readPooling(LayerReading &reading);
Complaint readReduction(LayerReading &reading);
Complaint readElementwise(LayerReading &reading);
Complaint readConcat(LayerReading &reading);
Complaint readSlice(LayerReading &reading);

}  // namespace classiscope::fast
