// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loadtestarguments.h"

#include "core/loadtest/loadpictures.h"
#include "core/loadtest/loadreportjson.h"

#include <CLI/CLI.hpp>

#include <QFile>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

constexpr const char *defaultUrl = "http://127.0.0.1:5000";
constexpr const char *keyVariable = "CLASSISCOPE_API_KEY";
constexpr qint64 maxKeyBytes = 4096;
constexpr qint64 maxScenarioFileBytes = 1 << 20;
constexpr std::size_t maxInstanceCounts = 16;
constexpr std::size_t maxBudgets = 8;

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

bool LoadTestArguments::given(const char *option) const
{
    return m_app->get_option(option)->count() > 0;
}

std::optional<QString> LoadTestArguments::tooLongLists() const
{
    const auto tooLong = [](const char *option, std::size_t most) {
        return QStringLiteral("%1 takes %2 numbers at most; leave some out.")
            .arg(QLatin1String(option))
            .arg(most);
    };
    if (m_instances.size() > maxInstanceCounts)
        return tooLong("--instances", maxInstanceCounts);
    if (m_budgets.size() > maxBudgets)
        return tooLong("--budget", maxBudgets);
    return {};
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
    scenario.waitMin = std::chrono::milliseconds(m_wait.first);
    scenario.waitMax = std::chrono::milliseconds(m_wait.second);
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
        if (std::find(scenarios.begin(), scenarios.end(), *found) == scenarios.end())
            scenarios.push_back(*found);
    }
    return {};
}

/// Options that nothing of what is to be done would heed.
std::optional<QString> LoadTestArguments::misplacedOption(bool own, bool limitAlone) const
{
    for (const char *option : {"--spawn-rate", "--wait", "--arrivals"}) {
        const bool ofLimit = m_findLimit && QLatin1String(option) == QLatin1String("--arrivals");
        if (!own && !ofLimit && given(option))
            return QStringLiteral("%1 belongs to a scenario of your own; add --users or --rate.")
                .arg(QLatin1String(option));
    }
    if (limitAlone && given("--abort-share"))
        return QStringLiteral("--abort-share belongs to scenarios: the search for the limit breaks "
                              "no request off. Leave it out, or add --users or --scenario.");
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
    const bool limitAlone = m_findLimit && !chosen && !m_quick && !given("--duration");
    if (const auto mistake = misplacedOption(own.has_value(), limitAlone && !own))
        return mistake;
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
    limit.repeatShare = m_repeatShare;
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
    if (const auto mistake = tooLongLists())
        return mistake;
    takeLimit(options);
    if (const auto mistake = takeTarget(options))
        return mistake;
    return takeScenarios(options);
}

}  // namespace classiscope
