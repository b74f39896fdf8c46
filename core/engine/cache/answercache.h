// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/cache/cachefigures.h"
#include "core/engine/cache/resultcache.h"
#include "core/engine/cache/sharedcache.h"
#include "core/engine/result.h"

#include <atomic>
#include <memory>
#include <optional>

namespace classiscope {

struct Job;
struct LoadedModel;

/// The answers to images that were classified before: in memory, and in a store that
/// other programs share where there is one. All functions may be called from any thread.
///
/// Only encoded images have a key; answers that are errors are not kept.
class AnswerCache {
public:
    /// Larger images are not hashed by who submits them but by a worker: this size takes
    /// some 0.2 ms.
    static constexpr qint64 maxInlineHashBytes = 256 << 10;

    struct Options {
        qint64 bytes = 0;  ///< in memory; 0: off, the shared store too
        std::chrono::milliseconds timeToLive {0};
        int topK = 5;  ///< of a job that does not say
        bool reducedDecoding = true;
        qint64 maxImagePixels = 0;
    };

    explicit AnswerCache(const Options &options, std::unique_ptr<SharedCache> shared = {});
    ~AnswerCache();

    bool isOn() const { return m_isOn; }

    /// Whether the job's answer can be kept: it is an encoded image, and the cache is on.
    bool takes(const Job &job) const;

    CacheKey keyOf(const Job &job) const;  ///< Requires: takes(job)

    /// What is known in memory, with the time since the job was accepted as its total; counts
    /// as a hit. Requires, here and below: the job has its key.
    std::optional<Classification> find(const Job &job);

    /// The same of the shared store; waits for that no longer than its time-out.
    std::optional<Classification> findShared(const Job &job);

    /// Keeps what was computed; counts as a miss.
    void store(const Job &job, const Classification &answer);

    /// The answer to another image of the same bytes as the answer to this job.
    Result<Classification> joined(const Job &job, const Result<Classification> &answer);

    void clear();  ///< the memory
    void setLimits(qint64 bytes, std::chrono::milliseconds timeToLive);
    CacheFigures figures() const;

private:
    CacheQuestion questionOf(const Job &job) const;
    Classification answer(const Job &job, const CachedResult &result);

    const Options m_options;
    std::atomic<bool> m_isOn;
    ResultCache m_memory;
    const std::unique_ptr<SharedCache> m_shared;
    std::atomic<qint64> m_hits {0}, m_sharedHits {0}, m_joined {0}, m_misses {0};
};

}  // namespace classiscope
