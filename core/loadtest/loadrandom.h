// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>

namespace classiscope {

/// Random numbers that a seed repeats on every machine; eight bytes, so that each user of
/// a load test has its own. The generator is SplitMix64 (Steele, Lea and Flood, 2014).
class LoadRandom {
public:
    /// `stream`: numbers of one seed that have nothing to do with each other.
    explicit LoadRandom(std::uint64_t seed, std::uint64_t stream = 0)
        : m_state(seed)
    {
        m_state = next() ^ (stream * 0xD1342543DE82EF95U);
        next();
    }

    /// Evenly from 0 to below 1.
    double unit() { return double(next() >> 11) * 0x1.0p-53; }

    /// Evenly from `low` to below `high`.
    double between(double low, double high) { return low + (high - low) * unit(); }

    /// Evenly from 0 to `count` - 1. Requires: `count` > 0.
    std::uint64_t below(std::uint64_t count) { return next() % count; }

    /// Exponentially distributed with this mean.
    double exponential(double mean) { return -mean * std::log1p(-unit()); }

private:
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

}  // namespace classiscope
