// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QSize>

#include <array>
#include <cstdint>
#include <optional>

namespace classiscope {

/// A Huffman table as the file has it: ITU-T T.81, annex C.
struct HuffmanSpec {
    std::array<std::uint8_t, 16> counts {};  ///< codes of length 1 to 16
    std::array<std::uint8_t, 256> symbols {};
    int symbolCount = 0;

    bool operator==(const HuffmanSpec &) const = default;
};

/// The parts of a plain JPEG file, as most cameras and programs write it: sequential,
/// Huffman, 8 bits, all components in one scan, grey or YCbCr.
struct BaselineJpeg {
    struct Component {
        int id = 0;
        QSize sampling {1, 1};  ///< blocks in a unit of the scan (MCU), across and down
        int quantization = 0;   ///< indexes of its tables
        int dcTable = 0;
        int acTable = 0;
    };

    QSize size;
    int componentCount = 0;  ///< 1 or 3
    std::array<Component, 3> components;
    std::array<std::array<std::uint16_t, 64>, 4> quantization {};  ///< in zigzag order
    std::array<std::optional<HuffmanSpec>, 4> dcTables;
    std::array<std::optional<HuffmanSpec>, 4> acTables;
    int restartInterval = 0;  ///< MCUs; 0: none
    QByteArrayView scan;      ///< from behind the scan's header to the end of the file
};

/// Reads the headers of `bytes`. Nothing for everything that is not plain or in any
/// way unusual: such files are for a library that knows all of them.
///
/// What it returns can be decoded without further checks: the tables are complete and
/// valid, a first component has a sampling of 1 or 2 each way, the others 1 x 1.
std::optional<BaselineJpeg> readBaselineJpeg(QByteArrayView bytes);

}  // namespace classiscope
