// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"
#include "core/loadtest/childprocess.h"
#include "core/loadtest/scratchfolder.h"

#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace classiscope {

class HealthProbe;

/// nginx in front of servers, on a free port of this computer. As ChildProcess, which it
/// holds: one process without workers, so that none is left when it is killed.
///
/// A request goes to the server with the fewest open ones. What a server refuses is not
/// tried at the next one: each request is seen once, by one server.
class NginxProxy : public QObject {
    Q_OBJECT

public:
    /// Of the body of a request; a larger one goes through a file.
    static constexpr int maxBodyBytesInMemory = 16 << 20;
    static constexpr int maxConnections = 20'480;  ///< to clients and servers together

    /// `program` when it is given, else where systems have it; nothing when it is not installed.
    static std::optional<QString> find(const QString &program = {});

    explicit NginxProxy(QObject *parent = nullptr);
    ~NginxProxy() override;

    /// Once. `servers`: their roots, http alone. What is wrong at once; else ready() or
    /// ended() follows.
    std::optional<Error> start(const QString &program, const std::vector<QUrl> &servers);
    void stop();

    bool isRunning() const { return m_child.isRunning(); }
    QUrl url() const { return m_url; }  ///< its root
    qint64 pid() const { return m_child.pid(); }
    QString version() const { return m_version; }  ///< "nginx 1.22.1", once it is ready
    QString lastLines() const { return m_child.lastLines(); }

signals:
    void ready();  ///< and a server behind it answers
    void ended(const QString &how);

private:
    bool reservePort();

    ScratchFolder m_folder;
    ChildProcess m_child;
    std::unique_ptr<HealthProbe> m_probe;
    QUrl m_url;
    QString m_version;
    int m_reservation = -1;  // a socket that has the port, and does not listen
};

}  // namespace classiscope
