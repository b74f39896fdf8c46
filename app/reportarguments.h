// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace classiscope {

/// The options of `report`.
class ReportArguments {
public:
    /// Adds the options to `app`, which must not outlive this.
    void addTo(CLI::App &app);

    /// After parsing: fills `report` of `line`. Returns what cannot be used and the cure.
    std::optional<QString> take(CommandLine &line) const;

private:
    std::vector<std::string> m_files, m_outputs;
    std::string m_title;
    bool m_compare = false;
};

}  // namespace classiscope
