// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serveroptions.h"

class QSettings;

namespace classiscope {

/// The server's options as the window keeps them under "server/", and which of
/// them the command line decides instead.
class ServerSettings {
public:
    /// `settings` must outlive this. `options`: with what the command line says.
    /// `given`: the fields it says, by name, e.g. "port" or "maxBodyBytes".
    ServerSettings(QSettings &settings, const ServerOptions &options, const QStringList &given);

    /// What the command line gave, else what was kept, else the default. The address is not kept:
    /// a server is opened to the network on purpose, each time.
    ServerOptions options() const;

    /// The command line decides; what is kept of it changes nothing now.
    bool isGiven(const QString &field) const { return m_given.contains(field); }

    /// Keeps what differs from the defaults, but for what is given. The API key is kept in
    /// keyFile(), which only this user may read.
    void keep(const ServerOptions &options);
    void keepPort(quint16 port);

    QString keyFile() const;

private:
    void keepKey(const QByteArray &key);

    QSettings &m_settings;
    ServerOptions m_options;
    QStringList m_given;
};

/// Whether a server with the one does as a server with the other; address and port aside.
bool sameSettings(const ServerOptions &one, const ServerOptions &other);

}  // namespace classiscope
