// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/loadevent.h"

namespace classiscope {

/// Shows a load test's progress to a person on standard error, or to a program on
/// standard output.
class LoadTestProgress {
public:
    explicit LoadTestProgress(bool json);

    /// False when nobody reads it any more.
    bool show(const LoadEvent &event);

private:
    bool showText(const LoadEvent &event);
    QString secondLine(const LoadSecond &second) const;

    const bool m_json;
    const bool m_terminal;
    LoadEvent m_run;  // the RunStarted of this run
};

}  // namespace classiscope
