// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace classiscope {

/// How a load test asks: who, how often, how long.
struct Scenario {
    enum class Model {
        Closed,  ///< users who wait for an answer, pause, and ask again (Locust's semantics)
        Open,    ///< requests that arrive at a rate, whether or not earlier ones are answered
    };
    enum class Arrivals {
        Constant,
        Poisson,  ///< exponentially distributed gaps
    };

    static constexpr int maxUsers = 10'000;
    static constexpr double maxRate = 100'000;  ///< requests or users a second
    static constexpr std::chrono::milliseconds maxWait {600'000};
    static constexpr std::chrono::milliseconds maxDuration {24 * 3'600'000};

    QString name;  ///< short, unique in a file: "light"
    Model model = Model::Closed;

    // Closed
    int users = 25;
    double spawnRate = 5;  ///< users a second until there are `users`
    /// After each answer a user pauses, drawn evenly between these two.
    std::chrono::milliseconds waitMin {500}, waitMax {2000};

    // Open
    double arrivalRate = 50;  ///< requests a second
    Arrivals arrivals = Arrivals::Poisson;

    std::chrono::milliseconds duration {180'000};  ///< from the first user or request
    double repeatShare = 0;  ///< 0 to 1: of the requests, those that send the picture before again
    double abortShare = 0;   ///< 0 to 1: of the requests, those that are broken off unanswered

    /// What is wrong with it and the cure; nothing when it can be run.
    std::optional<QString> mistake() const;

    /// "50 users, 5 a second, 5 min" or "80 requests a second (Poisson), 1 min".
    QString text() const;

    /// The same for 20 seconds, with users spawned within the first four of them.
    Scenario quick() const;

    friend bool operator==(const Scenario &, const Scenario &) = default;
};

/// light, normal, heavy, peak and 25-users: those of resources/loadtest/scenarios.json, which
/// Locust has as well.
const std::vector<Scenario> &plannedScenarios();

}  // namespace classiscope
