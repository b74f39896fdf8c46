// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/answercache.h"

#include "core/engine/jobqueue.h"
#include "core/engine/loadedmodel.h"

#include <algorithm>

namespace classiscope {

namespace {

std::chrono::microseconds since(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now()
                                                                 - start);
}

}  // namespace

AnswerCache::AnswerCache(const Options &options, std::unique_ptr<SharedCache> shared)
    : m_options(options)
    , m_isOn(options.bytes > 0)
    , m_memory(options.bytes, options.timeToLive)
    , m_shared(std::move(shared))
{
}

AnswerCache::~AnswerCache() = default;

bool AnswerCache::takes(const Job &job) const
{
    return isOn() && std::holds_alternative<QByteArray>(job.input);
}

CacheQuestion AnswerCache::questionOf(const Job &job) const
{
    const int topK = job.options.topK > 0 ? job.options.topK : m_options.topK;
    return {std::min(topK, job.model->info.classCount), job.options.outputs,
            m_options.reducedDecoding};
}

CacheKey AnswerCache::keyOf(const Job &job) const
{
    return cacheKey(std::get<QByteArray>(job.input), job.model->fingerprint, questionOf(job));
}

Classification AnswerCache::answer(const Job &job, const CachedResult &result)
{
    Classification known = result.answerOf(job.model->info);
    known.timings.total = since(job.accepted);
    ++m_hits;
    return known;
}

std::optional<Classification> AnswerCache::find(const Job &job)
{
    const auto result = isOn() ? m_memory.find(*job.key) : nullptr;
    if (!result)
        return {};
    return answer(job, *result);
}

std::optional<Classification> AnswerCache::findShared(const Job &job)
{
    if (!m_shared || !isOn())
        return {};
    const auto value = m_shared->find(*job.key);
    if (!value)
        return {};
    auto result = CachedResult::fromBytes(value->bytes, *job.key);
    if (!result || !result->fits(job.model->info, questionOf(job), m_options.maxImagePixels))
        return {};
    ++m_sharedHits;
    auto known = answer(job, *result);
    m_memory.store(*job.key, *std::move(result), value->timeLeft);
    return known;
}

void AnswerCache::store(const Job &job, const Classification &answer)
{
    if (!isOn())
        return;
    ++m_misses;
    auto result = CachedResult::of(answer);
    if (m_shared) {
        const QByteArray bytes = result.toBytes(*job.key);
        if (bytes.size() <= CachedResult::maxSharedBytes)
            m_shared->store(*job.key, bytes, m_memory.timeToLive());
    }
    m_memory.store(*job.key, std::move(result));
}

Result<Classification> AnswerCache::joined(const Job &job, const Result<Classification> &answer)
{
    if (!answer)
        return answer;
    Classification known = *answer;
    known.cached = true;
    known.cacheMiss = false;
    known.batchSize = 1;
    known.timings = {};
    known.timings.total = since(job.accepted);
    ++m_joined;
    ++m_hits;
    return known;
}

void AnswerCache::clear()
{
    m_memory.clear();
}

void AnswerCache::setLimits(qint64 bytes, std::chrono::milliseconds timeToLive)
{
    m_memory.setLimits(bytes, timeToLive);
    m_isOn = bytes > 0;
}

CacheFigures AnswerCache::figures() const
{
    CacheFigures figures;
    figures.limitBytes = m_memory.limitBytes();
    figures.timeToLive = m_memory.timeToLive();
    figures.bytes = m_memory.bytes();
    figures.entries = m_memory.entries();
    figures.hits = m_hits;
    figures.sharedHits = m_sharedHits;
    figures.joined = m_joined;
    figures.misses = m_misses;
    if (m_shared)
        figures.shared = m_shared->figures();
    return figures;
}

}  // namespace classiscope
