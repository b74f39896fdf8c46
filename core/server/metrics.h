// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"

#include <QByteArray>

#include <optional>

namespace classiscope {

/// The answer to GET /metrics: Prometheus' text exposition format 0.0.4, in base
/// units (seconds). Counters and histograms carry a `source`, "http" or "window".
/// The split of the stages is Triton's. `connections`: open ones of the server; left
/// out when not given. What is said of a Redis is there only when one is used.
QByteArray prometheusText(const TelemetrySnapshot &snapshot, const std::optional<ModelInfo> &model,
                          const CacheFigures &cache = {}, std::optional<int> connections = {});

}  // namespace classiscope
