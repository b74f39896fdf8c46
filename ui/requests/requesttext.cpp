// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requesttext.h"

#include "ui/classify/resultsmodel.h"
#include "ui/performance/numberformat.h"

#include <QCoreApplication>
#include <QLocale>

namespace classiscope {

namespace {

constexpr int longestToolTipValue = 200;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RequestText)
};

}  // namespace

QString statusText(const RequestRecord &record)
{
    return record.status == 0 ? Words::tr("client left") : QString::number(record.status);
}

QString timeText(const RequestRecord &record)
{
    return record.time.toLocalTime().toString(
        QStringLiteral("HH:mm:ss%1zzz").arg(QLocale().decimalPoint()));
}

QString answerText(const RequestRecord &record)
{
    if (!record.error.isEmpty())
        return record.error;
    if (record.status == 0)
        return Words::tr("no answer");
    if (record.label.isEmpty())
        return {};
    const QString best = QStringLiteral("%1 %2").arg(record.label, percentText(record.confidence));
    return record.images > 1 ? Words::tr("%1, %2 images").arg(best, countText(record.images))
                             : best;
}

std::vector<std::pair<QString, QString>> requestFacts(const RequestRecord &record)
{
    std::vector<std::pair<QString, QString>> facts {
        {Words::tr("Time"),
         record.time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd ")) + timeText(record)},
        {Words::tr("Client"), record.client},
        {Words::tr("Request"), QStringLiteral("%1 %2").arg(record.method, record.path).trimmed()},
        {Words::tr("Request id"), record.requestId},
        {Words::tr("Content type"), record.contentType},
        {Words::tr("Status"),
         record.status == 0 ? Words::tr("the client left before its answer") : statusText(record)},
        {Words::tr("Error"), record.error},
        {Words::tr("Received"), byteCountText(record.requestBytes)},
        {Words::tr("Sent"), byteCountText(record.replyBytes)},
        {Words::tr("Duration"), responseTimeText(record.duration)},
    };
    if (record.images > 0) {
        const StageTimings &stages = record.stages;
        facts.insert(facts.end(),
                     {{Words::tr("Answer"), answerText(record)},
                      {Words::tr("Queue"), responseTimeText(stages.queue)},
                      {Words::tr("Decode"), responseTimeText(stages.decode)},
                      {Words::tr("Preprocess"), responseTimeText(stages.preprocess)},
                      {Words::tr("Inference"), responseTimeText(stages.inference)}});
    }
    std::erase_if(facts, [](const auto &fact) { return fact.second.isEmpty(); });
    return facts;
}

QString requestToolTip(const RequestRecord &record)
{
    QString rows;
    for (const auto &[name, value] : requestFacts(record)) {
        const QString shown = value.size() > longestToolTipValue
            ? value.left(longestToolTipValue) + QStringLiteral("…")
            : value;
        rows += QStringLiteral("<tr><td style='padding-right: 12px'>%1</td><td>%2</td></tr>")
                    .arg(name, shown.toHtmlEscaped());
    }
    return QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}

}  // namespace classiscope
