// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/jpeg/baselinejpeg.h"

namespace classiscope {

/// A Huffman table made ready for decoding: the next `lookahead` bits lead to what
/// they mean. Kept from picture to picture, since most files have the same tables.
struct HuffmanTable {
    /// 8 KiB a table: with more the tables leave the first-level cache, with less
    /// too many codes need a second step (measured with 10, 11 and 12).
    static constexpr int lookahead = 11;

    /// What the next bits mean. Its lowest six bits are the number of bits to drop,
    /// so that a shift takes it as it is.
    enum Entry : std::uint32_t {
        bitsMask = 63,
        whole = 64,       ///< the value lies within the lookahead too: it is in valueShift
        codeOnly = 128,   ///< only the code: sizeShift tells how many bits of value follow
        stepShift = 8,    ///< zeros to jump over; endOfBlock
        valueShift = 16,  ///< signed 16 bits
        sizeShift = 16,   ///< 4 bits
    };

    /// The step of an end of block: larger than any that leads to a coefficient.
    static constexpr int endOfBlock = 128;

    /// What several symbols of AC coefficients that nobody wants mean together; 0: unknown.
    enum SkipEntry : std::uint16_t {
        skipBitsMask = 31,
        skipStepShift = 5,  ///< coefficients to jump over, 7 bits
        skipStepMask = 127,
        skipEnds = 1 << 12,  ///< with an end of block
    };

    /// Makes the tables of `spec`, unless they are these already.
    /// `isAc`: the symbols are run and size, else only size.
    void assign(const HuffmanSpec &spec, bool isAc);

    /// Makes `skip` too.
    void prepareSkipping();

    /// The symbol that the first of these 16 bits are the code of, and its length in
    /// bits 8 and up; -1 for no code.
    int symbolAt(std::uint32_t bits16) const
    {
        for (int length = 1; length <= 16; ++length) {
            if (bits16 < limit[length])
                return length << 8
                    | symbols[std::uint8_t((bits16 >> (16 - length)) + offset[length])];
        }
        return -1;
    }

    std::array<std::uint32_t, 1 << lookahead> entries {};
    std::array<std::uint16_t, 1 << lookahead> skip {};
    std::uint32_t limit[17] = {};   ///< of each length: the first 16 bits that are a longer code
    std::uint32_t offset[17] = {};  ///< from a code to its symbol's place, modulo 2^32
    std::array<std::uint8_t, 256> symbols {};

private:
    void addCode(std::uint32_t code, int length, int symbol, bool isAc);

    HuffmanSpec m_spec;
    bool m_isAc = false;
    bool m_canSkip = false;
};

}  // namespace classiscope
