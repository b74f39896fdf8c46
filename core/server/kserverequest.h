// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

#include <vector>

namespace classiscope {

/// Reads the images of a KServe v1 (TensorFlow Serving) request:
/// {"instances":[I,…]} where I is {"b64":"…"}, an object whose only field is that
/// ({"image":{"b64":"…"}}, {"image_bytes":{"b64":"…"}}), or the base64 in place of
/// {"b64":"…"}. Other fields beside "instances" are passed over.
///
/// Returns 1 to `maxBatch` encoded images, not looked at yet.
/// Errors: BadRequest, EmptyImage, BatchTooLarge.
Result<std::vector<QByteArray>> parseKServeRequest(const QByteArray &body, int maxBatch);

}  // namespace classiscope
