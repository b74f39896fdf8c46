// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifyinput.h"
#include "core/server/infertensor.h"

#include <QByteArrayView>

#include <simdjson.h>

#include <vector>

namespace classiscope {

/// The images of a JSON list, flat or nested. An element of BYTES is base64, also
/// as {"b64": "…"}. Takes no more memory than the data deserve, whatever the plan says.
/// `jsonSize`: of the document the data are in.
/// Errors: BadRequest (not as many elements as planned, one that is not a finite
/// number in the type's range, base64 that is none), EmptyImage.
Result<std::vector<ClassifyInput>>
inputsFromJson(const TensorPlan &plan, simdjson::ondemand::value data, qsizetype jsonSize);

/// The images of the binary tensor data extension: little-endian, row-major, each
/// element of BYTES behind its length in 4 bytes.
/// Errors: BadRequest (not as many bytes as planned, NaN or infinity), EmptyImage.
Result<std::vector<ClassifyInput>> inputsFromBinary(const TensorPlan &plan, QByteArrayView data);

}  // namespace classiscope
