// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadtestarguments.h"

#include "core/loadtest/loadpictures.h"
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/serverfleet.h"

#include <CLI/CLI.hpp>

#include <QFile>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace classiscope {

namespace {

constexpr const char *defaultUrl = "http://127.0.0.1:5000";
constexpr const char *keyVariable = "CLASSISCOPE_API_KEY";
constexpr qint64 maxKeyBytes = 4096;
constexpr qint64 maxScenarioFileBytes = 1 << 20;

QString text(const std::string &value)
{
    return QString::fromLocal8Bit(value.c_str());
}

std::chrono::milliseconds milliseconds(double seconds)
{
    return std::chrono::milliseconds(std::llround(seconds * 1000));
}

/// Nothing when it cannot be read, or is larger than `limit`.
std::optional<QByteArray> contentOf(const QString &path, qint64 limit)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > limit)
        return {};
    return file.read(limit);
}

QStringList namesOf(const std::vector<Scenario> &scenarios)
{
    QStringList names;
    for (const Scenario &scenario : scenarios)
        names << scenario.name;
    return names;
}

}  // namespace

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
                   std::string("Address to send to; without a path /predict is meant [")
                       + defaultUrl + "/predict]")
        ->option_text("URL");
    app.add_option("--instances", m_instances,
                   "Start so many servers behind nginx on this computer instead, one number after\n"
                   "the other: 1,2,4. What stands behind -- are options of each server")
        ->delimiter(',')
        ->check(CLI::Range(1, FleetOptions::maxInstances))
        ->expected(1, 16)
        ->option_text("LIST")
        ->group(group);
    app.add_option("--server-option", m_serverOptions,
                   "One option of each server that is started; can be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
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
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
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
        ->expected(2)
        ->option_text("MS MS")
        ->group(group);
    app.add_option("--rate", m_rate,
                   "Requests a second, whether or not earlier ones are answered, instead of users")
        ->check(CLI::Range(0.01, Scenario::maxRate))
        ->option_text("N")
        ->excludes(users)
        ->group(group);
    app.add_option("--arrivals", m_arrivals, "constant or poisson, with --rate [poisson]")
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
    app.add_option("--budget", m_budgets, "Budgets of p95 [3000,100]")
        ->delimiter(',')
        ->check(CLI::Range(1, 60'000))
        ->expected(1, 8)
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
        ->option_text("LIST")
        ->group(group);
    app.add_option("--title", m_title, "Of the report")->option_text("TEXT")->group(group);
    app.add_option("-o,--output", m_outputs,
                   "Write the report there as well: .html, .md, .csv or .json; repeatable")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
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

bool LoadTestArguments::given(const char *option) const
{
    return m_app->get_option(option)->count() > 0;
}

std::optional<QString> LoadTestArguments::takeTarget(LoadTestOptions &options) const
{
    if (!m_instances.empty()) {
        if (!m_url.empty())
            return QStringLiteral("--instances starts servers of its own, %1 is another one's "
                                  "address; leave one of them out.")
                .arg(text(m_url));
        if (m_noProxy && (m_instances != std::vector<int> {1}))
            return QStringLiteral("--no-proxy asks one instance itself; with it only "
                                  "--instances 1 can be.");
        options.plan.instances = m_instances;
    } else if (!m_serverOptions.empty() || m_noProxy) {
        return QStringLiteral("Options of servers (behind --, --server-option, --no-proxy) are for "
                              "those that are started; add --instances 1.");
    }
    for (const std::string &option : m_serverOptions)
        options.serverOptions << text(option);

    QString address = m_url.empty() ? QString::fromLatin1(defaultUrl) : text(m_url);
    if (!address.contains(QLatin1String("://")))
        address.prepend(QLatin1String("http://"));
    QUrl url(address, QUrl::StrictMode);
    const bool web =
        url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !web || url.host().isEmpty())
        return QStringLiteral("%1 is no address that can be tested; give one such as "
                              "http://127.0.0.1:5000/predict.")
            .arg(address);
    // "/" is what `classiscope serve` prints; it takes no pictures.
    const bool root =
        url.path().isEmpty() || (url.path() == QLatin1String("/") && m_method == "POST");
    if (root)
        url.setPath(QStringLiteral("/predict"));
    options.url = url;
    return takeHeaders(options.plan.request);
}

std::optional<QString> LoadTestArguments::takeHeaders(LoadRequest &request) const
{
    request.method = m_method == "GET" ? LoadRequest::Method::Get : LoadRequest::Method::Post;
    request.accept =
        m_accept == "any-200" ? LoadRequest::Accept::Any200 : LoadRequest::Accept::Predictions;
    request.insecure = m_insecure;
    request.timeout = milliseconds(m_timeout);
    request.connectTimeout = std::min(request.connectTimeout, request.timeout);
    if (request.method == LoadRequest::Method::Post)
        request.headers << "Content-Type: " + LoadPictures::contentType();
    for (const std::string &argument : m_headers) {
        const QByteArray header = QByteArray::fromStdString(argument);
        if (header.indexOf(':') < 1 || header.contains('\n') || header.contains('\r'))
            return QStringLiteral("--header %1 is no field; write it as \"Name: value\".")
                .arg(text(argument));
        request.headers << header;
    }
    // Not to whom the variable was not meant for.
    QByteArray key = m_allowRemote ? QByteArray() : qgetenv(keyVariable).trimmed();
    if (!m_apiKeyFile.empty()) {
        const auto content = contentOf(text(m_apiKeyFile), maxKeyBytes);
        key = content.value_or(QByteArray()).split('\n').first().trimmed();
        if (key.isEmpty())
            return QStringLiteral("%1 holds no key; its first line must be the server's.")
                .arg(text(m_apiKeyFile));
    }
    if (!key.isEmpty())
        request.headers << "X-API-Key: " + key;
    return {};
}

std::optional<Scenario> LoadTestArguments::madeUp() const
{
    const bool open = given("--rate");
    if (!open && !given("--users"))
        return {};
    Scenario scenario;
    scenario.name = QStringLiteral("own");
    scenario.model = open ? Scenario::Model::Open : Scenario::Model::Closed;
    scenario.users = m_users;
    scenario.spawnRate = m_spawnRate;
    scenario.waitMin = std::chrono::milliseconds(m_wait[0]);
    scenario.waitMax = std::chrono::milliseconds(m_wait[1]);
    scenario.arrivalRate = m_rate;
    scenario.arrivals =
        m_arrivals == "constant" ? Scenario::Arrivals::Constant : Scenario::Arrivals::Poisson;
    return scenario;
}

std::optional<QString> LoadTestArguments::chosenScenarios(std::vector<Scenario> &scenarios) const
{
    std::vector<Scenario> all = plannedScenarios();
    if (!m_file.empty()) {
        const auto content = contentOf(text(m_file), maxScenarioFileBytes);
        if (!content)
            return QStringLiteral("%1 cannot be read, or is no file of scenarios.")
                .arg(text(m_file));
        const auto read = readScenarios(*content);
        if (!read)
            return QStringLiteral("%1: %2").arg(text(m_file), read.error().message);
        all = *read;
    }
    if (m_names.empty()) {
        scenarios = all;
        return {};
    }
    for (const std::string &name : m_names) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Scenario &scenario) {
            return scenario.name == text(name);
        });
        if (found == all.end())
            return QStringLiteral("There is no scenario “%1”; there are %2.")
                .arg(text(name), namesOf(all).join(QLatin1String(", ")));
        scenarios.push_back(*found);
    }
    return {};
}

std::optional<QString> LoadTestArguments::takeScenarios(LoadTestOptions &options) const
{
    std::vector<Scenario> &scenarios = options.plan.scenarios;
    const auto own = madeUp();
    const bool chosen = !m_names.empty() || !m_file.empty();
    if (own && chosen)
        return QStringLiteral("--users and --rate make up a scenario, --scenario and --scenarios "
                              "name others; leave one of them out.");
    for (const char *option : {"--spawn-rate", "--wait", "--arrivals"}) {
        if (!own && given(option))
            return QStringLiteral("%1 belongs to a scenario of your own; add --users or --rate.")
                .arg(QLatin1String(option));
    }
    const bool limitAlone = m_findLimit && !chosen && !m_quick && !given("--duration");
    if (own)
        scenarios.push_back(*own);
    else if (!limitAlone || m_list) {
        if (const auto mistake = chosenScenarios(scenarios))
            return mistake;
    }
    for (Scenario &scenario : scenarios) {
        if (m_quick)
            scenario = scenario.quick();
        if (given("--duration"))
            scenario.duration = milliseconds(m_duration);
        if (given("--repeat-share"))
            scenario.repeatShare = m_repeatShare;
        if (given("--abort-share"))
            scenario.abortShare = m_abortShare;
        if (const auto mistake = scenario.mistake())
            return mistake;
    }
    return {};
}

void LoadTestArguments::takeLimit(LoadTestOptions &options) const
{
    if (!m_findLimit)
        return;
    LimitOptions limit;
    limit.budgets.clear();
    for (const int budget : m_budgets)
        limit.budgets.emplace_back(budget);
    // From the largest on: what passes a smaller one passes that as well.
    std::sort(limit.budgets.rbegin(), limit.budgets.rend());
    limit.budgets.erase(std::unique(limit.budgets.begin(), limit.budgets.end()),
                        limit.budgets.end());
    limit.startRate = m_limitStart;
    limit.ceiling = m_limitCeiling;
    limit.window = milliseconds(m_limitWindow);
    limit.arrivals =
        m_arrivals == "constant" ? Scenario::Arrivals::Constant : Scenario::Arrivals::Poisson;
    options.plan.limit = limit;
}

std::optional<QString> LoadTestArguments::take(CommandLine &line) const
{
    LoadTestOptions &options = line.loadTest;
    LoadPlan &plan = options.plan;
    plan.title = m_title.empty() ? QStringLiteral("Load test") : text(m_title);
    plan.repetitions = m_repeat;
    plan.seed = m_seed;
    options.allowRemote = m_allowRemote;
    options.proxy = !m_noProxy;
    options.photos = text(m_photos);
    options.cpus = m_cpus;
    QStringList cpus;
    for (const int cpu : m_cpus)
        cpus << QString::number(cpu);
    plan.generatorCpus = cpus.join(QLatin1String(", "));
    options.json = m_progress == "json";
    options.list = m_list;
    options.maxFailures = m_maxFailures;
    for (const std::string &output : m_outputs)
        options.outputs << text(output);
    takeLimit(options);
    if (const auto mistake = takeTarget(options))
        return mistake;
    return takeScenarios(options);
}

}  // namespace classiscope
