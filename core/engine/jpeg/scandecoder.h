// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/jpeg/huffmantable.h"
#include "core/engine/jpeg/jpegplanes.h"

#include <optional>
#include <vector>

namespace classiscope {

/// Decodes a plain JPEG's scan faster than libjpeg, above all at an eighth of its
/// size, where the coefficients that do not count are jumped over several at a time.
/// Only with hasAvx2().
///
/// Each coefficient adds its pattern to the block as soon as it is read: most are
/// zero, and the additions take place while the next code is still being found.
/// Samples differ from libjpeg's accurate ones by 1 at most.
///
/// Not thread-safe: keeps its tables from picture to picture.
class ScanDecoder {
public:
    /// Decodes `jpeg` at `eighths` / 8 (1, 2, 4 or 8) of its size.
    /// Returns planes that lie in `planes`; nothing when the scan has any flaw.
    /// Requires: hasAvx2(), and `jpeg` is from readBaselineJpeg().
    std::optional<Picture> decode(const BaselineJpeg &jpeg, int eighths, JpegPlanes &planes);

private:
    std::array<HuffmanTable, 4> m_dcTables;
    std::array<HuffmanTable, 4> m_acTables;
    std::array<std::array<float, 64>, 4> m_quantization {};  ///< in zigzag order
    std::vector<std::uint8_t> m_window;
};

}  // namespace classiscope
