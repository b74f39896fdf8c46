// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/processsignals.h"
#include "core/loadtest/fleetprovider.h"

#include <QCoreApplication>

#include <iostream>

using namespace classiscope;

/// fleetprogram PROGRAM SECONDS: two servers behind nginx for this long, or until it is
/// interrupted; twice: ends at once.
int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    FleetOptions options;
    options.program = application.arguments().at(1);
    options.serverOptions = {QStringLiteral("--workers"), QStringLiteral("1")};
    FleetProvider provider(options);
    bool stopping = false;
    const auto stop = [&] {
        if (std::exchange(stopping, true))
            QCoreApplication::exit(1);
        provider.stop();
    };
    ProcessSignals processSignals;
    QObject::connect(&processSignals, &ProcessSignals::shutdownRequested, &application, stop);
    QObject::connect(&provider, &TargetProvider::stopped, &application, &QCoreApplication::quit);
    QObject::connect(&provider, &TargetProvider::failed, &application, [](const Error &error) {
        std::cerr << error.message.toStdString() << std::endl;
        QCoreApplication::exit(2);
    });
    QTimer end, second;
    QObject::connect(&end, &QTimer::timeout, &application, stop);
    QObject::connect(&second, &QTimer::timeout, [] { std::cout << "a second" << std::endl; });
    QObject::connect(
        &provider, &TargetProvider::ready, &application, [&](const LoadTarget &target) {
            std::cout << "ready " << target.front.toString().toStdString() << std::endl;
            end.start(std::chrono::seconds(application.arguments().at(2).toInt()));
            second.start(1000);
        });
    provider.start(2);
    return QCoreApplication::exec();
}
