// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <vector>

namespace classiscope {

/// What an ONNX model's graph says of its ends. Empty where the file does not say.
struct OnnxGraph {
    QString inputName;            ///< of the first real input
    std::vector<int> inputShape;  ///< e.g. {-1, 3, 224, 224}; -1 for a dimension that is free
    QString outputName;           ///< of the first output
};

/// Reads just enough of the protocol buffer (onnx.proto, ModelProto.graph);
/// OpenCV keeps the names to itself, and the shape when the batch is free.
OnnxGraph readOnnxGraph(QByteArrayView model);

}  // namespace classiscope
