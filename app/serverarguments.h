// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"

#include <map>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace classiscope {

struct ServerLimit;

/// The server's part of the command line, for the program itself and for `serve`.
class ServerArguments {
public:
    ServerArguments();

    /// Adds the options to `app`, which must not outlive this. May be called for several.
    void addTo(CLI::App &app);

    /// Adds those limits alone that count without a server too.
    void addEngineLimits(CLI::App &app);
    void takeEngineLimits(ClassifierOptions &options) const;  ///< after parsing

    /// After parsing: fills `server` and `given` of `line`, reads the key's file or the
    /// environment. Returns what cannot be used and the cure.
    std::optional<QString> take(CommandLine &line) const;

private:
    void addAccess(CLI::App &app);
    void addLimits(CLI::App &app);
    void addLimit(CLI::App &app, const ServerLimit &limit, const std::string &group);
    std::optional<QString> takeKey(CommandLine &line) const;
    std::optional<QString> takeAccess(CommandLine &line) const;

    std::string m_host, m_apiKey, m_apiKeyFile, m_tlsCertificate, m_tlsKey, m_accessLog;
    quint16 m_port;
    std::vector<std::string> m_corsOrigins;
    std::map<std::string, qint64> m_limits;                     // by name, at first the defaults
    std::multimap<std::string, const CLI::Option *> m_options;  // by field of ServerOptions
};

}  // namespace classiscope
