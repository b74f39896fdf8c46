// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadreport.h"

namespace classiscope {

/// The seconds of a run in bounded memory.
///
/// Beyond `maxPoints` two neighbours become one, and so do those that follow: an hour has a
/// point each second, a day one each 32. Of two, the counts are added, the averages
/// weighted; of percentiles and maxima the larger is kept.
class LoadTimeline {
public:
    static constexpr int maxPoints = 3600;

    void add(const LoadSecond &second);

    /// The points so far.
    std::vector<LoadSecond> take() const;

private:
    std::vector<LoadSecond> m_points;
    std::vector<LoadSecond> m_waiting;  // that are not yet a whole point
    std::size_t m_secondsOfPoint = 1;
};

/// Both as one, `later` after `earlier`.
LoadSecond merged(const LoadSecond &earlier, const LoadSecond &later);

}  // namespace classiscope
