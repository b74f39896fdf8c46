// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifyinput.h"
#include "core/engine/result.h"

#include <QSize>
#include <QString>

#include <simdjson.h>

#include <optional>
#include <vector>

namespace classiscope {

/// What an inference request is measured against.
struct InferModel {
    QString input;               ///< name of the network's input
    QString output;              ///< name of its output
    QSize inputSize;             ///< pixels
    int maxBatch = 1;            ///< images in one request
    qint64 maxImagePixels = -1;  ///< of a UINT8 image, width x height
};

/// What an input of a request says of itself before its data.
struct TensorHeader {
    QString name;
    QString datatype;
    std::vector<qint64> shape;
    std::optional<qint64> binarySize;  ///< its data are not JSON: bytes behind the JSON
};

/// A header that fits the model, and what its data must therefore be:
/// FP32 `images` x 3 x height x width in the network's own size; UINT8 `images` x
/// height x width x 3, RGB, of any size; BYTES `images`, one encoded image each.
struct TensorPlan {
    enum class Datatype { Fp32, Uint8, Bytes };

    Datatype datatype = Datatype::Fp32;
    int images = 1;
    QSize size;                   ///< pixels of each; none for BYTES
    qint64 elementsPerImage = 1;  ///< numbers, or 1 for BYTES
    QString name;

    qint64 elements() const { return images * elementsPerImage; }
};

/// Errors: BadRequest (another name, data type or shape than the model takes),
/// BatchTooLarge, ImageTooLarge.
Result<TensorPlan> planTensor(const TensorHeader &header, const InferModel &model);

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
