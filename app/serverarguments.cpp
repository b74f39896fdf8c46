// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/serverarguments.h"

#include "core/server/optionchecks.h"
#include "core/server/serverlimits.h"

#include <CLI/CLI.hpp>

#include <QFile>

#include <algorithm>
#include <string_view>

namespace classiscope {

namespace {

constexpr const char *keyVariable = "CLASSISCOPE_API_KEY";
constexpr qint64 longestKeyLine = 4096;
constexpr std::string_view engineLimits[] = {"queueLimit", "cacheBytes", "cacheTtl"};

QString text(const std::string &argument)
{
    return QString::fromLocal8Bit(argument.c_str());
}

Result<QByteArray> readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {Error::Code::BadConfiguration,
                QStringLiteral("The API key's file %1 cannot be read (%2); name a file that this "
                               "user may read.")
                    .arg(path, file.errorString())};
    const QByteArray key = file.readLine(longestKeyLine).trimmed();
    if (key.isEmpty())
        return {Error::Code::BadConfiguration,
                QStringLiteral("The first line of the API key's file %1 is empty; write the key "
                               "there.")
                    .arg(path)};
    return key;
}

}  // namespace

ServerArguments::ServerArguments()
    : m_host("127.0.0.1")
    , m_port(ServerOptions().port)
{
    const ServerOptions defaults;
    for (const ServerLimit &limit : serverLimits())
        m_limits[limit.name] = limit.value(defaults);
}

void ServerArguments::addTo(CLI::App &app)
{
    const std::string group = "Server";
    m_options.emplace(
        "address",
        app.add_option("--host", m_host,
                       "Address to listen on; 0.0.0.0 opens it to the network [127.0.0.1]")
            ->option_text("ADDRESS")
            ->group(group));
    m_options.emplace("port",
                      app.add_option("-p,--port", m_port, "Port; 0 takes any free one [5000]")
                          ->check(CLI::Range(0, 65535))
                          ->option_text("N")
                          ->group(group));
    m_options.emplace(
        "accessLog",
        app.add_option("--access-log", m_accessLog,
                       "Write each request as a line of JSON to FILE; - is standard error [off]")
            ->option_text("FILE")
            ->group(group));
    addAccess(app);
    addLimits(app);
}

void ServerArguments::addAccess(CLI::App &app)
{
    const std::string group = "Who may use the server";
    auto *key = app.add_option("--api-key", m_apiKey,
                               "Answer only who sends this key [$CLASSISCOPE_API_KEY]; others on\n"
                               "this computer can see it in the list of processes")
                    ->option_text("KEY")
                    ->group(group);
    auto *keyFile =
        app.add_option("--api-key-file", m_apiKeyFile, "The key is the first line of FILE")
            ->option_text("FILE")
            ->excludes(key)
            ->group(group);
    m_options.emplace("apiKey", key);
    m_options.emplace("apiKey", keyFile);
    m_options.emplace(
        "corsOrigins",
        app.add_option("--cors-origin", m_corsOrigins,
                       "Pages of this origin may read answers, e.g. https://example.org;\n"
                       "* is any; may be given several times")
            ->option_text("ORIGIN")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->group(group));
    m_options.emplace("tlsCertificate",
                      app.add_option("--tls-cert", m_tlsCertificate,
                                     "HTTPS with this certificate and its chain (PEM)")
                          ->option_text("FILE")
                          ->group(group));
    m_options.emplace("tlsCertificate",
                      app.add_option("--tls-key", m_tlsKey, "The certificate's private key (PEM)")
                          ->option_text("FILE")
                          ->group(group));
}

void ServerArguments::addLimits(CLI::App &app)
{
    for (const ServerLimit &limit : serverLimits())
        addLimit(app, limit, "Limits of the server");
}

void ServerArguments::addLimit(CLI::App &app, const ServerLimit &limit, const std::string &group)
{
    const bool time = limit.unit == ServerLimit::Unit::Milliseconds;
    const bool count = limit.unit == ServerLimit::Unit::Count;
    qint64 &value = m_limits[limit.name];
    m_options.emplace(limit.name,
                      app.add_option(limit.option, value,
                                     std::string(limit.title) + "; " + limit.beyond + " ["
                                         + std::to_string(value) + "]")
                          ->check(CLI::Range(limit.minimum, limit.maximum))
                          ->option_text(time        ? "MS"
                                            : count ? "N"
                                                    : "BYTES")
                          ->group(group));
}

void ServerArguments::addEngineLimits(CLI::App &app)
{
    for (const ServerLimit &limit : serverLimits()) {
        if (std::ranges::count(engineLimits, std::string_view(limit.name)) > 0)
            addLimit(app, limit, "Engine");
    }
}

void ServerArguments::takeEngineLimits(ClassifierOptions &options) const
{
    options.queueLimit = int(m_limits.at("queueLimit"));
    options.cacheBytes = m_limits.at("cacheBytes");
    options.cacheTtl = std::chrono::milliseconds(m_limits.at("cacheTtl"));
}

std::optional<QString> ServerArguments::takeKey(CommandLine &line) const
{
    QByteArray &key = line.server.apiKey;
    if (line.given.contains(QLatin1String("apiKey"))) {
        key = QByteArray::fromStdString(m_apiKey);
        if (!m_apiKeyFile.empty()) {
            auto read = readKey(text(m_apiKeyFile));
            if (!read)
                return read.error().message;
            key = std::move(read).value();
        }
        if (key.isEmpty())
            return QStringLiteral("--api-key is empty; give a key, or leave the option out.");
    } else {
        key = qgetenv(keyVariable).trimmed();
        if (!key.isEmpty())
            line.given << QStringLiteral("apiKey");
    }
    return apiKeyMistake(key);
}

std::optional<QString> ServerArguments::takeAccess(CommandLine &line) const
{
    ServerOptions &server = line.server;
    for (const std::string &argument : m_corsOrigins) {
        const QString origin = text(argument);
        if (const auto mistake = corsOriginMistake(origin))
            return mistake;
        if (!server.corsOrigins.contains(origin))
            server.corsOrigins << origin;
    }
    server.tlsCertificate = text(m_tlsCertificate);
    server.tlsKey = text(m_tlsKey);
    if (const auto mistake = tlsMistake(server.tlsCertificate, server.tlsKey))
        return mistake;
    return takeKey(line);
}

std::optional<QString> ServerArguments::take(CommandLine &line) const
{
    for (const auto &[field, option] : m_options) {
        const QString name = QString::fromStdString(field);
        if (option->count() > 0 && !line.given.contains(name))
            line.given << name;
    }
    if (!line.server.address.setAddress(text(m_host)))
        return QStringLiteral("--host %1 is not an address; give one such as 127.0.0.1, ::1 or "
                              "0.0.0.0.")
            .arg(text(m_host));
    line.server.port = m_port;
    line.server.accessLog = text(m_accessLog);
    for (const ServerLimit &limit : serverLimits())
        limit.set(line.server, m_limits.at(limit.name));
    return takeAccess(line);
}

}  // namespace classiscope
