// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/forwardcrew.h"

#include "core/engine/fast/fastnetwork.h"

namespace classiscope {

namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

ForwardCrew::ForwardCrew(Networks networks, const cv::Mat &tensor)
    : m_tensor(tensor.clone())
    , m_networks(std::move(networks))
{
    for (std::size_t i = 0; i < m_networks.each.size(); ++i)
        m_threads.emplace_back([this, i] { work(i); });
}

ForwardCrew::~ForwardCrew()
{
    {
        const std::lock_guard lock(m_mutex);
        m_quitting = true;
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

bool ForwardCrew::computes(int batch) const
{
    return batch <= m_tensor.size[0] && m_networks.each.front()->passSize(batch) == batch;
}

Result<double> ForwardCrew::measure(int workers, int batch, std::chrono::milliseconds duration,
                                    const std::function<bool()> &cancelled)
{
    std::unique_lock lock(m_mutex);
    m_task = {workers, batch, duration, cancelled};
    ++m_taskNumber;
    m_ready = m_done = 0;
    m_perSecond = 0;
    m_error.reset();
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_done == workers; });
    if (m_error)
        return *m_error;
    return m_perSecond;
}

void ForwardCrew::work(std::size_t index)
{
    fast::setThreads(1);
    int seen = 0;
    while (true) {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_quitting || m_taskNumber != seen; });
        if (m_quitting)
            return;
        seen = m_taskNumber;
        const Task task = m_task;
        if (int(index) >= task.workers)
            continue;
        lock.unlock();
        const auto perSecond = imagesPerSecond(*m_networks.each[index], task);
        lock.lock();
        if (perSecond)
            m_perSecond += *perSecond;
        else
            m_error = perSecond.error();
        ++m_done;
        m_changed.notify_all();
    }
}

void ForwardCrew::waitForTheOthers(int workers)
{
    std::unique_lock lock(m_mutex);
    ++m_ready;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_ready == workers; });
}

Result<double> ForwardCrew::imagesPerSecond(Network &network, const Task &task)
{
    const int shape[] = {task.batch, m_tensor.size[1], m_tensor.size[2], m_tensor.size[3]};
    const cv::Mat tensor(4, shape, CV_32F, m_tensor.data);
    const auto first =
        network.forwardPicture(tensor);  // what ran before has left its data in the cache
    waitForTheOthers(task.workers);
    if (!first)
        return first.error();
    const auto start = Clock::now();
    auto now = start;
    std::int64_t passes = 0;
    do {
        const auto outputs = network.forwardPicture(tensor);
        if (!outputs)
            return outputs.error();
        ++passes;
        now = Clock::now();
    } while (now - start < task.duration && !task.cancelled());
    return double(passes) * task.batch / std::chrono::duration<double>(now - start).count();
}

}  // namespace classiscope
