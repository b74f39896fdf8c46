// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/loadtestprogress.h"
#include "app/processsignals.h"
#include "core/loadtest/cpupinning.h"
#include "core/loadtest/fleetprovider.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/loadsession.h"
#include "core/loadtest/savereport.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <csignal>
#include <iostream>

namespace classiscope {

namespace {

int complain(const QString &text)
{
    std::cerr << "classiscope: " << text.toStdString() << std::endl;
    return exitcode::cannotStart;
}

int listScenarios(const LoadTestOptions &options)
{
    if (options.json) {
        std::cout << scenariosJson(options.plan.scenarios).toStdString() << std::endl;
        return exitcode::success;
    }
    for (const Scenario &scenario : options.plan.scenarios)
        std::cout << scenario.name.leftJustified(12).toStdString() << ' '
                  << scenario.text().toStdString() << '\n';
    return exitcode::success;
}

/// The words without what may be a secret: keys, header fields, the user part of addresses.
QStringList disclosed(const QStringList &words)
{
    static const QRegularExpression asksForSecret(QStringLiteral("(^|=)--(header|api-key)$"));
    static const QRegularExpression secret(QStringLiteral("(--(?:header|api-key)=).*"));
    static const QRegularExpression userInfo(QStringLiteral("(://)[^/@]*@"));
    const QLatin1String ofServer("--server-option");
    QStringList shown;
    bool isSecret = false;
    for (QString word : words) {
        if (isSecret && word != ofServer) {
            shown << (word.startsWith(ofServer) ? ofServer + QStringLiteral("=…")
                                                : QStringLiteral("…"));
            isSecret = false;
            continue;
        }
        isSecret = isSecret || asksForSecret.match(word).hasMatch();
        shown << word.replace(secret, QStringLiteral("\\1…"))
                     .replace(userInfo, QStringLiteral("\\1…@"));
    }
    return shown;
}

/// As one would type it again.
QString commandLine(int argc, char **argv)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./…-]+$"));
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    QStringList words {QStringLiteral("classiscope")};
    for (QString word : disclosed(arguments)) {
        if (!plain.match(word).hasMatch())
            word = QLatin1Char('\'') + word.replace(QLatin1Char('\''), QLatin1String("'\\''"))
                + QLatin1Char('\'');
        words << word;
    }
    return words.join(QLatin1Char(' '));
}

std::unique_ptr<TargetProvider> providerFor(const LoadTestOptions &options)
{
    if (options.plan.instances.front() == 0)
        return std::make_unique<FixedTarget>(
            options.url,
            options.allowRemote ? FixedTarget::Reach::Anywhere : FixedTarget::Reach::ThisComputer);
    FleetOptions fleet;
    fleet.serverOptions = options.serverOptions;
    fleet.proxy = options.proxy;
    return std::make_unique<FleetProvider>(fleet);
}

bool tooManyFailures(const LoadReport &report, double limit)
{
    return std::any_of(report.runs.begin(), report.runs.end(), [limit](const LoadRun &run) {
        const LoadFigures &figures = run.figures;
        return figures.requests > 0 && 1 - figures.successRate() > limit;
    });
}

/// Writes the report where it was asked for. Returns whether all could be written.
bool saveAll(const LoadReport &report, const QStringList &paths, LoadTestProgress &progress)
{
    bool saved = true;
    for (const QString &path : paths) {
        const auto error = saveLoadReport(report, path);
        LoadEvent event;
        event.kind = error ? LoadEvent::Kind::Failed : LoadEvent::Kind::Saved;
        event.text = error ? error->message : path;
        progress.show(event);
        saved = saved && !error;
    }
    return saved;
}

}  // namespace

int runLoadTest(const CommandLine &line, int argc, char **argv)
{
    const LoadTestOptions &options = line.loadTest;
    if (options.list)
        return listScenarios(options);
    for (const QString &path : options.outputs) {
        if (const auto mistake = loadReportPathMistake(path))
            return complain(mistake->message);
    }
    QCoreApplication application(argc, argv);
    auto pictures = loadPictures(options.photos, options.plan.seed);
    if (!pictures)
        return complain(pictures.error().message);
    if (!options.cpus.empty()) {
        if (const auto mistake = pinToCpus(options.cpus))
            return complain(*mistake);
    }
    std::signal(SIGPIPE, SIG_IGN);  // who reads the progress may go; then it ends in order

    const auto provider = providerFor(options);
    LoadPlan plan = options.plan;
    plan.command = commandLine(argc, argv);
    LoadSession session(std::move(plan), std::move(pictures).value(), *provider);
    LoadTestProgress progress(options.json);
    QObject::connect(&session, &LoadSession::happened, &application, [&](const LoadEvent &event) {
        if (!progress.show(event))
            session.cancel();
    });
    ProcessSignals signals_;
    QObject::connect(&signals_, &ProcessSignals::shutdownRequested, &application, [&session] {
        if (session.isCancelled())
            QCoreApplication::exit(exitcode::someFailed);  // asked twice: at once
        session.cancel();
    });
    std::optional<LoadReport> report;
    QObject::connect(&session, &LoadSession::finished, &application, [&](const LoadReport &made) {
        report = made;
        QCoreApplication::quit();
    });
    session.start();
    QCoreApplication::exec();
    if (!report)
        return exitcode::someFailed;
    if (report->runs.empty() && report->limits.empty() && session.error())
        return exitcode::cannotStart;
    if (!options.json && !report->runs.empty())
        std::cout << loadTable(*report).toStdString() << std::flush;
    const bool measured = !report->runs.empty() || !report->limits.empty();
    if (!measured && !options.outputs.isEmpty())
        complain(QStringLiteral("nothing was measured, so no report was written."));
    const bool saved = !measured || saveAll(*report, options.outputs, progress);
    const bool good = saved && !session.error() && !session.isCancelled()
        && !tooManyFailures(*report, options.maxFailures);
    return good ? exitcode::success : exitcode::someFailed;
}

}  // namespace classiscope
