// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/jpeg/huffmantable.h"
#include "core/engine/processor.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace classiscope {

/// The next bits of a scan, highest first. Copied into registers while decoding.
/// It does not look where its bytes end: EntropyWindow does.
struct EntropyBits {
    struct Symbol {
        int step;
        int value;
    };

    const std::uint8_t *next;  ///< the first byte that is not counted in `count`
    std::uint64_t bits = 0;
    int count = 0;  ///< of the bits that are there

    /// Makes it 56 bits or more, without a branch.
    AVX2_INLINE void refill()
    {
        std::uint64_t bytes;
        std::memcpy(&bytes, next, sizeof bytes);
        bits |= __builtin_bswap64(bytes) >> count;
        next += (63 - count) >> 3;
        count |= 56;
    }

    AVX2_INLINE void drop(std::uint32_t number)
    {
        bits <<= number;
        count -= int(number);
    }

    AVX2_INLINE std::uint32_t entry(const HuffmanTable &table) const
    {
        return table.entries[bits >> (64 - HuffmanTable::lookahead)];
    }

    AVX2_INLINE std::uint32_t skipEntry(const HuffmanTable &table) const
    {
        return table.skip[bits >> (64 - HuffmanTable::lookahead)];
    }

    /// A symbol with its value where the two are longer than the lookahead.
    /// What is no code ends the block in a place where no block ends.
    AVX2_INLINE Symbol longSymbol(const HuffmanTable &table, std::uint32_t entry, bool isAc)
    {
        constexpr int nowhere = HuffmanTable::endOfBlock - 65;
        refill();
        Symbol symbol {int(entry >> HuffmanTable::stepShift & 255), 0};
        int size = int(entry >> HuffmanTable::sizeShift & 15);
        if (entry & HuffmanTable::codeOnly) {
            drop(entry & HuffmanTable::bitsMask);
        } else {
            const int found = table.symbolAt(std::uint32_t(bits >> 48));
            if (found < 0)
                return {nowhere, 0};
            drop(std::uint32_t(found) >> 8);
            size = found & 15;
            const int run = isAc ? (found & 0xFF) >> 4 : 0;
            const bool ends = isAc && size == 0 && run != 15;
            symbol.step = ends ? HuffmanTable::endOfBlock : run;
        }
        if (size > 0) {
            const auto raw = int(bits >> (64 - size));
            symbol.value = raw < 1 << (size - 1) ? raw - (1 << size) + 1 : raw;
            drop(std::uint32_t(size));
        }
        refill();
        return symbol;
    }

    AVX2_INLINE int dcDifference(const HuffmanTable &table)
    {
        refill();
        const std::uint32_t found = entry(table);
        if (found & HuffmanTable::whole) [[likely]] {
            drop(found & HuffmanTable::bitsMask);
            return std::int32_t(found) >> HuffmanTable::valueShift;
        }
        const Symbol symbol = longSymbol(table, found, false);
        constexpr int impossible = 1 << 20;
        return symbol.step == 0 ? symbol.value : impossible;
    }
};

/// The bytes of a scan without their stuffing (a zero behind each FF), some at a time.
class EntropyWindow {
public:
    /// `room`: taken and given back, so that it is not allocated for each picture.
    EntropyWindow(QByteArrayView scan, std::vector<std::uint8_t> &room)
        : m_source(reinterpret_cast<const std::uint8_t *>(scan.data()))
        , m_sourceEnd(m_source + scan.size())
        , m_room(room)
    {
        m_room.resize(windowBytes + behind);
        m_end = m_room.data();
    }

    EntropyBits begin()
    {
        EntropyBits bits {m_end};
        load(bits);
        return bits;
    }

    /// Whether there is enough for any MCU; slide() gets more.
    bool hasUnit(const EntropyBits &bits) const { return bits.next <= m_limit; }

    /// Gets more. False when what was read lies behind the end of the data.
    bool slide(EntropyBits &bits)
    {
        if (isOverrun(bits))
            return false;
        if (m_more)
            load(bits);
        return true;
    }

    bool isOverrun(const EntropyBits &bits) const { return (bits.next - m_end) * 8 > bits.count; }

    /// Goes on behind the next restart marker. False unless it is there, in its turn.
    bool restart(EntropyBits &bits)
    {
        if (m_more || isOverrun(bits) || m_sourceEnd - m_source < 2 || m_source[0] != 0xFF
            || m_source[1] != 0xD0 + m_restarts)
            return false;
        m_restarts = (m_restarts + 1) % 8;
        m_source += 2;
        m_end = m_room.data();
        bits = {m_end};
        load(bits);
        return true;
    }

private:
    /// The longest MCU: six blocks of 64 symbols with 16 bits and 15 more each.
    static constexpr std::ptrdiff_t unitBytes = 6 * 64 * 31 / 8 + 16;
    /// That much can be read behind the end, and is zero.
    static constexpr std::ptrdiff_t behind = 2 * unitBytes;
    static constexpr std::ptrdiff_t windowBytes = 32 << 10;

    // Moves what is left to the front and fills up behind it.
    void load(EntropyBits &bits)
    {
        const std::ptrdiff_t left = m_end - bits.next;
        std::uint8_t *to = m_room.data();
        std::memmove(to, bits.next, std::size_t(left));
        to += left;
        const std::uint8_t *const full = m_room.data() + windowBytes;
        m_more = true;
        while (m_more && to < full) {
            const auto most = std::min(full - to, m_sourceEnd - m_source);
            const auto *mark =
                static_cast<const std::uint8_t *>(std::memchr(m_source, 0xFF, std::size_t(most)));
            const std::ptrdiff_t plain = mark ? mark - m_source : most;
            std::memcpy(to, m_source, std::size_t(plain));
            to += plain;
            m_source += plain;
            if (mark && m_sourceEnd - m_source >= 2 && m_source[1] == 0) {
                *to++ = 0xFF;
                m_source += 2;
            } else if (mark || m_source == m_sourceEnd) {
                m_more = false;
            }
        }
        std::memset(to, 0, std::size_t(behind));
        bits.next = m_room.data();
        m_end = to;
        m_limit = m_more ? m_end - unitBytes : m_end;
    }

    const std::uint8_t *m_source;
    const std::uint8_t *m_sourceEnd;
    std::vector<std::uint8_t> &m_room;
    std::uint8_t *m_end = nullptr;  ///< of the data in m_room
    const std::uint8_t *m_limit = nullptr;
    bool m_more = false;  ///< before the next marker
    int m_restarts = 0;
};

}  // namespace classiscope
