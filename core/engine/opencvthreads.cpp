// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/opencvthreads.h"

#include <opencv2/core/utility.hpp>

#include <condition_variable>
#include <mutex>

namespace classiscope {

namespace {

/// Not a std::shared_mutex: there those that read can keep out the one that writes for ever.
struct Gate {
    std::mutex m_mutex;
    // guarded by m_mutex
    std::condition_variable m_changed;
    int m_users = 0;
    bool m_changing = false;
};

Gate &gate()
{
    static Gate all;
    return all;
}

thread_local int depth = 0;

}  // namespace

OpenCvUse::OpenCvUse()
{
    if (depth++ > 0)
        return;
    std::unique_lock lock(gate().m_mutex);
    gate().m_changed.wait(lock, [] { return !gate().m_changing; });
    ++gate().m_users;
}

OpenCvUse::~OpenCvUse()
{
    if (--depth > 0)
        return;
    const std::lock_guard lock(gate().m_mutex);
    if (--gate().m_users == 0)
        gate().m_changed.notify_all();
}

void setOpenCvThreads(int threads)
{
    std::unique_lock lock(gate().m_mutex);
    if (cv::getNumThreads() == threads)
        return;
    gate().m_changed.wait(lock, [] { return !gate().m_changing; });
    gate().m_changing = true;
    gate().m_changed.wait(lock, [] { return gate().m_users == 0; });
    cv::setNumThreads(threads);
    gate().m_changing = false;
    gate().m_changed.notify_all();
}

int openCvThreads()
{
    const std::lock_guard lock(gate().m_mutex);
    return cv::getNumThreads();
}

}  // namespace classiscope
