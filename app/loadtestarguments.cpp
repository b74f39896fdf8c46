// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadtestarguments.h"

#include "core/loadtest/serverfleet.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstring>

namespace classiscope {

int LoadTestArguments::cutServerOptions(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--") != 0)
            continue;
        const bool ours = std::any_of(argv + 1, argv + i, [](const char *argument) {
            return std::strcmp(argument, "loadtest") == 0;
        });
        if (!ours)
            return argc;
        m_serverOptions.assign(argv + i + 1, argv + argc);
        return i;
    }
    return argc;
}

void LoadTestArguments::addTo(CLI::App &app)
{
    m_app = &app;
    addTarget(app);
    addScenarios(app);
    addMadeUp(app);
    addLimit(app);
    addReport(app);
    app.footer("\nExamples:\n"
               "  classiscope loadtest --quick                          each scenario for 20 s\n"
               "  classiscope loadtest --scenario heavy --photos photos/ --output report.html\n"
               "  classiscope loadtest --instances 1,2,4 --quick -- --workers 1 --cache-bytes 0\n"
               "  classiscope loadtest --rate 80 --duration 60          80 requests a second\n"
               "  classiscope loadtest --find-limit                     the most it can take\n"
               "\nCtrl+C stops and reports what there is; twice ends at once.\n"
               "Exit status: 0 all was run, 1 stopped, or more failures than --max-failures,\n"
               "2 could not start.");
}

void LoadTestArguments::addTarget(CLI::App &app)
{
    const std::string group = "Target";
    app.add_option("url", m_url,
                   "Address to send to; without a path /predict is meant\n"
                   "[http://127.0.0.1:5000/predict]")
        ->option_text("URL");
    app.add_option("--instances", m_instances,
                   "Start so many servers behind nginx on this computer instead, one number after\n"
                   "the other: 1,2,4. What stands behind -- are options of each server")
        ->delimiter(',')
        ->check(CLI::Range(1, FleetOptions::maxInstances))
        ->allow_extra_args(false)
        ->option_text("LIST")
        ->group(group);
    app.add_option("--server-option", m_serverOptions,
                   "One option of each server that is started; can be repeated")
        ->allow_extra_args(false)
        ->option_text("OPTION")
        ->group(group);
    app.add_flag("--no-proxy", m_noProxy, "Ask the one instance itself, without nginx")
        ->group(group);
    app.add_flag("--allow-remote", m_allowRemote,
                 "The address may be another computer's: only where you may test it")
        ->group(group);
    app.add_option("--method", m_method, "POST with a picture, or GET without a body [POST]")
        ->check(CLI::IsMember({"POST", "GET"}))
        ->option_text("METHOD")
        ->group(group);
    app.add_option("--accept", m_accept,
                   "What counts as a success: predictions (status 200, JSON with predictions), or\n"
                   "any-200 for other servers [predictions]")
        ->check(CLI::IsMember({"predictions", "any-200"}))
        ->option_text("WHAT")
        ->group(group);
    app.add_option("--header", m_headers, "A field of each request, \"Name: value\"; repeatable")
        ->allow_extra_args(false)
        ->option_text("FIELD")
        ->group(group);
    app.add_option("--api-key-file", m_apiKeyFile,
                   "The server's key is its first line [$CLASSISCOPE_API_KEY, but not\n"
                   "with --allow-remote]")
        ->check(CLI::ExistingFile)
        ->option_text("FILE")
        ->group(group);
    app.add_flag("--insecure", m_insecure, "Take any certificate")->group(group);
    app.add_option("--timeout", m_timeout, "Longest time of a request; then it failed [60]")
        ->check(CLI::Range(0.01, 3600.0))
        ->option_text("S")
        ->group(group);
}

void LoadTestArguments::addScenarios(CLI::App &app)
{
    const std::string group = "Scenarios";
    app.add_option("--scenario", m_names, "Some of them by name, e.g. light,peak [all]")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("LIST")
        ->group(group);
    app.add_option("--scenarios", m_file, "Those of a file instead of those planned")
        ->check(CLI::ExistingFile)
        ->option_text("FILE")
        ->group(group);
    app.add_flag("--list-scenarios", m_list, "Print them and do nothing else")->group(group);
    app.add_flag("--quick", m_quick, "20 seconds each, with users within the first four")
        ->group(group);
    app.add_option("--duration", m_duration, "Seconds of each [as each says]")
        ->check(CLI::Range(
            1.0,
            double(std::chrono::seconds(Scenario::maxDuration / std::chrono::seconds(1)).count())))
        ->option_text("S")
        ->group(group);
    app.add_option("--repeat", m_repeat, "Run them all so often, to tell chance from change [1]")
        ->check(CLI::Range(1, LoadPlan::maxRepetitions))
        ->option_text("N")
        ->group(group);
    app.add_option("--photos", m_photos,
                   "Pictures to send: a folder, or a text file with a path a line [made ones]")
        ->check(CLI::ExistingPath)
        ->option_text("PATH")
        ->group(group);
    app.add_option("--repeat-share", m_repeatShare,
                   "Of the requests, those with the picture before again, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->option_text("SHARE")
        ->group(group);
    app.add_option("--abort-share", m_abortShare,
                   "Of the requests, those that are broken off unanswered, 0 to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->option_text("SHARE")
        ->group(group);
    app.add_option("--seed", m_seed, "Of all random numbers [1]")->option_text("N")->group(group);
}

void LoadTestArguments::addMadeUp(CLI::App &app)
{
    const std::string group = "A scenario of your own";
    auto *users = app.add_option("--users", m_users, "Users who wait for their answers")
                      ->check(CLI::Range(1, Scenario::maxUsers))
                      ->option_text("N")
                      ->group(group);
    app.add_option("--spawn-rate", m_spawnRate, "Of these, so many come a second [5]")
        ->check(CLI::Range(0.01, Scenario::maxRate))
        ->option_text("N")
        ->group(group);
    app.add_option("--wait", m_wait, "Pause after an answer, drawn between the two [500 2000]")
        ->check(CLI::Range(0, int(Scenario::maxWait.count())))
        ->option_text("MS MS")
        ->group(group);
    app.add_option("--rate", m_rate,
                   "Requests a second, whether or not earlier ones are answered, instead of users")
        ->check(CLI::Range(0.01, Scenario::maxRate))
        ->option_text("N")
        ->excludes(users)
        ->group(group);
    app.add_option("--arrivals", m_arrivals,
                   "constant or poisson, with --rate or --find-limit [poisson]")
        ->check(CLI::IsMember({"constant", "poisson"}))
        ->option_text("NAME")
        ->group(group);
}

void LoadTestArguments::addLimit(CLI::App &app)
{
    const std::string group = "The limit";
    auto *find =
        app.add_flag("--find-limit", m_findLimit,
                     "Look for the highest rate at which p95 stays within a budget; without\n"
                     "other scenarios nothing else is run")
            ->group(group);
    app.add_option("--budget", m_budgets, "Budgets of p95 in milliseconds [3000,100]")
        ->delimiter(',')
        ->check(CLI::Range(1, 60'000))
        ->allow_extra_args(false)
        ->option_text("LIST")
        ->needs(find)
        ->group(group);
    app.add_option("--limit-start", m_limitStart, "First rate, requests a second [20]")
        ->check(CLI::Range(LimitOptions::floor, Scenario::maxRate))
        ->option_text("N")
        ->needs(find)
        ->group(group);
    app.add_option("--limit-ceiling", m_limitCeiling, "Highest rate that is tried [20000]")
        ->check(CLI::Range(LimitOptions::floor, Scenario::maxRate))
        ->option_text("N")
        ->needs(find)
        ->group(group);
    app.add_option("--limit-window", m_limitWindow, "A rate is measured in windows of so long [2]")
        ->check(CLI::Range(0.1, 60.0))
        ->option_text("S")
        ->needs(find)
        ->group(group);
}

void LoadTestArguments::addReport(CLI::App &app)
{
    const std::string group = "Generator and report";
    app.add_option("--cpus", m_cpus, "Keep the generator on these CPUs, e.g. 0,1 [any]")
        ->delimiter(',')
        ->check(CLI::Range(0, 1023))
        ->allow_extra_args(false)
        ->option_text("LIST")
        ->group(group);
    app.add_option("--title", m_title, "Of the report")->option_text("TEXT")->group(group);
    app.add_option("-o,--output", m_outputs,
                   "Write the report there as well: .html, .md, .csv (and …_timeline.csv,\n"
                   "…_limits.csv) or .json; repeatable")
        ->allow_extra_args(false)
        ->option_text("FILE")
        ->group(group);
    app.add_option("--progress", m_progress, "text, or json: an object a line, for programs [text]")
        ->check(CLI::IsMember({"text", "json"}))
        ->option_text("FORM")
        ->group(group);
    app.add_option("--max-failures", m_maxFailures,
                   "Share of failed requests of a run, 0 to 1, beyond which the exit status is 1")
        ->check(CLI::Range(0.0, 1.0))
        ->option_text("SHARE")
        ->group(group);
}

}  // namespace classiscope
