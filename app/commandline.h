// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/loadtestoptions.h"
#include "app/reportoptions.h"
#include "core/engine/bench/inferencebench.h"
#include "core/engine/classifier.h"
#include "core/server/serveroptions.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace classiscope {

/// What the command line asks for.
struct CommandLine {
    enum class Command { Window, Serve, Classify, Bench, LoadTest, Report };
    enum class OutputFormat { Text, Json, Csv };
    enum class Scheme { System, Light, Dark };

    Command command = Command::Window;
    std::optional<ModelSource> model;  ///< nothing: the default model
    ClassifierOptions classifier;
    /// Whether a setting that `bench --tune` saved takes the place of workers, threads,
    /// backend, precision and batch size: none of them was given, and not --untuned.
    bool mayBeTuned = true;
    BenchOptions bench;  ///< all but the model
    bool tune = false;   ///< Bench: save the best setting
    ServerOptions server;
    LoadTestOptions loadTest {};
    ReportOptions report {};
    QStringList given {};    ///< fields of `server` that were set, e.g. "port", "maxBodyBytes"
    QStringList typed {};    ///< Window: options that were given, e.g. "--workers"
    bool serve = false;      ///< Window: with the server on
    bool newWindow = false;  ///< Window: even if one is open
    Scheme scheme = Scheme::System;
    bool schemeGiven = false;
    QString language;  ///< Window: "system", "en" or "de"; empty: as the settings say
    OutputFormat output = OutputFormat::Text;
    QStringList paths;
};

/// Exit codes of all commands.
namespace exitcode {
inline constexpr int success = 0;
inline constexpr int someFailed = 1;   ///< classify: at least one image failed
inline constexpr int cannotStart = 2;  ///< wrong arguments, no model, no port
}  // namespace exitcode

/// Parses the arguments. Returns an exit code instead when there is nothing to
/// run: after --help, --version (success) or a mistake (cannotStart), which it
/// has then printed.
std::variant<CommandLine, int> parseCommandLine(int argc, char **argv);

}  // namespace classiscope
