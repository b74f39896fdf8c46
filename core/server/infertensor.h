// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QSize>
#include <QString>

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

}  // namespace classiscope
