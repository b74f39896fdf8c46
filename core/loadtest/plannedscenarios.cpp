// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/loadreportjson.h"
#include "core/loadtest/scenario.h"

#include <QFile>

// A static library's resources are linked in only when named; outside any namespace.
static void initializeResources()
{
    Q_INIT_RESOURCE(loadtest);
}

namespace classiscope {

namespace {

// The locustfile reads the same file.
std::vector<Scenario> readPlanned()
{
    initializeResources();
    QFile file(QStringLiteral(":/loadtest/scenarios.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the program was built without its scenarios");
    const auto scenarios = readScenarios(file.readAll());
    if (!scenarios)
        qFatal("the program's own scenarios: %s", qPrintable(scenarios.error().message));
    return *scenarios;
}

}  // namespace

const std::vector<Scenario> &plannedScenarios()
{
    static const std::vector<Scenario> scenarios = readPlanned();
    return scenarios;
}

}  // namespace classiscope
