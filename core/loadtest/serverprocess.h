// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/childprocess.h"

#include <QUrl>

#include <memory>

namespace classiscope {

class HealthProbe;

/// One `classiscope serve` on a free port of this computer. As ChildProcess, which it holds.
class ServerProcess : public QObject {
    Q_OBJECT

public:
    explicit ServerProcess(QObject *parent = nullptr);
    ~ServerProcess() override;

    /// `options`: further ones of `serve`.
    void start(const QString &program, const QStringList &options);
    void stop();

    bool isRunning() const { return m_child.isRunning(); }
    bool isReady() const { return m_ready; }
    QUrl url() const { return m_url; }  ///< its root; empty until it listens
    qint64 pid() const { return m_child.pid(); }
    int workers() const { return m_workers; }
    QString lastLines() const { return m_child.lastLines(); }

signals:
    void ready();  ///< it has a model and can classify
    void ended(const QString &how);

private:
    void readLine(const QString &line);

    ChildProcess m_child;
    std::unique_ptr<HealthProbe> m_probe;
    QUrl m_url;
    int m_workers = 0;
    bool m_ready = false;
};

}  // namespace classiscope
