// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchrunner.h"

#include <utility>

namespace classiscope {

namespace {

Result<BenchReport> guarded(const BenchFunction &function, const BenchOptions &options,
                            const BenchCallbacks &callbacks)
{
    try {
        return function(options, callbacks);
    } catch (const std::bad_alloc &) {
        return {Error::Code::Internal,
                BenchRunner::tr("There is not enough memory to load the model for every setting; "
                                "close other programs, or measure the forward pass only.")};
    } catch (const std::exception &exception) {
        return {Error::Code::Internal,
                BenchRunner::tr("The benchmark failed: %1")
                    .arg(QString::fromLocal8Bit(exception.what()))};
    }
}

}  // namespace

BenchRunner::BenchRunner(BenchFunction function, QObject *parent)
    : QObject(parent)
    , m_function(std::move(function))
{
    connect(this, &BenchRunner::newsPending, this, &BenchRunner::deliver, Qt::QueuedConnection);
}

BenchRunner::~BenchRunner()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void BenchRunner::start(const BenchOptions &options)
{
    m_cancelled = false;
    m_thread = std::thread([this, options] { run(options); });
}

void BenchRunner::cancel()
{
    m_cancelled = true;
}

void BenchRunner::run(const BenchOptions &options)
{
    const BenchCallbacks callbacks {
        [this](const BenchProgress &progress) {
            {
                const std::lock_guard lock(m_mutex);
                m_progress = progress;
            }
            emit newsPending(QPrivateSignal());
        },
        [this] { return m_cancelled.load(); },
    };
    auto result = guarded(m_function, options, callbacks);
    {
        const std::lock_guard lock(m_mutex);
        m_result = std::move(result);
    }
    emit newsPending(QPrivateSignal());
}

void BenchRunner::deliver()
{
    std::unique_lock lock(m_mutex);
    const auto progress = std::exchange(m_progress, {});
    const auto result = std::exchange(m_result, {});
    lock.unlock();
    if (progress)
        emit progressed(*progress);
    if (result) {
        m_thread.join();  // it has nothing left to do
        emit finished(*result);
    }
}

}  // namespace classiscope
