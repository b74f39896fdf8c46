// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/locustcsv.h"

namespace classiscope {

namespace {

Error mistake(const char *what, std::size_t line)
{
    return {Error::Code::BadRequest,
            QStringLiteral("The CSV cannot be read: %1 in line %2.")
                .arg(QLatin1String(what))
                .arg(line)};
}

}  // namespace

Result<std::vector<QStringList>> readCsv(const QByteArray &text)
{
    std::vector<QStringList> lines;
    QStringList line;
    QByteArray field;
    bool quoted = false;  // within quotes
    bool begun = false;   // the line has something
    const auto endField = [&] {
        line << QString::fromUtf8(field);
        field.clear();
    };
    const auto endLine = [&] {
        if (begun) {
            endField();
            lines.push_back(line);
        }
        line.clear();
        begun = false;
    };
    const qsizetype start = text.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    for (qsizetype i = start; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == '\n' || c == '\r') {
            endLine();
        } else if (c == ',') {
            begun = true;
            endField();
        } else if (c == '"' && field.isEmpty()) {
            begun = quoted = true;
        } else {
            begun = true;
            field += c;
        }
        if (line.size() >= maxCsvFields)
            return mistake("more than 200 fields", lines.size() + 1);
        if (lines.size() > std::size_t(maxCsvLines))
            return mistake("more than 200,000 lines; the last one read is", lines.size());
    }
    if (quoted)
        return mistake("a quote never ends, it begins", lines.size() + 1);
    endLine();
    return lines;
}

}  // namespace classiscope
