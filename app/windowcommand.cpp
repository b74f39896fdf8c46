// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"
#include "app/keptsettings.h"
#include "app/models.h"
#include "app/processsignals.h"
#include "app/tuning.h"
#include "app/windowhandover.h"
#include "core/server/serverhost.h"
#include "core/telemetry/telemetry.h"
#include "core/version.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/model/modelsettings.h"
#include "ui/settings/generalsettings.h"
#include "ui/theme/colorscheme.h"

#include <QApplication>
#include <QSettings>

#include <iostream>

namespace classiscope {

namespace {

ColorScheme colorScheme(CommandLine::Scheme scheme)
{
    switch (scheme) {
    case CommandLine::Scheme::Light: return ColorScheme::Light;
    case CommandLine::Scheme::Dark: return ColorScheme::Dark;
    case CommandLine::Scheme::System: break;
    }
    return ColorScheme::System;
}

bool hasDisplay()
{
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}) {
        if (!qEnvironmentVariableIsEmpty(name))
            return true;
    }
    return false;
}

}  // namespace

int runWindow(const CommandLine &line, int argc, char **argv)
{
    // Qt would end the process with SIGABRT.
    if (!hasDisplay()) {
        std::cerr << "classiscope: there is no display for the window (DISPLAY and "
                     "WAYLAND_DISPLAY are empty); classiscope serve needs none.\n";
        return exitcode::cannotStart;
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Classiscope"));
    QApplication::setApplicationName(QStringLiteral("Classiscope"));
    QApplication::setApplicationVersion(QStringLiteral(CLASSISCOPE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("classiscope"));

    QSettings settings;
    applyLanguage(application,
                  languageOf(line.language.isEmpty() ? settings.value(languageKey).toString()
                                                     : line.language));
    SingleInstance instance(SingleInstance::socketOfUser());
    const bool own = line.newWindow || !generalSettings(settings).singleInstance;
    const auto role = own ? SingleInstance::Role::First : handOver(line, instance, std::cerr);
    if (role == SingleInstance::Role::Handed)
        return exitcode::success;
    const ModelSource first =
        line.model.value_or(savedModelSource(settings).value_or(defaultModel()));
    const TunedOptions tuned = tunedOptions(withKeptSettings(line, settings), first);
    tuned.print(std::cerr);
    Classifier classifier(tuned.options);
    Telemetry telemetry([&classifier] { return classifier.queueDepth(); });
    ServerHost host(classifier, telemetry);

    WindowOptions options;
    options.model = line.model;
    options.defaultModel = defaultModel();
    options.server = line.server;
    options.given = line.given;
    options.engine = line.classifier;
    options.typed = line.typed;
    options.serve = line.serve;
    options.paths = line.paths;
    if (role == SingleInstance::Role::Unreachable)
        options.notice = instance.problem();
    MainWindow window(classifier, telemetry, host, settings, options);
    if (line.schemeGiven)
        applyColorScheme(application, colorScheme(line.scheme));

    ProcessSignals signals_;
    QObject::connect(&signals_, &ProcessSignals::shutdownRequested, &window, &MainWindow::quit);
    QObject::connect(&instance, &SingleInstance::handedOver, &window, &MainWindow::take);
    window.show();
    const int code = QApplication::exec();
    instance.release();  // the server's last answers may take their time
    return code;
}

}  // namespace classiscope
