// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchrunner.h"

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
            QMetaObject::invokeMethod(
                this, [this, progress] { emit progressed(progress); }, Qt::QueuedConnection);
        },
        [this] { return m_cancelled.load(); },
    };
    const auto result = guarded(m_function, options, callbacks);
    QMetaObject::invokeMethod(
        this, [this, result] { finish(result); }, Qt::QueuedConnection);
}

void BenchRunner::finish(const Result<BenchReport> &result)
{
    m_thread.join();  // it has nothing left to do
    emit finished(result);
}

}  // namespace classiscope
