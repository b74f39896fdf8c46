// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labplan.h"

#include "ui/loadlab/scenariotext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QNetworkInterface>
#include <QStringList>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

}  // namespace

std::vector<int> readNumbers(const QString &text, int most)
{
    std::vector<int> numbers;
    for (const QString &part : text.split(u',')) {
        bool ok = false;
        const int number = part.trimmed().toInt(&ok);
        if (!ok || number < 1 || number > most || numbers.size() == LabPlan::mostNumbers)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

std::vector<Scenario> LabPlan::asRun() const
{
    std::vector<Scenario> result = scenarios;
    if (quick)
        std::transform(result.begin(), result.end(), result.begin(),
                       [](const Scenario &scenario) { return scenario.quick(); });
    return result;
}

int LabPlan::runs() const
{
    const auto servers =
        target == Target::Instances ? readNumbers(instances, mostInstances).size() : 1;
    return int(scenarios.size() * servers) * repetitions;
}

std::chrono::milliseconds LabPlan::duration() const
{
    const auto servers =
        target == Target::Instances ? int(readNumbers(instances, mostInstances).size()) : 1;
    std::chrono::milliseconds all {0};
    for (const Scenario &scenario : asRun())
        all += scenario.duration;
    all *= repetitions;
    if (findLimit)
        all += limitSearch;
    return all * servers;
}

QString LabPlan::durationText() const
{
    const QString time = exactTimeText(duration());
    return findLimit ? Words::tr("about %1 in all").arg(time) : Words::tr("%1 in all").arg(time);
}

LabPlan::Mistake LabPlan::mistake() const
{
    if (target == Target::Address && address.trimmed().isEmpty())
        return {Field::Address,
                Words::tr("No address yet: write one, as http://127.0.0.1:5000/predict.")};
    if (target == Target::Address
        && (!url().isValid() || url().host().isEmpty()
            || !QStringList {QStringLiteral("http"), QStringLiteral("https")}.contains(
                url().scheme())))
        return {Field::Address,
                Words::tr("“%1” is no address of a server: write one, as "
                          "http://127.0.0.1:5000/predict.")
                    .arg(address.trimmed())};
    if (target == Target::Instances && readNumbers(instances, mostInstances).empty())
        return {Field::Instances,
                Words::tr("Write how many servers, 1 to %1, with commas "
                          "between several numbers: 1, 2, 4.")
                    .arg(mostInstances)};
    if (!photos.isEmpty() && !QFileInfo::exists(photos))
        return {
            Field::Photos,
            Words::tr("%1 is gone: choose other pictures.").arg(QDir::toNativeSeparators(photos))};
    if (scenarios.empty() && !findLimit)
        return {Field::Scenarios,
                Words::tr("No scenario is ticked: tick one, or let the limit be found.")};
    if (!scenarioMistake.isEmpty())
        return {Field::Scenarios, scenarioMistake};
    if (findLimit && readNumbers(budgets, longestBudget).empty())
        return {Field::Budgets,
                Words::tr("Write the budget in milliseconds, 1 to %1, with commas "
                          "between several: 3000, 100.")
                    .arg(longestBudget)};
    return {};
}

QUrl LabPlan::url() const
{
    QString text = address.trimmed();
    if (!text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("http://"));
    QUrl url(text, QUrl::StrictMode);
    if (url.path().isEmpty() || url.path() == QStringLiteral("/"))
        url.setPath(QStringLiteral("/predict"));
    return url;
}

bool LabPlan::isRemote() const
{
    if (target != Target::Address)
        return false;
    const QString host = url().host();
    if (host.compare(QStringLiteral("localhost"), Qt::CaseInsensitive) == 0)
        return false;
    const QHostAddress given(host);
    if (given.isNull())
        return true;  // a name: who knows whose
    return !given.isLoopback() && !QNetworkInterface::allAddresses().contains(given);
}

}  // namespace classiscope
