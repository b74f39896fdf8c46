// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/inferencebench.h"

#include "core/engine/bench/benchpictures.h"
#include "core/engine/bench/forwardcrew.h"
#include "core/engine/bench/pipelinerun.h"
#include "core/engine/cores.h"
#include "core/engine/opencvthreads.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <map>

namespace classiscope {

namespace {

/// Puts the process's number of OpenCV threads back.
class ThreadsKept {
public:
    ThreadsKept() = default;
    ~ThreadsKept() { setOpenCvThreads(m_threads); }
    ThreadsKept(const ThreadsKept &) = delete;
    ThreadsKept &operator=(const ThreadsKept &) = delete;

private:
    const int m_threads = openCvThreads();
};

/// Numbers as preprocessed pixels have them, of `images`.
cv::Mat inputFor(const Preprocessing &preprocessing, int images)
{
    const int shape[] = {images, 3, preprocessing.inputSize.height(),
                         preprocessing.inputSize.width()};
    cv::Mat tensor(4, shape, CV_32F);
    constexpr double range = 2;  // standard deviations about the mean
    cv::RNG random(1);
    random.fill(tensor, cv::RNG::UNIFORM, -range, range);
    return tensor;
}

/// With one worker in any case: it tells the time of one image.
std::vector<int> forwardWorkers(std::vector<int> workers)
{
    if (workers.front() != 1)
        workers.insert(workers.begin(), 1);
    return workers;
}

class Bench {
public:
    Bench(const BenchOptions &options, const BenchCallbacks &callbacks)
        : m_options(options)
        , m_callbacks(callbacks)
        , m_cores(availableCores())
        , m_workers(workersToTry(options.workers, m_cores))
        , m_batches(batchesToTry(options.batches))
    {
    }

    Result<BenchReport> run();

private:
    std::optional<Error> forward(const ModelPackage &package);
    std::optional<Error> loadCrews(const ModelPackage &package,
                                   const std::vector<BenchSetting> &plan);
    std::optional<Error> pipeline(qint64 weightsBytes);
    std::optional<Error> loadRuns(const std::vector<BenchSetting> &plan);
    template <typename Measure>
    std::optional<Error> takeTurns(std::vector<BenchFigures> &all, const Text &what,
                                   const Measure &measure);
    std::vector<int> affordable(const std::vector<int> &workers, qint64 weightsBytes);
    std::vector<BenchSetting> fitting(const std::vector<BenchSetting> &plan, qint64 weightsBytes);
    std::vector<BenchPath> available() const;
    std::vector<BenchSetting> computable(std::vector<BenchSetting> plan) const;
    void noteBatchesLeftOut();
    bool cancelled() const { return m_callbacks.cancelled && m_callbacks.cancelled(); }
    void tell(const Text &what);
    std::vector<BenchSetting> wholePipeline() const
    {
        return computable(pipelinePlan(available(), m_workers, m_cores, m_batches));
    }

    const BenchOptions &m_options;
    const BenchCallbacks &m_callbacks;
    const int m_cores;
    const std::vector<int> m_workers;
    const std::vector<int> m_batches;
    BenchReport m_report;
    std::map<BenchPath, std::unique_ptr<ForwardCrew>> m_crews;
    std::vector<std::unique_ptr<PipelineRun>> m_runs;  // one each of m_report.pipeline
    int m_done = 0;
    int m_total = 0;
};

void Bench::tell(const Text &what)
{
    if (m_callbacks.progress)
        m_callbacks.progress({what, m_done, m_total});
}

std::vector<BenchPath> Bench::available() const
{
    std::vector<BenchPath> paths;
    for (const BenchPathState &state : m_report.paths) {
        if (state.available)
            paths.push_back(state.path);
    }
    return paths;
}

// The settings whose path computes that many images at once.
std::vector<BenchSetting> Bench::computable(std::vector<BenchSetting> plan) const
{
    std::erase_if(plan, [this](const BenchSetting &setting) {
        return std::none_of(
            m_report.paths.begin(), m_report.paths.end(), [&](const BenchPathState &state) {
                return state.path == setting.path
                    && std::find(state.batches.begin(), state.batches.end(), setting.batch)
                    != state.batches.end();
            });
    });
    return plan;
}

void Bench::noteBatchesLeftOut()
{
    for (const BenchPathState &state : m_report.paths) {
        for (const int size : m_batches) {
            const auto &has = state.batches;
            if (state.available && std::find(has.begin(), has.end(), size) == has.end())
                m_report.notes.push_back(Text::marked("Left out: %1, batch %2. %3")
                                             .arg(state.name)
                                             .arg(size)
                                             .arg(state.batchReason.isEmpty() ? Text::marked(
                                                      "It is compiled for powers of two.")
                                                                              : state.batchReason));
        }
    }
}

std::vector<BenchSetting> Bench::fitting(const std::vector<BenchSetting> &plan, qint64 weightsBytes)
{
    auto fits = fittingPlan(plan, weightsBytes, m_options.maxNetworkBytes);
    for (const BenchSetting &setting : plan) {
        if (std::find(fits.begin(), fits.end(), setting) == fits.end())
            m_report.notes.push_back(
                Text::marked("Left out, as all networks together would take more than "
                             "%1 MiB: %2, %3.")
                    .arg(m_options.maxNetworkBytes >> 20)
                    .arg(m_report.pathName(setting.path), setting.threadsText()));
    }
    return fits;
}

std::vector<int> Bench::affordable(const std::vector<int> &workers, qint64 weightsBytes)
{
    std::vector<int> result;
    for (const int count : workers) {
        const BenchSetting most {BenchPath::OpenCv, count};
        if (networkBytes(most, weightsBytes) <= m_options.maxNetworkBytes || result.empty())
            result.push_back(count);
        else
            m_report.notes.push_back(
                Text::marked("Forward pass of %1 workers left out: their networks "
                             "would take more than %2 MiB.")
                    .arg(count)
                    .arg(m_options.maxNetworkBytes >> 20));
    }
    return result;
}

std::optional<Error> Bench::loadCrews(const ModelPackage &package,
                                      const std::vector<BenchSetting> &plan)
{
    std::map<BenchPath, int> networks;
    for (const BenchSetting &setting : plan)
        networks[setting.path] = std::max(networks[setting.path], setting.workers);
    const cv::Mat tensor = inputFor(package.preprocessing, m_batches.back());
    setOpenCvThreads(1);
    for (const BenchPath path : benchPaths) {
        if (networks[path] == 0 || cancelled())
            continue;
        tell(Text::marked("Loading the model for %1").arg(benchPathName(path)));
        auto loaded = loadNetworks(package,
                                   {networks[path], 1, m_batches.back(), backendOf(path),
                                    precisionOf(path), m_options.calibrationImages});
        if (!loaded)
            return loaded.error();
        BenchPathState state {path, computesBy(loaded->path, path), loaded->path.text(), {}};
        state.batchReason = loaded->path.batchReason;
        if (state.available) {
            m_crews[path] = std::make_unique<ForwardCrew>(std::move(loaded).value(), tensor);
            state.batches = m_batches;
            std::erase_if(state.batches,
                          [&](int size) { return !m_crews.at(path)->computes(size); });
        } else {
            state.name.clear();
            state.reason = loaded->path.reason;
        }
        m_report.paths.push_back(state);
    }
    return {};
}

template <typename Measure>
std::optional<Error> Bench::takeTurns(std::vector<BenchFigures> &all, const Text &what,
                                      const Measure &measure)
{
    for (int round = 0; round < m_options.rounds; ++round) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (cancelled())
                return {};
            tell(Text::marked("Round %1 of %2, %3").arg(round + 1).arg(m_options.rounds).arg(what));
            const Result<double> perSecond = measure(i);
            if (!perSecond)
                return perSecond.error();
            if (!cancelled())  // else it was cut short
                all[i].perSecond.rounds.push_back(*perSecond);
            ++m_done;
        }
    }
    return {};
}

std::optional<Error> Bench::forward(const ModelPackage &package)
{
    const std::vector<BenchPath> all(std::begin(benchPaths), std::end(benchPaths));
    const auto workers = affordable(forwardWorkers(m_workers), package.weights.size());
    if (auto error = loadCrews(package, forwardPlan(all, workers, m_batches)))
        return error;
    noteBatchesLeftOut();
    const auto plan = computable(forwardPlan(available(), workers, m_batches));
    for (const BenchSetting &setting : plan)
        m_report.forward.push_back({setting, {}, 0});
    m_total =
        m_options.rounds * int(plan.size() + (m_options.forwardOnly ? 0 : wholePipeline().size()));
    auto error = takeTurns(m_report.forward, Text::marked("forward pass"), [&](std::size_t i) {
        const BenchSetting &setting = plan[i];
        return m_crews.at(setting.path)
            ->measure(setting.workers, setting.batch, m_options.perMeasurement,
                      [this] { return cancelled(); });
    });
    m_crews.clear();
    compareWithEachOther(m_report.forward);
    return error;
}

std::optional<Error> Bench::loadRuns(const std::vector<BenchSetting> &plan)
{
    for (const BenchSetting &setting : plan) {
        if (cancelled())
            return {};
        tell(Text::marked("Loading the model for %1, %2")
                 .arg(benchPathName(setting.path), setting.threadsText()));
        ClassifierOptions options;
        options.calibrationImages = m_options.calibrationImages;
        options.reducedDecoding = m_options.reducedDecoding;
        auto run = PipelineRun::load(m_options.model, setting, options);
        if (!run) {
            m_report.notes.push_back(
                Text::marked("Left out: %1, %2. %3")
                    .arg(m_report.pathName(setting.path), setting.threadsText(), run.error().text));
            continue;
        }
        m_runs.push_back(std::move(run).value());
        m_report.pipeline.push_back({setting, {}, 0});
    }
    return {};
}

std::optional<Error> Bench::pipeline(qint64 weightsBytes)
{
    tell(Text::marked("Reading the pictures"));
    const auto pictures = benchPictures(m_options.images);
    if (!pictures)
        return pictures.error();
    m_report.pictures = int(pictures->size());
    for (const QByteArray &picture : *pictures)
        m_report.pictureBytes += picture.size();
    const auto plan = fitting(wholePipeline(), weightsBytes);
    m_total = m_done + m_options.rounds * int(plan.size());
    if (auto error = loadRuns(plan))
        return error;
    auto error = takeTurns(m_report.pipeline, Text::marked("full pipeline"), [&](std::size_t i) {
        return m_runs[i]->measure(*pictures, m_options.perMeasurement,
                                  [this] { return cancelled(); });
    });
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        m_report.pipeline[i].p50 = m_runs[i]->latency().quantile(0.5);
        m_report.pipeline[i].p95 = m_runs[i]->latency().quantile(0.95);
    }
    compareWithEachOther(m_report.pipeline);
    return error;
}

Result<BenchReport> Bench::run()
{
    const ThreadsKept threads;
    tell(Text::marked("Opening the model"));
    const auto package = ModelPackage::open(m_options.model);
    if (!package)
        return package.error();
    m_report.modelName = package->name;
    m_report.modelVersion = package->version;
    m_report.modelSha256 = package->sha256;
    m_report.inputSize = package->preprocessing.inputSize;
    m_report.cpu = cpuName();
    m_report.cores = m_cores;
    m_report.perMeasurement = m_options.perMeasurement;
    m_report.rounds = m_options.rounds;
    m_report.images = m_options.images;
    if (auto error = forward(*package))
        return *std::move(error);
    if (!m_options.forwardOnly && !cancelled()) {
        if (auto error = pipeline(package->weights.size()))
            return *std::move(error);
    }
    m_report.cancelled = cancelled();
    if (m_report.cancelled && m_report.forward.empty())
        return {Error::Code::Cancelled, Text::marked("Stopped before anything was measured.")};
    tell(QStringLiteral("Done"));
    return std::move(m_report);
}

}  // namespace

QString BenchReport::pathName(BenchPath path) const
{
    for (const BenchPathState &state : paths) {
        if (state.path == path)
            return state.name;
    }
    return benchPathName(path);
}

Result<BenchReport> runInferenceBench(const BenchOptions &options, const BenchCallbacks &callbacks)
{
    return Bench(options, callbacks).run();
}

std::chrono::milliseconds longestBench(const BenchOptions &options)
{
    const int cores = availableCores();
    const std::vector<BenchPath> all(std::begin(benchPaths), std::end(benchPaths));
    const auto workers = workersToTry(options.workers, cores);
    const auto batches = batchesToTry(options.batches);
    std::size_t settings = forwardPlan(all, forwardWorkers(workers), batches).size();
    if (!options.forwardOnly)
        settings += pipelinePlan(all, workers, cores, batches).size();
    return options.perMeasurement * options.rounds * int(settings);
}

}  // namespace classiscope
