// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace classiscope {

/// A file of a form.
struct FilePart {
    QByteArrayView content;  ///< in the body; may be empty
    QString fileName;        ///< as the client gave it; empty when it gave none
};

/// The files of a multipart/form-data body (RFC 7578), in their order: the parts
/// whose Content-Disposition has a filename, whatever their names. Where no part
/// has one, those with an image/* Content-Type.
///
/// `contentType`: the request's Content-Type with its boundary parameter.
/// Returns at least one and at most `maxFiles`, views into `body`.
/// Errors: BadRequest (no boundary, no file part, body cut off before its last
/// boundary, lines that end with LF alone, more than `maxMultipartFields` parts
/// that are no files), BatchTooLarge (more than `maxFiles` files).
Result<std::vector<FilePart>> fileParts(const QByteArray &body, const QByteArray &contentType,
                                        int maxFiles);

inline constexpr int maxMultipartFields = 64;

}  // namespace classiscope
