// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace classiscope {

/// The options of `loadtest`.
class LoadTestArguments {
public:
    /// Adds the options to `app`, which must not outlive this.
    void addTo(CLI::App &app);

    /// What stands behind "--" goes to the servers that are started. Returns how many of
    /// `argc` arguments are left for parsing. Call before that.
    int cutServerOptions(int argc, char **argv);

    /// After parsing: fills `loadTest` of `line`; reads the file of scenarios and the key.
    /// Returns what cannot be used and the cure.
    std::optional<QString> take(CommandLine &line) const;

private:
    void addTarget(CLI::App &app);
    void addScenarios(CLI::App &app);
    void addMadeUp(CLI::App &app);
    void addLimit(CLI::App &app);
    void addReport(CLI::App &app);
    std::optional<QString> tooLongLists() const;
    std::optional<QString> takeTarget(LoadTestOptions &options) const;
    std::optional<QString> takeHeaders(LoadRequest &request) const;
    std::optional<QString> misplacedOption(bool own, bool limitAlone) const;
    std::optional<QString> takeScenarios(LoadTestOptions &options) const;
    std::optional<QString> chosenScenarios(std::vector<Scenario> &scenarios) const;
    std::optional<Scenario> madeUp() const;
    void takeLimit(LoadTestOptions &options) const;
    bool given(const char *option) const;

    const CLI::App *m_app = nullptr;
    std::string m_url, m_apiKeyFile, m_method = "POST", m_accept = "predictions";
    std::string m_file, m_photos, m_arrivals = "poisson", m_title, m_progress = "text";
    std::vector<std::string> m_headers, m_names, m_outputs, m_serverOptions;
    std::vector<int> m_instances, m_cpus, m_budgets {3000, 100};
    std::pair<int, int> m_wait {500, 2000};
    int m_repeat = 1, m_users = 25;
    double m_spawnRate = 5, m_rate = 50, m_duration = 180, m_timeout = 60;
    double m_repeatShare = 0, m_abortShare = 0, m_maxFailures = 1;
    double m_limitStart = 20, m_limitWindow = 2, m_limitCeiling = 20'000;
    quint64 m_seed = 1;
    bool m_quick = false, m_list = false, m_insecure = false, m_allowRemote = false;
    bool m_noProxy = false, m_findLimit = false;
};

}  // namespace classiscope
