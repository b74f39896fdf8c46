// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"

#include <opencv2/dnn.hpp>

#include <mutex>

namespace classiscope {

/// Held during every import: concurrent imports crashed in earlier versions of
/// OpenCV, and what the fast path registers with it must not reach others' nets.
std::mutex &importMutex();

/// Requires: importMutex() is held. Throws cv::Exception.
cv::dnn::Net importNet(const ModelPackage &package);

/// The bare sentence of OpenCV's complaint, without its file and line.
QString plain(const cv::Exception &exception);

/// A layer's name as its file has it: OpenCV puts a word before the names of ONNX.
QString layerName(QString openCvName);

/// Why OpenCV cannot import a network, and the cure: names the operator that it does
/// not know, where its complaint does.
Text importComplaint(const cv::Exception &exception);

}  // namespace classiscope
