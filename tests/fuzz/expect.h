// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/result.h"

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace classiscope::fuzz {

/// What must hold for every input: a fuzzer stops here if it does not.
inline void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "not true: %s\n", what);
    std::abort();
}

/// An error has something to say, and does not repeat megabytes.
inline void expectGoodError(const Error &error)
{
    expect(!error.message.isEmpty(), "an error has a message");
    expect(error.message.size() < 600, "a message is short");
}

inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
}

}  // namespace classiscope::fuzz
