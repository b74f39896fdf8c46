// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchplan.h"

#include "core/engine/classifier.h"

#include <algorithm>
#include <numeric>

namespace classiscope {

QString benchPathName(BenchPath path)
{
    switch (path) {
    case BenchPath::Float32: return QStringLiteral("float32");
    case BenchPath::Bfloat16: return QStringLiteral("bfloat16");
    case BenchPath::Int8: return QStringLiteral("int8");
    case BenchPath::OpenCv: break;
    }
    return QStringLiteral("opencv");
}

Backend backendOf(BenchPath path)
{
    return path == BenchPath::OpenCv ? Backend::OpenCv : Backend::Auto;
}

Precision precisionOf(BenchPath path)
{
    switch (path) {
    case BenchPath::Bfloat16: return Precision::Bfloat16;
    case BenchPath::Int8: return Precision::Int8;
    case BenchPath::OpenCv:
    case BenchPath::Float32: break;
    }
    return Precision::Exact;
}

bool changesAnswers(BenchPath path)
{
    return precisionOf(path) != Precision::Exact;
}

bool computesBy(const InferencePath &computed, BenchPath path)
{
    if (path == BenchPath::OpenCv)
        return !computed.fast;
    return computed.fast && computed.precision == benchPathName(path);
}

QString BenchSetting::threadsText() const
{
    const QString text =
        QStringLiteral("%1 %2 × %3 %4")
            .arg(workers)
            .arg(workers == 1 ? QStringLiteral("worker") : QStringLiteral("workers"))
            .arg(threads)
            .arg(threads == 1 ? QStringLiteral("thread") : QStringLiteral("threads"));
    return batch == 1 ? text : text + QStringLiteral(", batch %1").arg(batch);
}

std::vector<int> workersToTry(const std::vector<int> &wanted, int cores)
{
    std::vector<int> result;
    for (const int count : wanted)
        result.push_back(std::clamp(count, 1, cores));
    if (result.empty()) {
        for (int count = 1; count < cores; count *= 2)
            result.push_back(count);
        result.push_back(cores);
    }
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

std::vector<int> batchesToTry(const std::vector<int> &wanted)
{
    std::vector<int> result {1};
    for (const int size : wanted)
        result.push_back(std::clamp(size, 1, ClassifierOptions::maxBatchSize));
    std::sort(result.begin(), result.end());
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

namespace {

/// With one thread each.
void addBatches(std::vector<BenchSetting> &plan, const std::vector<BenchPath> &paths, int workers,
                const std::vector<int> &batches)
{
    for (const int size : batches) {
        for (const BenchPath path : paths)
            plan.push_back({path, workers, 1, size});
    }
}

}  // namespace

std::vector<BenchSetting> forwardPlan(const std::vector<BenchPath> &paths,
                                      const std::vector<int> &workers,
                                      const std::vector<int> &batches)
{
    std::vector<BenchSetting> plan;
    for (const int count : workers)
        addBatches(plan, paths, count, count == 1 ? batches : std::vector<int> {1});
    return plan;
}

std::vector<BenchSetting> pipelinePlan(const std::vector<BenchPath> &paths,
                                       const std::vector<int> &workers, int cores,
                                       const std::vector<int> &batches)
{
    std::vector<BenchSetting> plan;
    for (const int count : workers) {
        addBatches(plan, paths, count, count == workers.back() ? batches : std::vector<int> {1});
        const int all = cores / count;
        for (const BenchPath path : paths) {
            if (all > 1)
                plan.push_back({path, count, all});
        }
    }
    return plan;
}

qint64 networkBytes(const BenchSetting &setting, qint64 weightsBytes)
{
    constexpr int copies = 2;  // as they were read, and packed for computing
    return copies * weightsBytes * (setting.path == BenchPath::OpenCv ? setting.workers : 1);
}

std::vector<BenchSetting> fittingPlan(const std::vector<BenchSetting> &plan, qint64 weightsBytes,
                                      qint64 maxBytes)
{
    std::vector<std::size_t> order(plan.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return plan[a].workers > plan[b].workers;
    });
    std::vector<bool> fits(plan.size());
    qint64 used = 0;
    for (const std::size_t i : order) {
        const qint64 bytes = networkBytes(plan[i], weightsBytes);
        if (used > 0 && used + bytes > maxBytes)
            continue;
        used += bytes;
        fits[i] = true;
    }
    std::vector<BenchSetting> result;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        if (fits[i])
            result.push_back(plan[i]);
    }
    return result;
}

}  // namespace classiscope
