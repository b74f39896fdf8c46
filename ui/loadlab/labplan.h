// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/loadtest/scenario.h"

#include <QString>
#include <QUrl>

namespace classiscope {

/// What the Load lab is to run, as it was chosen and typed.
struct LabPlan {
    enum class Target {
        Window,     ///< the server of this window
        Address,    ///< `address`
        Instances,  ///< new servers behind nginx, `instances` of them
    };
    static constexpr int mostInstances = 16;  ///< servers at a time
    static constexpr int mostNumbers = 8;     ///< in a list
    static constexpr int mostRepetitions = 20;
    static constexpr int longestBudget = 60'000;            ///< milliseconds
    static constexpr std::chrono::minutes limitSearch {2};  ///< what a search takes, roughly

    Target target = Target::Window;
    QString address;
    QString instances = QStringLiteral("1, 2, 4");
    QString photos;  ///< a folder or a list file; empty: made pictures
    std::vector<Scenario> scenarios;
    QString scenarioMistake;  ///< what is wrong with one of them; empty: nothing
    bool quick = false;
    int repetitions = 1;
    bool findLimit = false;
    QString budgets = QStringLiteral("3000, 100");  ///< milliseconds of the p95

    /// As they are run: with `quick` for 20 seconds each.
    std::vector<Scenario> asRun() const;
    int runs() const;
    /// Of all runs and searches; those only roughly.
    std::chrono::milliseconds duration() const;
    /// "15 min 40 s in all", "about 20 min in all".
    QString durationText() const;

    enum class Field { None, Address, Instances, Photos, Scenarios, Budgets };
    struct Mistake {
        Field field = Field::None;
        QString text;  ///< what is wrong and the cure
    };
    /// The first one; Field::None when it can be run.
    Mistake mistake() const;

    /// `address` with what a person leaves out: http:// and /predict.
    QUrl url() const;
    /// Not this computer's own, by its name: loopback needs no asking.
    bool isRemote() const;
};

/// "1, 2, 4" as numbers, 1 to `most`, at most LabPlan::mostNumbers of them; empty when it is
/// not that.
std::vector<int> readNumbers(const QString &text, int most);

}  // namespace classiscope
