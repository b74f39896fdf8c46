// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

namespace classiscope {

/// The content of the first file part of a multipart/form-data body (RFC 7578):
/// the first part whose Content-Disposition has a filename, whatever its name.
/// Where no part has one, the first part with an image/* Content-Type.
///
/// `contentType`: the request's Content-Type with its boundary parameter.
/// The content is a copy, byte for byte; it may be empty.
/// Errors: BadRequest (no boundary, no file part, body cut off before its last
/// boundary, lines that end with LF alone, more than `maxMultipartParts` parts).
Result<QByteArray> firstFilePart(const QByteArray &body, const QByteArray &contentType);

inline constexpr int maxMultipartParts = 64;

}  // namespace classiscope
