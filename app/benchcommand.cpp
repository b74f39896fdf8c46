// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/models.h"
#include "app/processsignals.h"
#include "core/engine/bench/benchtext.h"
#include "core/engine/bench/tuningfile.h"

#include <QCoreApplication>

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <thread>

#include <unistd.h>

namespace classiscope {

namespace {

/// One line of the terminal that is written over and over; in a file a line each
/// time something else begins.
class ProgressLine {
public:
    void show(const BenchProgress &progress)
    {
        const QString what = progress.what.english();
        const QString count = progress.total > 0
            ? QStringLiteral("%1 of %2: ").arg(progress.done).arg(progress.total)
            : QString();
        if (m_terminal)
            std::cerr << "\r\033[K" << (count + what).toStdString() << std::flush;
        else if (what != m_last)
            std::cerr << (count + what).toStdString() << std::endl;
        m_last = what;
    }

    void erase() const
    {
        if (m_terminal)
            std::cerr << "\r\033[K" << std::flush;
    }

private:
    const bool m_terminal = ::isatty(STDERR_FILENO) != 0;
    QString m_last;
};

/// Tells on standard error what came of it. Returns whether it is saved.
bool saveBest(const BenchReport &report, std::optional<std::size_t> best,
              const QString &calibrationImages)
{
    if (report.cancelled || !best) {
        std::cerr << "classiscope: nothing is saved, as not everything was measured.\n";
        return false;
    }
    const Tuning tuning = Tuning::from(report.pipeline[*best], calibrationImages);
    TuningFile file(TuningFile::defaultPath());
    if (const auto error = file.save(TuningKey::here(report.modelSha256), tuning)) {
        std::cerr << "classiscope: " << error->message.toStdString() << '\n';
        return false;
    }
    std::cerr << "Saved for this model on this machine in " << file.path().toStdString() << ": "
              << tuning.text().toStdString() << '\n';
    return true;
}

int report(const Result<BenchReport> &result, const CommandLine &line)
{
    if (!result) {
        std::cerr << "classiscope: " << result.error().message.toStdString() << '\n';
        return result.error().code == Error::Code::Cancelled ? exitcode::someFailed
                                                             : exitcode::cannotStart;
    }
    const auto best = bestSetting(result->pipeline, line.classifier.precision == Precision::Fast);
    if (line.output == CommandLine::OutputFormat::Json)
        std::cout << benchJson(*result, best).toStdString() << '\n';
    else
        std::cout << benchMarkdown(*result, best).toStdString();
    std::cout.flush();
    const bool saved = !line.tune || saveBest(*result, best, line.bench.calibrationImages);
    return result->cancelled || !saved ? exitcode::someFailed : exitcode::success;
}

}  // namespace

int runBench(const CommandLine &line, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    BenchOptions options = line.bench;
    options.model = line.model.value_or(defaultModel());

    std::atomic_bool cancelled = false;
    ProcessSignals signals_;
    QObject::connect(&signals_, &ProcessSignals::shutdownRequested, &application, [&cancelled] {
        if (cancelled.exchange(true))
            std::_Exit(exitcode::someFailed);  // asked twice: do not wait for the model to load
    });

    ProgressLine progress;
    std::optional<Result<BenchReport>> result;
    std::thread measuring([&] {
        const BenchCallbacks callbacks {
            [&](const BenchProgress &step) { progress.show(step); },
            [&] { return cancelled.load(); },
        };
        result = runInferenceBench(options, callbacks);
        QMetaObject::invokeMethod(&application, &QCoreApplication::quit, Qt::QueuedConnection);
    });
    QCoreApplication::exec();
    measuring.join();
    progress.erase();
    return report(*result, line);
}

}  // namespace classiscope
