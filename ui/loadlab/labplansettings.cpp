// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labplansettings.h"

#include "core/loadtest/loadreportjson.h"

#include <QSettings>

#include <algorithm>

namespace classiscope {

namespace {

QString key(const char *name)
{
    return QStringLiteral("loadlab/") + QLatin1String(name);
}

}  // namespace

KeptLabPlan keptLabPlan(const QSettings &settings)
{
    KeptLabPlan kept;
    LabPlan &plan = kept.plan;
    const int last = int(LabPlan::Target::Instances);
    plan.target = LabPlan::Target(std::clamp(settings.value(key("target"), 0).toInt(), 0, last));
    plan.address = settings.value(key("address")).toString();
    plan.instances = settings.value(key("instances"), plan.instances).toString();
    plan.photos = settings.value(key("photos")).toString();
    plan.quick = settings.value(key("quick"), plan.quick).toBool();
    plan.repetitions = std::clamp(settings.value(key("repetitions"), plan.repetitions).toInt(), 1,
                                  LabPlan::mostRepetitions);
    plan.findLimit = settings.value(key("findLimit"), plan.findLimit).toBool();
    plan.budgets = settings.value(key("budgets"), plan.budgets).toString();
    const auto scenarios = readScenarios(settings.value(key("scenarios")).toByteArray());
    kept.scenarios = scenarios ? *scenarios : plannedScenarios();
    kept.unticked = settings.value(key("unticked")).toStringList();
    return kept;
}

void keepLabPlan(QSettings &settings, const KeptLabPlan &kept)
{
    settings.setValue(key("target"), int(kept.plan.target));
    settings.setValue(key("address"), kept.plan.address);
    settings.setValue(key("instances"), kept.plan.instances);
    settings.setValue(key("photos"), kept.plan.photos);
    settings.setValue(key("quick"), kept.plan.quick);
    settings.setValue(key("repetitions"), kept.plan.repetitions);
    settings.setValue(key("findLimit"), kept.plan.findLimit);
    settings.setValue(key("budgets"), kept.plan.budgets);
    if (kept.scenarios == plannedScenarios())
        settings.remove(key("scenarios"));  // a later program may have better ones
    else
        settings.setValue(key("scenarios"), scenariosJson(kept.scenarios));
    settings.setValue(key("unticked"), kept.unticked);
}

}  // namespace classiscope
