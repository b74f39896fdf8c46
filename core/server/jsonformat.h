// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"

#include <QByteArray>

#include <optional>

namespace classiscope {

// All functions return compact UTF-8 JSON with its keys in the order shown. A
// number that is not finite becomes null.

/// The answer to POST /predict:
/// {"model","model_version","predictions":[{"label","index","confidence"}],
///  "timing_ms":{"queue","decode","preprocess","inference","postprocess","total"},"batch_size","cached"}.
QByteArray toJson(const Classification &classification);

/// What a server is, for whoever reports on it.
struct ServerFacts {
    QString version, qt, openCv;  ///< of the program and what it is made with
    int workers = 0;
    int threads = 0;  ///< of each worker
    int cores = 0;    ///< that the process may use
    QString cpu;
};

/// The answer to GET /stats:
/// {"uptime_seconds","server":{"version","workers","threads","cores","cpu","qt","opencv"},"model":{"name","version","classes","input_width","input_height","backend",
///  "precision","fast_path","reason","agreement","batch_size","batch_reason"},"in_flight","queue_depth","requests_per_second","failures_per_second",
///  "http_responses":{},"process":{"resident_bytes","virtual_bytes","open_files","max_files",
///  "cpu_seconds","start_time_seconds"},"cache":{"limit_bytes","ttl_ms","bytes","entries","hits",
///  "shared_hits","joined","misses","redis":{"state","address","hits","misses","failures","stored",
///  "dropped","last_error"}},"traffic":{"all":T,"http":T,"window":T}} where "model"
/// is null without one, "state" is "off", "connecting", "connected" or "circuit-open",
/// "http_responses" counts by status, and T is
/// {"succeeded","failed","cancelled","failed_by_kind":{},"images","executions","cache_hits",
///  "cache_misses","batches":[{"size","images","executions"}],"last_inference","latency_ms":L,
///  "failure_ms":L,"queue_ms":L,"decode_ms":L,"preprocess_ms":L,"inference_ms":L,
///  "postprocess_ms":L} where "last_inference" is in milliseconds since 1970, null before the
/// first, and L is {"count","sum","mean","min","max","p50","p95","p99"}.
QByteArray toJson(const TelemetrySnapshot &snapshot, const std::optional<ModelInfo> &model,
                  const CacheFigures &cache = {}, const ServerFacts &server = {});

/// Triton's statistics extension, the answer to GET /v2/models/{m}/stats:
/// {"model_stats":[{"name","version","last_inference","inference_count","execution_count",
///  "inference_stats":{"success":D,"fail":D,"queue":D,"compute_input":D,"compute_infer":D,
///  "compute_output":D,"cache_hit":D,"cache_miss":D},
///  "batch_stats":[{"batch_size","compute_input":D,"compute_infer":D,"compute_output":D}]}]}
/// where D is {"count","ns"} and last_inference milliseconds since 1970.
///
/// Success and fail count requests, of all sources since the program started; the
/// rest counts images, in batch_stats forward passes.
QByteArray tritonStatsJson(const TelemetrySnapshot &snapshot, const ModelInfo &model);

/// An error as application/problem+json (RFC 9457):
/// {"type","title","status","detail","instance","request_id"}.
///
/// `kind`: errorKind() of the error, which makes the type
/// urn:classiscope:error:<kind>; empty: about:blank. `instance`: the path that
/// was asked for; it and `requestId` are left out when empty.
QByteArray problemJson(int status, const QString &title, const QString &detail, const QString &kind,
                       const QString &instance, const QString &requestId = {});

}  // namespace classiscope
