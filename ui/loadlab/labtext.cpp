// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labtext.h"

#include "core/loadtest/loadreport.h"
#include "core/loadtest/loadtext.h"
#include "ui/loadlab/labrunsmodel.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoadLab)
};

/// Of the load generator, besides "status 429".
const char *const errorKinds[] = {
    QT_TRANSLATE_NOOP("LoadLab", "host not found"),
    QT_TRANSLATE_NOOP("LoadLab", "connection refused"),
    QT_TRANSLATE_NOOP("LoadLab", "connection closed"),
    QT_TRANSLATE_NOOP("LoadLab", "timed out"),
    QT_TRANSLATE_NOOP("LoadLab", "no HTTP"),
    QT_TRANSLATE_NOOP("LoadLab", "TLS refused"),
    QT_TRANSLATE_NOOP("LoadLab", "status 200, and no JSON"),
    QT_TRANSLATE_NOOP("LoadLab", "status 200 without predictions"),
    QT_TRANSLATE_NOOP("LoadLab", "other"),
};

const char *const stages[] = {
    QT_TRANSLATE_NOOP("LoadLab", "Starting a server"),
    QT_TRANSLATE_NOOP("LoadLab", "Warming up"),
    QT_TRANSLATE_NOOP("LoadLab", "Ending the servers"),
};

/// The translation of what is one of those; as it is otherwise.
template <std::size_t Count>
QString translated(const QString &text, const char *const (&known)[Count])
{
    const auto *found = std::find_if(std::begin(known), std::end(known), [&text](const char *one) {
        return text == QLatin1String(one);
    });
    return found == std::end(known) ? text : Words::tr(*found);
}

/// "1, 2 instances"; empty when none were started.
QString startedInstances(const LoadReport &report)
{
    std::set<int> numbers;
    for (const LoadRun &run : report.runs)
        numbers.insert(run.instances);
    for (const LimitSearch &search : report.limits)
        numbers.insert(search.instances);
    numbers.erase(0);
    if (numbers.size() < 2)
        return numbers.empty() ? QString() : instancesText(*numbers.begin());
    QStringList texts;
    for (const int number : numbers)
        texts << QString::number(number);
    return LabRunsModel::tr("%1 instances").arg(texts.join(QStringLiteral(", ")));
}

}  // namespace

QString errorKindText(const QString &kind)
{
    static const QRegularExpression status(QStringLiteral("^status (\\d+)$"));
    if (const auto match = status.match(kind); match.hasMatch())
        return Words::tr("status %1").arg(match.captured(1));
    return translated(kind, errorKinds);
}

QString stageText(const QString &stage)
{
    static const QRegularExpression starting(QStringLiteral("^Starting (\\d+) servers$"));
    if (const auto match = starting.match(stage); match.hasMatch())
        return Words::tr("Starting %1 servers").arg(match.captured(1));
    static const QRegularExpression looking(
        QStringLiteral("^Looking for the highest rate with p95 within (\\d+) ms$"));
    if (const auto match = looking.match(stage); match.hasMatch())
        return Words::tr("Looking for the highest rate with p95 within %1 ms")
            .arg(match.captured(1));
    return translated(stage, stages);
}

QString labTargetText(const LoadReport &report)
{
    const QString &told = report.configuration.target;
    static const QRegularExpression form(
        QStringLiteral("^(nginx in front of )?[0-9, ]+ instances?( on this computer)?$"));
    const auto match = form.match(told);
    QString text = startedInstances(report);
    if (!match.hasMatch() || text.isEmpty())
        return told;
    if (match.capturedLength(1) > 0)
        text = Words::tr("nginx in front of %1").arg(text);
    return match.capturedLength(2) > 0 ? Words::tr("%1 on this computer").arg(text) : text;
}

QString labModelText(const LoadConfiguration &configuration)
{
    static const QRegularExpression form(QStringLiteral("^(.+) version (\\S+)$"));
    const auto match = form.match(configuration.model);
    return match.hasMatch() ? Words::tr("%1 version %2").arg(match.captured(1), match.captured(2))
                            : configuration.model;
}

QString shareText(double share)
{
    return unbroken(loadtext::percentText(share).translated());
}

}  // namespace classiscope
