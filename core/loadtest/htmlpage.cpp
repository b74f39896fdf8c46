// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/htmlpage.h"

#include "core/loadtest/svgchart.h"
#include "core/version.h"

#include <QRegularExpression>

#include <algorithm>

namespace classiscope::html {

namespace {

const char style[] = R"(
:root { color-scheme: light dark; --ground: #fff; --text: #1b1f24; --line: #d8dce2;
  --muted: #5a6370; --panel: #f4f6f9; --accent: #2563eb; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #212429; --text: #e7e9ec;
  --line: #363b43; --muted: #a3abb6; --panel: #2a2e35; --accent: #7aa7ff; } }
body { font: 15px/1.5 system-ui, sans-serif; background: var(--ground); color: var(--text);
  max-width: 76rem; margin: 2rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; margin: 0; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.25rem 0 .6rem; overflow-wrap: anywhere; }
p { margin: .3rem 0; } .muted, small { color: var(--muted); }
.verdict { font-size: 1.08rem; margin: 1.25rem 0; padding: .9rem 1.1rem; background: var(--panel);
  border-left: 4px solid var(--accent); border-radius: 4px; overflow-wrap: anywhere; }
.keys { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0; }
.keys div { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .9rem; }
dt { color: var(--muted); font-size: .85rem; } dd { margin: 0; font-size: 1.5rem;
  font-weight: 600; } dd small { font-size: .85rem; font-weight: 400; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .87rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid var(--line);
  vertical-align: top; } th { color: var(--muted); font-weight: 500; vertical-align: bottom; }
td { overflow-wrap: anywhere; } td.s { white-space: nowrap; } td.l { min-width: 9rem; }
td.n { white-space: nowrap; } th.n, td.n { text-align: right; }
tr.first td { border-top: 2px solid var(--line); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr));
  gap: 1.25rem 2rem; margin: 1rem 0; } .charts figure { margin: 0; max-width: 46rem; }
.findings { list-style: none; padding: 0; } .findings li { display: flex; gap: .8rem;
  padding: .35rem 0; border-bottom: 1px solid var(--line); } .findings b { flex: 0 0 5rem; }
.findings span { overflow-wrap: anywhere; min-width: 0; } .v0 { color: var(--s3); }
.v1 { color: var(--muted); } .v2 { color: var(--s1); } .v3 { color: var(--s4); }
.v4 { color: var(--s0); }
code { white-space: nowrap; } summary { cursor: pointer; margin: .4rem 0; }
pre { background: var(--panel); padding: .8rem;
  white-space: pre-wrap; overflow-wrap: anywhere; border-radius: 4px; }
footer { margin: 3rem 0 1rem; color: var(--muted); font-size: .85rem; }
@media print { @page { size: A4 landscape; margin: 12mm; } body { max-width: none; margin: 0;
  padding: 0; font-size: 12px; } .charts { grid-template-columns: 1fr 1fr 1fr;
  gap: .6rem 1.2rem; } h2 + .muted { break-after: avoid; } .wide { overflow: visible; }
  table { font-size: .8rem; } th, td { padding-right: .5rem; } td.l { min-width: 6rem; }
  figure, tr, li, .verdict, .keys div { break-inside: avoid; } h2 { break-after: avoid; } }
)";

/// Numbers, short texts and long ones: only these break into lines, and no shorter than words.
QStringList columnClasses(const ReportTable &table)
{
    constexpr qsizetype longest = 12;  // of a short text
    QStringList classes;
    for (qsizetype i = 0; i < table.head.size(); ++i) {
        const bool isLong =
            std::any_of(table.rows.begin(), table.rows.end(),
                        [i](const QStringList &row) { return row.value(i).size() > longest; });
        classes << QString(QLatin1Char(i >= table.textColumns ? 'n' : isLong ? 'l' : 's'));
    }
    return classes;
}

QString cell(const QString &tag, const QString &text, const QString &kind)
{
    return QStringLiteral("<%1 class=\"%2\">").arg(tag, kind) + text.toHtmlEscaped()
        + QStringLiteral("</%1>").arg(tag);
}

}  // namespace

QString prose(const QString &text)
{
    static const QRegularExpression option(QStringLiteral("(--[a-z]+(?:-[a-z]+)*)"));
    return text.toHtmlEscaped().replace(option, QStringLiteral("<code>\\1</code>"));
}

QString section(const QString &title, const QString &content)
{
    return QStringLiteral("<h2>") + title.toHtmlEscaped() + QStringLiteral("</h2>\n") + content;
}

QString paragraph(const QString &text)
{
    return text.isEmpty()
        ? text
        : QStringLiteral("<p class=\"muted\">") + text.toHtmlEscaped() + QStringLiteral("</p>\n");
}

QString bullets(const QString &title, const QStringList &lines)
{
    QString items;
    for (const QString &line : lines)
        items += QStringLiteral("<li>") + line.toHtmlEscaped() + QStringLiteral("</li>\n");
    return items.isEmpty()
        ? items
        : section(title, QStringLiteral("<ul>\n") + items + QStringLiteral("</ul>\n"));
}

QString table(const ReportTable &table)
{
    const QStringList classes = columnClasses(table);
    QString content = QStringLiteral("<div class=\"wide\"><table>\n<thead><tr>");
    for (qsizetype i = 0; i < table.head.size(); ++i)
        content += cell(QStringLiteral("th"), table.head[i], classes[i]);
    content += QStringLiteral("</tr></thead>\n<tbody>\n");
    QString before;
    for (const QStringList &row : table.rows) {
        const bool first = !before.isNull() && table.textColumns == 1 && row.front() != before;
        before = row.front();
        content += first ? QStringLiteral("<tr class=\"first\">") : QStringLiteral("<tr>");
        for (qsizetype i = 0; i < row.size(); ++i)
            content += cell(QStringLiteral("td"), row[i], classes[i]);
        content += QStringLiteral("</tr>\n");
    }
    return content + QStringLiteral("</tbody></table></div>\n") + paragraph(table.note);
}

QString tableSection(const ReportTable &content)
{
    return content.rows.empty() ? QString() : section(content.title, table(content));
}

QString chartGrid(const QStringList &charts)
{
    QString all;
    for (const QString &chart : charts)
        all += QStringLiteral("<figure>") + chart + QStringLiteral("</figure>\n");
    return all.isEmpty()
        ? all
        : QStringLiteral("<div class=\"charts\">\n") + all + QStringLiteral("</div>\n");
}

QByteArray page(const QString &title, const QString &body)
{
    const QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                                        "<meta charset=\"utf-8\">\n"
                                        "<meta name=\"viewport\" content=\"width=device-width, "
                                        "initial-scale=1\">\n"
                                        "<meta http-equiv=\"Content-Security-Policy\" "
                                        "content=\"default-src 'none'; "
                                        "style-src 'unsafe-inline'\">\n<title>")
        + title.toHtmlEscaped() + QStringLiteral("</title>\n<style>") + QLatin1String(style)
        + svgStyle() + QStringLiteral("</style>\n</head>\n<body>\n") + body
        + QStringLiteral("<footer>Made by Classiscope %1</footer>\n</body>\n</html>\n")
              .arg(QLatin1String(CLASSISCOPE_VERSION));
    return html.toUtf8();
}

}  // namespace classiscope::html
