// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/imageheader.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace classiscope {

/// The files below a folder, to its depths, sorted by path; the first 100,000 found.
QStringList filesBelow(const QString &folder);

/// An image file in memory.
struct ImageFile {
    QByteArray bytes;
    ImageHeader header;
};

/// Reads a file within the limits of ClassifierOptions; nothing when it cannot be
/// read or does not begin as an image does.
std::optional<ImageFile> readImageFile(const QString &path);

}  // namespace classiscope
