// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <iosfwd>

namespace classiscope {

/// The engine's options with what `bench --tune` found for the model here.
struct TunedOptions {
    ClassifierOptions options;         ///< the command line's where nothing was found
    std::optional<QString> tuned;      ///< a line on what was found
    std::optional<QString> complaint;  ///< why what is saved cannot be used

    /// The line to `log`, the complaint to standard error.
    void print(std::ostream &log) const;
};

/// Looks for a saved setting unless the command line forbids it. Reads the
/// model for its SHA-256 when this machine has any. Requires: a QCoreApplication.
TunedOptions tunedOptions(const CommandLine &line, const ModelSource &model);

}  // namespace classiscope
