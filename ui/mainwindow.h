// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/server/serveroptions.h"

#include <QMainWindow>

#include <memory>
#include <optional>

class QSettings;

namespace classiscope {

struct HandOver;
class ServerHost;
class Telemetry;

/// What the command line asks of the window. Nothing set: what was used last.
struct WindowOptions {
    std::optional<ModelSource> model;
    ModelSource defaultModel;     ///< when no model was used before, or it is gone
    ServerOptions server;         ///< with what the command line says; see `given`
    QStringList given {};         ///< fields of `server` it says; the others are the last used
    ClassifierOptions engine {};  ///< with what the command line says; see `typed`
    QStringList typed {};         ///< the command line's options that were given: "--workers"
    bool serve = false;           ///< switch the server on at once
    QStringList paths;            ///< files and folders to classify at once
    QString notice {};            ///< something to tell the user; empty: nothing
    bool (*hasTray)() = nullptr;  ///< whether the desktop has one; null: asks it
};

/// The window: Classify, Server, Performance, Requests, Benchmark, Model, Load lab.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// All of them must outlive the window.
    MainWindow(Classifier &classifier, Telemetry &telemetry, ServerHost &host, QSettings &settings,
               const WindowOptions &options);
    ~MainWindow() override;

    /// What another start of the program hands over; the window comes to the front.
    void take(const HandOver &handOver);

    /// Ends the program, while closing the window may leave it in the tray.
    void quit();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace classiscope
