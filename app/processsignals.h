// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace classiscope {

/// Turns signals to the process into signals in this object's thread. One at a time.
class ProcessSignals : public QObject {
    Q_OBJECT

public:
    enum class Hangup {
        Ends,    ///< SIGHUP does what it did before
        Reloads  ///< SIGHUP is a reload; the terminal's own end is still a shutdown
    };

    /// From now on SIGINT and SIGTERM do not end the process by themselves.
    explicit ProcessSignals(Hangup hangup = Hangup::Ends);
    ~ProcessSignals() override;  ///< restores what was before

signals:
    /// Each time SIGINT or SIGTERM arrives.
    void shutdownRequested();
    void reloadRequested();

private:
    void receive();

    const Hangup m_hangup;
    const bool m_inTerminal;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace classiscope
