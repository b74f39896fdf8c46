// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/scenario.h"

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds quickDuration = 20s;
constexpr double quickSpawnSeconds = 4;

QString durationText(std::chrono::milliseconds duration)
{
    const double seconds = double(duration.count()) / 1000;
    if (seconds >= 60 && duration.count() % 60'000 == 0)
        return QStringLiteral("%1 min").arg(duration.count() / 60'000);
    return QStringLiteral("%1 s").arg(seconds);
}

bool within(double value, double low, double high)
{
    return std::isfinite(value) && value >= low && value <= high;
}

}  // namespace

std::optional<QString> Scenario::mistake() const
{
    const auto wrong = [this](const QString &what) {
        return QStringLiteral("Scenario “%1”: %2").arg(name, what);
    };
    if (name.trimmed().isEmpty())
        return QStringLiteral("A scenario has no name; give it one.");
    if (duration < 1s || duration > maxDuration)
        return wrong(QStringLiteral("it must last 1 second to %1 hours.").arg(maxDuration / 1h));
    if (!within(repeatShare, 0, 1) || !within(abortShare, 0, 1))
        return wrong(
            QStringLiteral("the shares of repeated and of aborted requests lie between 0 and 1."));
    if (model == Model::Open) {
        if (!within(arrivalRate, 0.01, maxRate))
            return wrong(
                QStringLiteral("the arrival rate lies between 0.01 and %1 requests a second.")
                    .arg(maxRate));
        return {};
    }
    if (users < 1 || users > maxUsers)
        return wrong(QStringLiteral("it needs 1 to %1 users.").arg(maxUsers));
    if (!within(spawnRate, 0.01, maxRate))
        return wrong(
            QStringLiteral("the spawn rate lies between 0.01 and %1 users a second.").arg(maxRate));
    if (waitMin < 0ms || waitMax < waitMin || waitMax > maxWait)
        return wrong(
            QStringLiteral("the wait goes from a shorter to a longer time, 0 to %1 seconds.")
                .arg(maxWait / 1s));
    return {};
}

QString Scenario::text() const
{
    if (model == Model::Open)
        return QStringLiteral("%1 requests a second (%2), %3")
            .arg(QString::number(arrivalRate),
                 arrivals == Arrivals::Poisson ? QStringLiteral("Poisson")
                                               : QStringLiteral("constant"),
                 durationText(duration));
    return QStringLiteral("%1 users, %2 a second, %3")
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
