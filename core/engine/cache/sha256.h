// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <cstdint>

namespace classiscope {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of several pieces one after the other.
///
/// OpenSSL's, which uses the CPU's SHA instructions. One at a time in a thread:
/// the state is the thread's own, so that none is allocated for each digest.
class Sha256 {
public:
    Sha256();

    void add(QByteArrayView bytes);
    Sha256Digest result();  ///< ends it
};

}  // namespace classiscope
