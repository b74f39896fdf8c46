// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/limitfinder.h"
#include "core/loadtest/loadrequest.h"
#include "core/loadtest/scenario.h"

namespace classiscope {

/// Everything that a load test is to do.
struct LoadPlan {
    static constexpr int maxRepetitions = 100;

    QString title;
    std::vector<Scenario> scenarios;
    int repetitions = 1;                   ///< all scenarios take turns in each
    std::vector<int> instances {0};        ///< one after the other; 0: the provider's address
    std::optional<LimitOptions> limit {};  ///< looked for after the scenarios
    LoadRequest request;                   ///< its URL and address are the target's
    quint64 seed = 1;
    QString command {};        ///< that repeats it, for the report
    QString generatorCpus {};  ///< that it was pinned to, for the report
};

}  // namespace classiscope
