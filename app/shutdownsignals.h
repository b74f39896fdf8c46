// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace classiscope {

/// Turns SIGINT and SIGTERM into a signal in this object's thread. One at a time.
class ShutdownSignals : public QObject {
    Q_OBJECT

public:
    /// From now on the two signals do not end the process by themselves.
    ShutdownSignals();
    ~ShutdownSignals() override;  ///< restores what was before

signals:
    /// Each time one of the signals arrives.
    void shutdownRequested();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

}  // namespace classiscope
