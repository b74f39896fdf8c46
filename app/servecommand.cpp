// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/models.h"
#include "app/processsignals.h"
#include "app/tuning.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "core/version.h"

#include <QCoreApplication>
#include <QFutureWatcher>
#include <QTime>
#include <QTimer>

#include <iostream>

#include <unistd.h>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

void say(const QString &text)
{
    std::cout << text.toStdString() << std::endl;
}

void complain(const QString &text)
{
    std::cerr << "classiscope: " << text.toStdString() << std::endl;
}

QString milliseconds(std::chrono::microseconds time)
{
    return QString::number(double(time.count()) / 1000, 'f', 1) + QStringLiteral(" ms");
}

/// One line a second while there is something to tell.
class LoadLog {
public:
    explicit LoadLog(const Telemetry &telemetry)
        : m_telemetry(telemetry)
    {
    }

    void print()
    {
        const auto points = m_telemetry.series(Source::Http, 1);
        if (points.empty() || points.back().second == m_lastSecond)
            return;
        const RatePoint &point = points.back();
        m_lastSecond = point.second;
        if (point.succeeded + point.failed + point.inFlight == 0)
            return;
        say(QStringLiteral("%1  %2 req/s  %3 failed  p50 %4  p95 %5  in flight %6  queue %7")
                .arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss")))
                .arg(point.succeeded + point.failed, 4)
                .arg(point.failed)
                .arg(milliseconds(point.p50), milliseconds(point.p95))
                .arg(point.inFlight)
                .arg(point.queueDepth));
    }

private:
    const Telemetry &m_telemetry;
    std::int64_t m_lastSecond = -1;
};

/// One line on what came of loading; false when there is no model to go on with.
bool tellLoaded(const Result<ModelInfo> &loaded, bool again, const std::optional<ModelInfo> &inUse)
{
    if (loaded) {
        say(QStringLiteral("Model %1 version %2 %3: %4 classes, %5 x %6 pixels, in %7 ms")
                .arg(loaded->name, loaded->version,
                     again ? QStringLiteral("loaded again") : QStringLiteral("loaded"))
                .arg(loaded->classCount)
                .arg(loaded->inputSize.width())
                .arg(loaded->inputSize.height())
                .arg(loaded->loadTime.count()));
        const InferencePath &path = loaded->path;
        say(QStringLiteral("Computed by %1%2")
                .arg(path.text(),
                     path.reason.isEmpty() ? QString()
                                           : QStringLiteral(": ") + path.reason.english()));
        if (path.batchSize > 1)
            say(QStringLiteral("Up to %1 pictures in a forward pass").arg(path.batchSize));
        if (!path.batchReason.isEmpty())
            say(QStringLiteral("No larger batches: %1").arg(path.batchReason.english()));
        return true;
    }
    complain(inUse
                 ? QStringLiteral("The model was not loaded again, %1 version %2 stays in use: %3")
                       .arg(inUse->name, inUse->version, loaded.error().message)
                 : loaded.error().message);
    return inUse.has_value();
}

}  // namespace

int runServe(const CommandLine &line, int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const ModelSource source = line.model.value_or(defaultModel());
    const TunedOptions tuned = tunedOptions(line, source);
    tuned.print(std::cout);
    Classifier classifier(tuned.options);
    Telemetry telemetry([&classifier] { return classifier.queueDepth(); });
    ServerHost host(classifier, telemetry);

    QObject::connect(&host, &ServerHost::failed, &application,
                     [](const Error &error, quint16 port) {
                         complain(error.message
                                  + (port ? QStringLiteral(" Port %1 is free: --port %1").arg(port)
                                          : QString()));
                         QCoreApplication::exit(exitcode::cannotStart);
                     });
    QObject::connect(&host, &ServerHost::stateChanged, &application, [&](ServerHost::State state) {
        if (state == ServerHost::State::Listening)
            say(QStringLiteral("Classiscope " CLASSISCOPE_VERSION " listens on %1 (%2 workers)")
                    .arg(host.url().toString())
                    .arg(classifier.workers()));
    });

    QFutureWatcher<Result<ModelInfo>> loading;
    bool again = false;
    QObject::connect(&loading, &QFutureWatcherBase::finished, &application, [&] {
        if (!tellLoaded(loading.result(), again, classifier.model()))
            QCoreApplication::exit(exitcode::cannotStart);
    });

    ProcessSignals signals_(ProcessSignals::Hangup::Reloads);
    // A load that is still going on is overtaken; the watcher then tells of this one only.
    QObject::connect(&signals_, &ProcessSignals::reloadRequested, &application, [&] {
        again = classifier.model().has_value();
        loading.setFuture(classifier.loadModel(source));
    });
    QObject::connect(&signals_, &ProcessSignals::shutdownRequested, &application, [&] {
        if (host.state() == ServerHost::State::Stopping) {
            QCoreApplication::exit(exitcode::success);  // asked twice: do not wait
            return;
        }
        QObject::connect(&host, &ServerHost::stateChanged, &application,
                         [](ServerHost::State state) {
                             if (state == ServerHost::State::Stopped)
                                 QCoreApplication::exit(exitcode::success);
                         });
        say(QStringLiteral("Stopping: answering the requests in flight"));
        host.stop();
    });

    LoadLog log(telemetry);
    QTimer everySecond;
    QObject::connect(&everySecond, &QTimer::timeout, &application, [&log] { log.print(); });
    if (::isatty(STDOUT_FILENO))
        everySecond.start(1s);

    if (const auto warning = exposureWarning(line.server))
        complain(*warning);
    host.start(line.server);
    loading.setFuture(classifier.loadModel(source));
    return QCoreApplication::exec();
}

}  // namespace classiscope
