// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/scenario.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Scenario)
};

constexpr std::chrono::milliseconds quickDuration {20'000};
constexpr double quickSpawnSeconds = 4;

QString durationText(std::chrono::milliseconds duration)
{
    const double seconds = double(duration.count()) / 1000;
    if (seconds >= 60 && duration.count() % 60'000 == 0)
        return Words::tr("%1 min").arg(duration.count() / 60'000);
    return Words::tr("%1 s").arg(seconds);
}

bool within(double value, double low, double high)
{
    return std::isfinite(value) && value >= low && value <= high;
}

}  // namespace

std::optional<QString> Scenario::mistake() const
{
    const auto wrong = [this](const QString &what) {
        return Words::tr("Scenario “%1”: %2").arg(name, what);
    };
    if (name.trimmed().isEmpty())
        return Words::tr("A scenario has no name; give it one.");
    if (duration < std::chrono::seconds(1) || duration > maxDuration)
        return wrong(Words::tr("it must last 1 second to %1 hours.")
                         .arg(maxDuration / std::chrono::hours(1)));
    if (!within(repeatShare, 0, 1) || !within(abortShare, 0, 1))
        return wrong(
            Words::tr("the shares of repeated and of aborted requests lie between 0 and 1."));
    if (model == Model::Open) {
        if (!within(arrivalRate, 0.01, maxRate))
            return wrong(Words::tr("the arrival rate lies between 0.01 and %1 requests a second.")
                             .arg(maxRate));
        return {};
    }
    if (users < 1 || users > maxUsers)
        return wrong(Words::tr("it needs 1 to %1 users.").arg(maxUsers));
    if (!within(spawnRate, 0.01, maxRate))
        return wrong(
            Words::tr("the spawn rate lies between 0.01 and %1 users a second.").arg(maxRate));
    if (waitMin < std::chrono::milliseconds(0) || waitMax < waitMin || waitMax > maxWait)
        return wrong(Words::tr("the wait goes from a shorter to a longer time, 0 to %1 seconds.")
                         .arg(maxWait / std::chrono::seconds(1)));
    return {};
}

QString Scenario::text() const
{
    if (model == Model::Open)
        return Words::tr("%1 requests a second (%2), %3")
            .arg(QString::number(arrivalRate),
                 arrivals == Arrivals::Poisson ? Words::tr("Poisson") : Words::tr("constant"),
                 durationText(duration));
    return Words::tr("%1 users, %2 a second, %3")
        .arg(QString::number(users), QString::number(spawnRate), durationText(duration));
}

Scenario Scenario::quick() const
{
    Scenario result = *this;
    result.duration = std::min(duration, quickDuration);
    result.spawnRate = std::max(spawnRate, users / quickSpawnSeconds);
    return result;
}

}  // namespace classiscope
