// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jpeg/huffmantable.h"

namespace classiscope {

namespace {

constexpr int zeroRun16 = 15;  // of size 0: sixteen zeros, where other runs end the block

/// The value that `size` bits stand for: ITU-T T.81, figure F.12.
int extended(int bits, int size)
{
    return size > 0 && bits < 1 << (size - 1) ? bits - (1 << size) + 1 : bits;
}

}  // namespace

void HuffmanTable::assign(const HuffmanSpec &spec, bool isAc)
{
    if (spec == m_spec && isAc == m_isAc)
        return;
    m_spec = spec;
    m_isAc = isAc;
    m_canSkip = false;
    symbols = spec.symbols;
    entries.fill(0);
    std::uint32_t code = 0, index = 0;
    for (int length = 1; length <= 16; ++length) {
        offset[length] = index - code;
        for (int i = 0; i < spec.counts[std::size_t(length - 1)]; ++i, ++code, ++index) {
            if (length <= lookahead)
                addCode(code, length, symbols[index], isAc);
        }
        limit[length] = code << (16 - length);
        code <<= 1;
    }
}

// Fills the entries of all bits that begin with the code.
void HuffmanTable::addCode(std::uint32_t code, int length, int symbol, bool isAc)
{
    const int run = isAc ? symbol >> 4 : 0;
    const int size = isAc ? symbol & 15 : symbol;
    const bool ends = isAc && size == 0 && run != zeroRun16;
    const auto step = std::uint32_t(ends ? endOfBlock : run) << stepShift;
    const int left = lookahead - length;
    auto *entry = &entries[code << left];
    for (int behind = 0; behind < 1 << left; ++behind) {
        if (size <= left) {
            const int value = extended(behind >> (left - size), size);
            entry[behind] =
                std::uint32_t(length + size) | whole | step | std::uint32_t(value) << valueShift;
        } else {
            entry[behind] =
                std::uint32_t(length) | codeOnly | step | std::uint32_t(size) << sizeShift;
        }
    }
}

void HuffmanTable::prepareSkipping()
{
    if (m_canSkip)
        return;
    m_canSkip = true;
    for (std::uint32_t bits = 0; bits < skip.size(); ++bits) {
        int used = 0, step = 0;
        bool ends = false;
        while (used < lookahead && !ends) {
            const int found = symbolAt(bits << (16 - lookahead) << used & 0xFFFF);
            const int length = found >> 8, run = (found & 0xFF) >> 4, size = found & 15;
            // What a code that reaches past the lookahead means is not known.
            if (found < 0 || used + length > lookahead || used + length + size > skipBitsMask)
                break;
            ends = size == 0 && run != zeroRun16;
            if (!ends && step + run + 1 > 63)
                break;
            used += length + size;
            step += ends ? 0 : run + 1;
        }
        skip[bits] = std::uint16_t(used | step << skipStepShift | (ends ? skipEnds : 0));
    }
}

}  // namespace classiscope
