// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/dnn.hpp>

#include <string>
#include <vector>

namespace classiscope::fast {

class LayerRecorder;

using Shape = std::vector<int>;

/// One output of a layer.
struct Pin {
    int layer = -1;  ///< its place in ImportedNet; -1 is the network's input
    int output = 0;
};

/// A layer as OpenCV's importer made it, before any forward pass.
struct ImportedLayer {
    std::string name;
    std::string type;
    bool isKnown = false;  ///< the recorder noted it; else the type may be another's
    cv::Ptr<cv::dnn::Layer> layer;
    cv::dnn::LayerParams parameters;
    std::vector<Pin> inputs;
    std::vector<Shape> inputShapes;
    std::vector<Shape> outputShapes;
};

/// In an order in which they can be computed; the last one is the output.
using ImportedNet = std::vector<ImportedLayer>;

/// Reads the layers out of the net; `recorder` has seen them being built.
///
/// The net is good for nothing else afterwards. `input`: 1 x 3 x height x width.
/// Throws cv::Exception when OpenCV cannot compute with an input of that shape.
ImportedNet readLayers(cv::dnn::Net &net, const LayerRecorder &recorder, const Shape &input);

}  // namespace classiscope::fast
