// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachekey.h"
#include "core/engine/classification.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace classiscope {

/// What is kept of an answer: what the model said of the image, without the words,
/// which are the model's, and without the timings, which are over.
struct CachedResult {
    struct Entry {
        int index = -1;
        float confidence = 0;
        bool operator==(const Entry &) const = default;
    };

    /// Of one result in its binary form; what is larger is kept in memory only.
    static constexpr qint64 maxSharedBytes = 64 << 10;

    std::vector<Entry> top;  ///< best first
    QSize imageSize;
    std::vector<float> outputs;  ///< empty unless they were asked for

    bool operator==(const CachedResult &) const = default;

    static CachedResult of(const Classification &answer);

    /// The answer again: `cached`, its timings zero. Requires: fits().
    Classification answerOf(const ModelInfo &model) const;

    /// Memory that it takes beyond itself.
    qint64 ownBytes() const;

    /// For a store that others can write to. Little-endian: "CSR1", width, height,
    /// entries, outputs (uint32 each); index (uint32) and confidence (float32) of each
    /// entry; the outputs (float32); the first 16 bytes of the SHA-256 of the key and
    /// all before.
    QByteArray toBytes(const CacheKey &key) const;

    /// Nothing when the bytes are not exactly what toBytes() makes for the same key.
    static std::optional<CachedResult> fromBytes(const QByteArray &bytes, const CacheKey &key);

    /// Whether the model can have said this when it was asked so: as many entries, each
    /// one of its classes, confidences in order and 0 to 1, its number of outputs, an image
    /// within the limit.
    bool fits(const ModelInfo &model, const CacheQuestion &question, qint64 maxImagePixels) const;
};

}  // namespace classiscope
