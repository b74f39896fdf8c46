// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/text.h"

namespace classiscope {

/// What may compute a network.
enum class Backend {
    Auto,    ///< the fast path where it knows every layer, OpenCV otherwise
    OpenCv,  ///< OpenCV's own
};

enum class Precision {
    Exact,  ///< float32
    /// The fastest of the following that the CPU computes with itself and that
    /// keeps the labels of a calibration set as they are in float32; otherwise that.
    Fast,
    Bfloat16,  ///< on the same conditions
    Int8,      ///< integers of 8 bits in convolutions, on the same conditions
};

/// What does compute a network, and why nothing faster.
struct InferencePath {
    /// Largest difference from OpenCV's output that the fast path may have, in
    /// parts of the largest output.
    static constexpr float tolerance = 1e-4F;

    /// The same of a batch from its images computed one by one in bfloat16, which
    /// rounds each sum to 1/256 of it.
    static constexpr float shortTolerance = 2e-2F;

    /// Share of the calibration images that must keep its label in less precision.
    static constexpr double minAgreement = 0.95;

    bool fast = false;
    QString library;                                ///< "oneDNN 2.6.3" or "OpenCV 4.6.0"
    QString precision = QStringLiteral("float32");  ///< or "bfloat16", "int8"
    Text reason;  ///< one sentence: why not the fast path or less precision; may be empty
    /// Share of the calibration set that keeps its label in `precision` or, where that
    /// is float32, in the best that was tried; negative: none was.
    double agreement = -1;
    int batchSize = 1;  ///< most images that one forward pass takes
    Text batchReason;   ///< one sentence: why not as many as were asked for; may be empty

    QString text() const;  ///< e.g. "oneDNN 2.6.3, float32"
};

}  // namespace classiscope
