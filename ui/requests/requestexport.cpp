// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/requests/requestexport.h"

#include "core/csv.h"
#include "core/server/accesslog.h"

namespace classiscope {

namespace {

QByteArray milliseconds(std::chrono::microseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1000, 'f', 3);
}

QByteArray clientsField(const QString &text)
{
    const bool formula = !text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front());
    return csvField(formula ? QLatin1Char('\'') + text : text);
}

QByteArray csvRow(const RequestRecord &record)
{
    const bool classified = record.images > 0;
    const auto stage = [classified](std::chrono::microseconds duration) {
        return classified ? milliseconds(duration) : QByteArray();
    };
    const QByteArrayList fields {record.time.toUTC().toString(Qt::ISODateWithMs).toUtf8(),
                                 csvField(record.client),
                                 clientsField(record.requestId),
                                 clientsField(record.method),
                                 clientsField(record.path),
                                 QByteArray::number(record.status),
                                 csvField(record.error),
                                 QByteArray::number(record.requestBytes),
                                 QByteArray::number(record.replyBytes),
                                 milliseconds(record.duration),
                                 stage(record.stages.queue),
                                 stage(record.stages.decode),
                                 stage(record.stages.preprocess),
                                 stage(record.stages.inference),
                                 csvField(record.label),
                                 classified ? QByteArray::number(double(record.confidence), 'g', 6)
                                            : QByteArray(),
                                 QByteArray::number(record.images)};
    return fields.join(',') + "\r\n";
}

}  // namespace

QByteArray requestsCsv(const std::vector<RequestRecord> &records)
{
    QByteArray text = "time,client,request_id,method,path,status,error,request_bytes,reply_bytes,"
                      "duration_ms,queue_ms,decode_ms,preprocess_ms,inference_ms,label,confidence,"
                      "images\r\n";
    for (const RequestRecord &record : records)
        text += csvRow(record);
    return text;
}

QByteArray requestsJsonLines(const std::vector<RequestRecord> &records)
{
    QByteArray text;
    for (const RequestRecord &record : records)
        text += accessLogLine(record);
    return text;
}

}  // namespace classiscope
