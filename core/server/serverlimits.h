// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serveroptions.h"

#include <span>
#include <variant>

class QLocale;

namespace classiscope {

/// What the command line, the window's form and the README say of one limit in
/// ServerOptions; its default is the one there.
struct ServerLimit {
    enum class Group { Requests, Cache, Connections, Times, Logs };
    enum class Unit { Count, Bytes, BytesPerSecond, Milliseconds };
    using Field = std::variant<int ServerOptions::*, qint64 ServerOptions::*,
                               std::chrono::milliseconds ServerOptions::*>;

    const char *name;    ///< as in ServerOptions, e.g. "maxBodyBytes"
    const char *option;  ///< on the command line, e.g. "--max-body-bytes"
    const char *title;   ///< what is limited; to be translated in the context "ServerLimit"
    const char *beyond;  ///< what becomes of more; likewise
    Group group;
    Unit unit;
    qint64 minimum;
    qint64 maximum;
    Field field;

    qint64 value(const ServerOptions &options) const;
    void set(ServerOptions &options, qint64 value) const;
};

/// All of them, group by group.
std::span<const ServerLimit> serverLimits();

/// For people: "32 MiB", "16 KiB a second", "10 s", "1,000".
QString limitText(ServerLimit::Unit unit, qint64 value, const QLocale &locale);

}  // namespace classiscope
