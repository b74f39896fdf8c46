// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartmarks.h"

#include <QCoreApplication>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PerformancePage)
};

}  // namespace

QString eventText(const Event &event)
{
    switch (event.kind) {
    case Event::Kind::ModelLoaded: return Words::tr("model %1").arg(event.detail);
    case Event::Kind::ServerStarted: return Words::tr("server on");
    case Event::Kind::ServerStopped: return Words::tr("server off");
    case Event::Kind::SettingChanged: break;
    }
    return event.detail;
}

std::vector<ChartMark> chartMarks(std::span<const Event> events, std::int64_t newest, int seconds)
{
    std::vector<ChartMark> marks;
    for (const Event &event : events) {
        const std::int64_t second = event.second - newest;
        if (second <= -seconds || second > 0)
            continue;
        if (!marks.empty() && marks.back().second == second)
            marks.back().label += QStringLiteral(", ") + eventText(event);
        else
            marks.push_back({int(second), eventText(event)});
    }
    return marks;
}

}  // namespace classiscope
