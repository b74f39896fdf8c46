// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <chrono>

#include <sys/types.h>

namespace classiscope {

/// For QProcess::setChildProcessModifier(): the program ends with the thread that starts it, even
/// when that is killed, and Ctrl+C in a terminal does not reach it by itself.
/// `parent`: this process, whose number the new one cannot ask for in time.
void bindToParent(pid_t parent);

/// Another program that cannot outlive this one, however this one ends.
///
/// The kernel kills it with the *thread* that called start(): that must live as long as the
/// object. It is in a process group of its own, so that Ctrl+C in a terminal reaches it
/// only through stop(). It runs on the CPUs that this program was started on, even when the
/// thread is pinned to fewer. Must itself start no further processes: they would not be found.
class ChildProcess : public QObject {
    Q_OBJECT

public:
    static constexpr int keptLines = 12;
    static constexpr qsizetype longestLine = 1000;  ///< bytes; longer ones come in pieces

    explicit ChildProcess(QObject *parent = nullptr);

    /// Asks it to end, waits up to `patience`, then kills it.
    ~ChildProcess() override;

    void setVariable(const QString &name, const QString &value);
    void removeVariable(const QString &name);
    /// As many open files as the system allows.
    void liftFileLimit() { m_liftFileLimit = true; }

    /// Once. ended() follows.
    void start(const QString &program, const QStringList &arguments);

    /// SIGTERM, and SIGKILL after `patience`. Does not wait.
    void stop();

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_process.processId(); }
    /// What it wrote last, to either channel; at most `keptLines` lines.
    QString lastLines() const { return m_lines.join(QLatin1Char('\n')); }

    std::chrono::milliseconds patience {5000};

signals:
    void said(const QString &line);
    /// Once; it is gone. `how`: "ended with status 2", "was ended by signal 9", "could not be
    /// started: PROGRAM: …".
    void ended(const QString &how);

private:
    void read();
    void keep(const QByteArray &line);
    void finish(const QString &how);

    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QTimer m_impatience;
    QByteArray m_partial;  // a line without its end
    QStringList m_lines;
    bool m_liftFileLimit = false;
    bool m_over = false;
};

}  // namespace classiscope
