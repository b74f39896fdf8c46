// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <vector>

namespace classiscope {

/// One layer as OpenCV's importer made it.
struct LayerFacts {
    QString name;
    QString type;                  ///< OpenCV's word, e.g. "Convolution"
    std::vector<int> outputShape;  ///< of its first output, for one image; e.g. 1 x 32 x 64 x 64
    qint64 parameters = 0;         ///< numbers it has learnt
};

/// What a network is made of, for people to look at. Plain data.
struct ModelFacts {
    static constexpr std::size_t maxLayers = 10'000;  ///< that are listed; the sums are of all

    QString weightsPath;
    ModelPackage::Format format = ModelPackage::Format::Onnx;
    QByteArray sha256;               ///< of the weights as they are now
    std::vector<LayerFacts> layers;  ///< in the order they are computed, the first maxLayers
    int layerCount = 0;              ///< of all
    std::vector<int> inputShape;     ///< 1 x 3 x height x width
    std::vector<int> outputShape;    ///< of the last layer
    qint64 parameters = 0;
    qint64 operations = 0;    ///< floating point, for one image; a multiply-add counts as 2
    qint64 weightsBytes = 0;  ///< memory of the weights of one network
    qint64 blobBytes = 0;     ///< memory of what its layers hand on, for one image

    /// Reads the model's files again and imports the network with OpenCV, which takes as
    /// long as a small part of loading it: not for the window's thread.
    /// Errors: BadModel; the message names the file and the cure.
    static Result<ModelFacts> read(const ModelSource &source);
};

}  // namespace classiscope
