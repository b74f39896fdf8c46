// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

#include <array>
#include <cstdint>

namespace classiscope {

/// Rows of 8-bit samples that somebody else owns.
struct Plane {
    const std::uint8_t *samples = nullptr;
    std::ptrdiff_t stride = 0;  ///< bytes from one row to the next
    QSize size;                 ///< samples across and down; of three bytes each when interleaved
    /// Pixels that one sample stands for, across and down: {2, 2} is 4:2:0's chroma.
    /// With 2 the samples are meant to be interpolated (3/4 of the nearer, 1/4 of the
    /// farther), with more to be repeated.
    QSize spacing {1, 1};
};

/// A decoded picture the way its decoder made it: nothing is converted or turned
/// before the Preprocessor, which needs no full-size copy for it.
struct Picture {
    enum class Colors {
        Bgr,    ///< one plane, three bytes a sample
        Rgb,    ///< the same
        Grey,   ///< one plane
        YCbCr,  ///< three planes, JFIF's full range
    };

    Colors colors = Colors::Bgr;
    std::array<Plane, 3> planes;
    /// Width and height in pixels as stored: the last pixel of a picture that was
    /// decoded at a fraction may lie in it only in part.
    double width = 0;
    double height = 0;
    int orientation = 1;  ///< Exif's, 1 to 8: how it is to be turned

    int planeCount() const { return colors == Colors::YCbCr ? 3 : 1; }
};

}  // namespace classiscope
