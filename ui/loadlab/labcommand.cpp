// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labcommand.h"

namespace classiscope {

namespace {

QString joined(const std::vector<int> &numbers)
{
    QStringList texts;
    for (const int number : numbers)
        texts << QString::number(number);
    return texts.join(u',');
}

QStringList targetArguments(const LabPlan &plan, const LabCommandFacts &facts)
{
    if (plan.target == LabPlan::Target::Instances)
        return {QStringLiteral("--instances"),
                joined(readNumbers(plan.instances, LabPlan::mostInstances))};
    if (plan.target == LabPlan::Target::Address) {
        QStringList arguments {plan.url().toString()};
        if (facts.remoteAllowed)
            arguments << QStringLiteral("--allow-remote");
        return arguments;
    }
    QStringList arguments {facts.windowUrl.toString()};
    // Its certificate is for the name that clients know, not for this address.
    if (facts.windowUrl.scheme() == QStringLiteral("https"))
        arguments << QStringLiteral("--insecure");
    if (!facts.keyFile.isEmpty())
        arguments << QStringLiteral("--api-key-file") << facts.keyFile;
    return arguments;
}

}  // namespace

QStringList labArguments(const LabPlan &plan, const LabCommandFacts &facts)
{
    QStringList arguments {QStringLiteral("loadtest")};
    arguments << targetArguments(plan, facts);
    if (!plan.scenarios.empty())
        arguments << QStringLiteral("--scenarios") << facts.scenarioFile
                  << QStringLiteral("--repeat") << QString::number(plan.repetitions);
    if (!plan.photos.isEmpty())
        arguments << QStringLiteral("--photos") << plan.photos;
    if (plan.findLimit)
        arguments << QStringLiteral("--find-limit") << QStringLiteral("--budget")
                  << joined(readNumbers(plan.budgets, LabPlan::longestBudget));
    arguments << QStringLiteral("--output") << facts.reportFile << QStringLiteral("--progress")
              << QStringLiteral("json");
    return arguments;
}

}  // namespace classiscope
