// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifyinput.h"
#include "core/server/infertensor.h"

#include <QByteArray>

namespace classiscope {

/// An inference request of the Open Inference Protocol v2.
struct InferRequest {
    QString id;  ///< to be echoed; null without one
    std::vector<ClassifyInput> inputs;
    int classification = 0;  ///< best classes instead of the raw output; 0: the raw output
    bool binaryOutput = false;
};

/// Reads a request whose JSON is the first bytes of the body, and whose tensors
/// are in the JSON or, as binary data, behind it.
///
/// `headerLength`: the field Inference-Header-Content-Length; empty: the whole
/// body is JSON. Parameters that are not known are passed over.
/// Errors: BadRequest, BatchTooLarge, ImageTooLarge, EmptyImage.
Result<InferRequest> parseInferRequest(const QByteArray &body, const QByteArray &headerLength,
                                       const InferModel &model);

}  // namespace classiscope
