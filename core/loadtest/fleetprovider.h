// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadtarget.h"
#include "core/loadtest/serverfleet.h"

namespace classiscope {

/// Servers that are started for the test, nginx in front of them.
class FleetProvider : public TargetProvider {
    Q_OBJECT

public:
    /// `path`: what requests ask of the front. `options.instances` does not count.
    explicit FleetProvider(FleetOptions options, QString path = QStringLiteral("/predict"),
                           QObject *parent = nullptr);

    /// As TargetProvider's. `instances`: 1 and more.
    void start(int instances) override;
    void stop() override;

private:
    void tellReady();
    void tellEnded(const std::optional<Error> &error);

    FleetOptions m_options;
    const QString m_path;
    std::unique_ptr<ServerFleet> m_fleet;
    bool m_stopping = false, m_failed = false;
};

}  // namespace classiscope
