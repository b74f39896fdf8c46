// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestreader.h"

#include <utility>

namespace classiscope {

namespace {

using Answer = Result<ClassifyJob>;

Answer answer(const RequestReader::Read &read, std::chrono::steady_clock::time_point deadline)
{
    if (std::chrono::steady_clock::now() > deadline)
        return {Error::Code::DeadlineExceeded,
                QStringLiteral("The request waited too long to be read (requestTimeout); try "
                               "again in a moment.")};
    return read();
}

}  // namespace

RequestReader::RequestReader(int threads)
{
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

RequestReader::~RequestReader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_taskArrived.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
}

QFuture<Answer> RequestReader::read(Read read, std::chrono::steady_clock::time_point deadline)
{
    Task task {std::move(read), deadline, {}};
    task.promise.start();
    auto future = task.promise.future();
    {
        const std::lock_guard lock(m_mutex);
        if (int(m_tasks.size()) >= queueLimit) {
            task.promise.addResult(
                Answer(Error::Code::Busy,
                       QStringLiteral("%1 large requests already wait to be read; try again in a "
                                      "moment.")
                           .arg(queueLimit)));
            task.promise.finish();
            return future;
        }
        m_tasks.push_back(std::move(task));
    }
    m_taskArrived.notify_one();
    return future;
}

void RequestReader::work()
{
    while (true) {
        std::unique_lock lock(m_mutex);
        m_taskArrived.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
        if (m_tasks.empty())
            return;
        Task task = std::move(m_tasks.front());
        m_tasks.pop_front();
        const bool refuse = m_stopping;
        lock.unlock();
        if (refuse)
            task.promise.addResult(
                Answer(Error::Code::Stopping, QStringLiteral("The server is shutting down.")));
        else if (!task.promise.isCanceled())
            task.promise.addResult(answer(task.read, task.deadline));
        task.promise.finish();
    }
}

}  // namespace classiscope
