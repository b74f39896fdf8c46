// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <chrono>
#include <vector>

namespace classiscope {

/// One class the model considered.
struct Candidate {
    QString label;
    int index = -1;        ///< line of the labels file, from 0
    float confidence = 0;  ///< probability, 0 to 1
};

/// Where the time of one image went. The stages are disjoint; `total` also
/// holds the hand-over between them.
struct StageTimings {
    std::chrono::microseconds queue {0};        ///< accepted until a worker took it
    std::chrono::microseconds decode {0};       ///< header check and decoding to pixels
    std::chrono::microseconds preprocess {0};   ///< resize, colour order, normalisation
    std::chrono::microseconds inference {0};    ///< its share of the forward pass
    std::chrono::microseconds postprocess {0};  ///< softmax, top-k
    std::chrono::microseconds total {0};        ///< accepted until the result was ready
};

/// What the model said about one image.
struct Classification {
    QString model;  ///< name of the model that answered
    QString modelVersion;
    std::vector<Candidate> top;  ///< best first, at most `topK`
    QSize imageSize;             ///< upright size of the image, pixels
    StageTimings timings;
    int batchSize = 1;       ///< images in the forward pass that served it
    bool cached = false;     ///< the answer to the same bytes was still known; nothing was computed
    bool cacheMiss = false;  ///< the cache was asked in vain
    /// The network's numbers as they came, a background class included; only when asked for.
    std::vector<float> outputs;
};

}  // namespace classiscope
