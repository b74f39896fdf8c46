// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/sha256.h"
#include "core/engine/classifyinput.h"

#include <QByteArray>

#include <cstring>
#include <functional>

namespace classiscope {

struct ModelInfo;

/// What an answer depends on, as 256 bits: the image's bytes, all that the model makes
/// of them, and how much of the answer is wanted. Equal keys have equal answers.
struct CacheKey {
    Sha256Digest bits {};

    bool operator==(const CacheKey &) const = default;
    QByteArray hex() const;  ///< 64 lower-case digits
};

/// What the answers of a model depend on beside the image: the weights and their
/// configuration, labels, preprocessing, output, name and version, the libraries that
/// decode and compute, the precision, and the version of the program.
///
/// `configuration`: what describes the network beside its weights; may be empty.
Sha256Digest fingerprintOf(const ModelInfo &model, const QByteArray &configuration);

/// What is asked of the model.
struct CacheQuestion {
    int topK = 5;                 ///< candidates, no more than the model has classes
    bool outputs = false;         ///< with Classification::outputs
    bool reducedDecoding = true;  ///< as in ClassifierOptions
};

/// The key of an encoded image. Hashes all of its bytes: 1 to 2 GB a second with the
/// CPU's SHA instructions, a fifth of that without.
CacheKey cacheKey(QByteArrayView image, const Sha256Digest &fingerprint,
                  const CacheQuestion &question);

}  // namespace classiscope

namespace std {
template <>
struct hash<classiscope::CacheKey> {
    std::size_t operator()(const classiscope::CacheKey &key) const noexcept
    {
        std::size_t first = 0;  // as good as any other of its bits
        std::memcpy(&first, key.bits.data(), sizeof first);
        return first;
    }
};
}  // namespace std
