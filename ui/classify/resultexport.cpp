// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultexport.h"

#include "core/csv.h"
#include "core/server/jsonformat.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace classiscope {

namespace {

QString pathOf(const ResultRow &row)
{
    return row.input.path.isEmpty() ? row.input.name : row.input.path;
}

QByteArray milliseconds(std::chrono::microseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1000, 'f', 3);
}

QByteArray csvRow(const ResultRow &row)
{
    const QByteArray path = csvField(pathOf(row));
    if (row.failed())
        return path + ",,,," + csvField(row.result->error().message) + ",,,,,,,,\r\n";
    const Classification &result = **row.result;
    const Candidate best = row.best() ? *row.best() : Candidate();
    const QByteArrayList fields {path,
                                 csvField(best.label),
                                 QByteArray::number(best.index),
                                 QByteArray::number(double(best.confidence), 'g', 6),
                                 QByteArray(),
                                 QByteArray::number(result.imageSize.width()),
                                 QByteArray::number(result.imageSize.height()),
                                 csvField(result.model),
                                 milliseconds(result.timings.queue),
                                 milliseconds(result.timings.decode),
                                 milliseconds(result.timings.preprocess),
                                 milliseconds(result.timings.inference),
                                 milliseconds(result.timings.total)};
    return fields.join(',') + "\r\n";
}

QByteArray jsonRow(const ResultRow &row)
{
    QJsonObject fields {{QStringLiteral("path"), pathOf(row)}};
    if (row.failed())
        fields.insert(QStringLiteral("error"),
                      QJsonObject {{QStringLiteral("kind"), errorKind(row.result->error().code)},
                                   {QStringLiteral("message"), row.result->error().message}});
    const QByteArray json = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    if (row.failed())
        return json;
    // The server's fields follow ours in the same object.
    return json.chopped(1) + ',' + toJson(**row.result).mid(1);
}

}  // namespace

QByteArray exported(const std::vector<ResultRow> &rows, ExportFormat format)
{
    const bool json = format == ExportFormat::Json;
    QByteArray text = json ? "["
                           : "path,label,index,confidence,error,width,height,model,"
                             "queue_ms,decode_ms,preprocess_ms,inference_ms,total_ms\r\n";
    const char *separator = "\n";
    for (const ResultRow &row : rows) {
        if (!row.result)
            continue;
        if (json)
            text += separator + jsonRow(row);
        else
            text += csvRow(row);
        separator = ",\n";
    }
    return json ? text + "\n]\n" : text;
}

Result<int> exportToFile(const std::vector<ResultRow> &rows, ExportFormat format,
                         const QString &path)
{
    QSaveFile file(path);
    const QByteArray text = exported(rows, format);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return {Error::Code::FileUnreadable,
                ResultsModel::tr("%1 could not be written (%2); choose another folder, or free "
                                 "some space.")
                    .arg(path, file.errorString())};
    return int(std::count_if(rows.begin(), rows.end(),
                             [](const ResultRow &row) { return row.result.has_value(); }));
}

}  // namespace classiscope
