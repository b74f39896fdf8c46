// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"

#include <span>

namespace classiscope {

/// One of ClassifierOptions that the settings dialog offers; its default is the one there.
/// queueLimit, cacheBytes and cacheTtl are among the server's limits.
struct EngineField {
    enum class Unit { Count, Pixels, Bytes, Milliseconds, Choice };

    const char *name;    ///< as in ClassifierOptions, e.g. "workers"
    const char *option;  ///< on the command line, e.g. "--workers"
    const char *title;   ///< to be translated in the context "EngineField", as the next three
    const char *hint;
    const char *zero;  ///< what 0 is called; null where it is a number as any other
    std::span<const char *const> choices;  ///< of a Choice, from 0
    Unit unit;
    qint64 minimum;
    qint64 maximum;
    bool tunable;  ///< `bench --tune` may have found a better value than the default
    qint64 (*value)(const ClassifierOptions &options);
    void (*set)(ClassifierOptions &options, qint64 value);
};

/// All of them, in the order they are shown.
std::span<const EngineField> engineFields();

}  // namespace classiscope
