// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/modelpackage.h"
#include "core/server/serveroptions.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QSettings;

namespace classiscope {

class Classifier;
class ServerHost;
class Telemetry;

/// What the command line asks of the window. Nothing set: what was used last.
struct WindowOptions {
    std::optional<ModelSource> model;
    ModelSource defaultModel;  ///< when no model was used before, or it is gone
    ServerOptions server;      ///< with what the command line says; see `given`
    QStringList given {};      ///< fields of `server` it says; the others are the last used
    bool serve = false;        ///< switch the server on at once
    QStringList paths;         ///< files and folders to classify at once
};

/// The window: Classify, Server, Performance, Requests, Benchmark, Model.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// All of them must outlive the window.
    MainWindow(Classifier &classifier, Telemetry &telemetry, ServerHost &host, QSettings &settings,
               const WindowOptions &options);
    ~MainWindow() override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
