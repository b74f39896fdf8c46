// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace classiscope {

/// The shape of an ONNX model's first real input, e.g. {-1, 3, 224, 224}; -1 for
/// a dimension that is free. Empty when the file does not say.
///
/// Reads just enough of the protocol buffer (onnx.proto, ModelProto.graph.input);
/// OpenCV keeps this to itself when the batch is free.
std::vector<int> onnxInputShape(QByteArrayView model);

}  // namespace classiscope
