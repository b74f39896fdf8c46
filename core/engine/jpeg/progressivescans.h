// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace classiscope {

/// A progressive picture is drawn in scans, of which each may cost as much as the
/// whole picture and take a few bytes: files that people make have about ten.
inline constexpr int maxJpegScans = 200;

/// The parts of a JPEG file that matter when it is decoded at `eighths` / 8: at an
/// eighth a block of a progressive picture is only its mean, and the scans of its
/// details, which are most of the file, are left out.
///
/// Of a file that is not progressive, or not understood, all of it in one part.
/// At most `maxJpegScans` parts.
std::vector<QByteArrayView> neededParts(QByteArrayView jpeg, int eighths);

}  // namespace classiscope
