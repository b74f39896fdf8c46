// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

#include <vector>

namespace classiscope {

/// What the requests of a load test send: forms with one picture each, made once.
struct LoadPictures {
    std::vector<QByteArray> forms;  ///< bodies of multipart/form-data, at least one
    QString text;                   ///< "979 photos, 12.3 MB, from photos/"

    /// The field that goes with them.
    static QByteArray contentType();
};

/// Most bytes of pictures that are kept; of a larger folder a part, drawn at random.
inline constexpr qint64 maxLoadPictureBytes = 256 << 20;

/// `source`: a folder, searched to its depths; a text file with a path a line (relative
/// ones from the file's folder); or nothing: made pictures, the same at each call.
/// `seed`: which part of a larger folder is kept, and in which order.
/// Errors: FileUnreadable (no picture there; a line of the list that names none).
Result<LoadPictures> loadPictures(const QString &source, quint64 seed);

/// A form with one file, as `curl -F image=@NAME` sends it.
QByteArray pictureForm(const QString &name, const QByteArray &mediaType, const QByteArray &bytes);

}  // namespace classiscope
