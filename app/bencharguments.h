// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace classiscope {

/// The options of `bench` besides the model's.
class BenchArguments {
public:
    /// Adds the options to `app`, which must not outlive this.
    void addTo(CLI::App &app);

    /// After parsing: fills `bench`, `tune`, `output` and the precision of `line`.
    void take(CommandLine &line) const;

private:
    double m_seconds = 1;
    int m_rounds = 5;
    std::vector<int> m_workers, m_batches {1, 4, 8};
    std::string m_images, m_calibration, m_precision = "exact";
    bool m_forwardOnly = false, m_json = false, m_tune = false, m_fullDecoding = false;
};

}  // namespace classiscope
