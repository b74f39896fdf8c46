// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/htmlreport.h"

#include "ui/classify/confusionpicture.h"
#include "ui/classify/imagereading.h"
#include "ui/classify/timingsview.h"
#include "ui/theme/palettes.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QSaveFile>

#include <algorithm>

namespace classiscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HtmlReport)
};

constexpr int jpegQuality = 75;
constexpr int otherCandidates = 2;  // named below the best
constexpr int worstPairs = 10;

const char style[] = R"(
:root { color-scheme: light dark; --line: #d8dce2; --muted: #5a6370; --accent: #2563eb;
  --track: #e6e9ee; --error: #b42318; }
@media (prefers-color-scheme: dark) { :root { --line: #363b43; --muted: #a3abb6;
  --accent: #5b8def; --track: #343840; --error: #ff8f85; } body { background: #212429; color: #e7e9ec; } }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.muted, small { color: var(--muted); } .error { color: var(--error); }
dl { display: flex; flex-wrap: wrap; gap: .75rem 2.5rem; margin: 1.25rem 0; }
dt { color: var(--muted); font-size: .85rem; } dd { margin: 0; font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; color: var(--muted); font-weight: 500; }
th, td { padding: .4rem .6rem; border-bottom: 1px solid var(--line); vertical-align: middle; }
td:first-child { width: 96px; } td img { display: block; max-width: 96px; border-radius: 4px; }
td { overflow-wrap: anywhere; }
.bar { display: block; width: min(10rem, 18vw); height: 6px; border-radius: 3px;
  background: var(--track); }
.bar i { display: block; height: 6px; border-radius: 3px; background: var(--accent); }
@media (max-width: 40rem) { td:first-child, td img { width: 48px; } th, td { padding: .4rem .3rem; } }
.matrix { max-width: 100%; height: auto; }
)";

QByteArray escaped(const QString &text)
{
    return text.toHtmlEscaped().toUtf8();
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QByteArray dataUri(const QImage &image, const char *format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, jpegQuality);
    return QByteArray("data:image/") + QByteArray(format).toLower() + ";base64,"
        + buffer.data().toBase64();
}

QByteArray figure(const QString &name, const QString &value)
{
    return "<div><dt>" + escaped(name) + "</dt><dd>" + escaped(value) + "</dd></div>\n";
}

QByteArray head(const HtmlReport &report)
{
    QByteArray html = "<!DOCTYPE html>\n<html lang=\"" + escaped(QLocale().bcp47Name())
        + "\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
          "img-src data:; style-src 'unsafe-inline'\">\n<title>"
        + escaped(Words::tr("Classification report")) + "</title>\n<style>" + style
        + "</style>\n</head>\n<body>\n<h1>" + escaped(Words::tr("Classification report"))
        + "</h1>\n<p class=\"muted\">"
        + escaped(QLocale().toString(QDateTime::currentDateTime(), QLocale::ShortFormat));
    if (report.total > int(report.rows.size()))
        html += "<br>"
            + escaped(Words::tr("A choice: %1 of %2 pictures")
                          .arg(number(qint64(report.rows.size())), number(report.total)));
    return html + "</p>\n";
}

QByteArray summary(const std::vector<ResultRow> &rows)
{
    qint64 answered = 0;
    qint64 unsure = 0;
    qint64 failed = 0;
    std::chrono::microseconds time {0};
    QStringList models;
    for (const ResultRow &row : rows) {
        failed += row.failed() ? 1 : 0;
        unsure += row.weak() ? 1 : 0;
        if (!row.best())
            continue;
        ++answered;
        time += (*row.result)->timings.total;
        if (const QString model = (*row.result)->model; !model.isEmpty() && !models.contains(model))
            models << model;
    }
    QByteArray html = "<dl>\n" + figure(Words::tr("Answered"), number(answered));
    html += figure(Words::tr("Unsure, below %1").arg(percentText(ResultsModel::weakConfidence)),
                   number(unsure));
    html += figure(Words::tr("Failed"), number(failed));
    if (answered > 0)
        html += figure(Words::tr("Time a picture"), durationText(time / answered));
    if (!models.isEmpty())
        html += figure(Words::tr("Model"), models.join(QStringLiteral(", ")));
    return html + "</dl>\n";
}

/// The most frequent mistakes in words.
QByteArray mistakes(const Confusion &confusion)
{
    std::vector<std::pair<int, int>> pairs;
    for (int truth = 0; truth < confusion.size(); ++truth) {
        for (int answer = 0; answer < confusion.size(); ++answer) {
            if (truth != answer && confusion.count(truth, answer) > 0)
                pairs.emplace_back(truth, answer);
        }
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](const auto &one, const auto &other) {
        return confusion.count(one.first, one.second) > confusion.count(other.first, other.second);
    });
    pairs.resize(std::min(pairs.size(), std::size_t(worstPairs)));
    QByteArray html;
    for (const auto &[truth, answer] : pairs)
        html += "<li>" + escaped(confusion.cellText(truth, answer)) + "</li>\n";
    return html.isEmpty() ? html : "<ul>\n" + html + "</ul>\n";
}

QByteArray accuracy(const Confusion &confusion)
{
    constexpr int scale = 2;  // sharp on screens of twice the usual density
    const QImage image = ConfusionPicture(confusion, lightPalette(), QFont(), {}).image(scale);
    return "<h2>" + escaped(Words::tr("Accuracy")) + "</h2>\n<p>" + escaped(confusion.summary())
        + "</p>\n" + mistakes(confusion) + "<p><img class=\"matrix\" width=\""
        + QByteArray::number(image.width() / scale) + "\" alt=\""
        + escaped(Words::tr("Confusion matrix: true classes down, answers across")) + "\" src=\""
        + dataUri(image, "PNG") + "\"></p>\n";
}

QByteArray tableHead()
{
    QByteArray html =
        "<h2>" + escaped(Words::tr("Pictures")) + "</h2>\n<table>\n<thead><tr><th></th>";
    for (const QString &title :
         {Words::tr("Picture"), Words::tr("Answer"), Words::tr("Confidence")})
        html += "<th scope=\"col\">" + escaped(title) + "</th>";
    return html + "</tr></thead>\n<tbody>\n";
}

QByteArray thumbnail(const ImageInput &input)
{
    const QImage image = readImage(input, {reportThumbnailSide, reportThumbnailSide});
    return image.isNull() ? QByteArray() : "<img alt=\"\" src=\"" + dataUri(image, "JPEG") + "\">";
}

QByteArray confidenceCell(float confidence)
{
    const QByteArray width = QByteArray::number(double(confidence) * 100, 'f', 1);
    return "<td>" + escaped(percentText(confidence))
        + "<span class=\"bar\"><i style=\"width:" + width + "%\"></i></span></td>";
}

QByteArray answerCell(const ResultRow &row, const Confusion &confusion)
{
    QByteArray html = "<td>" + escaped(row.answerText());
    if (const QString truth = confusion.nameOf(row.truth); row.mistaken() && !truth.isEmpty())
        html += "<br><small class=\"error\">" + escaped(Words::tr("Wrong: it is %1").arg(truth))
            + "</small>";
    const auto &top = (*row.result)->top;
    QStringList others;
    for (std::size_t i = 1; i < top.size() && others.size() < otherCandidates; ++i)
        others << top[i].label + QLatin1Char(' ') + percentText(top[i].confidence);
    if (!others.isEmpty())
        html += "<br><small>" + escaped(others.join(QStringLiteral(" · "))) + "</small>";
    return html + "</td>";
}

QByteArray tableRow(const ResultRow &row, const Confusion &confusion, bool withPicture)
{
    QByteArray html = "<tr><td>" + (withPicture ? thumbnail(row.input) : QByteArray())
        + "</td><td title=\"" + escaped(row.input.path) + "\">" + escaped(row.input.name) + "</td>";
    if (const Candidate *best = row.best())
        html += answerCell(row, confusion) + confidenceCell(best->confidence);
    else
        html += "<td class=\"error\" colspan=\"2\">" + escaped(row.answerText()) + "</td>";
    return html + "</tr>\n";
}

Error unwritable(const QString &path, const QString &reason)
{
    return {Error::Code::FileUnreadable,
            Words::tr("%1 could not be written (%2); choose another folder, or free some space.")
                .arg(path, reason)};
}

}  // namespace

Result<int> writeHtmlReport(const HtmlReport &report, QIODevice &device,
                            const std::function<bool(int)> &goOn)
{
    const auto put = [&device](const QByteArray &html) {
        return device.write(html) == html.size();
    };
    bool written = put(head(report) + summary(report.rows));
    if (report.confusion.pictures() > 0)
        written = written && put(accuracy(report.confusion));
    written = written && put(tableHead());
    int count = 0;
    for (const ResultRow &row : report.rows) {
        if (!row.result)
            continue;
        written = written && put(tableRow(row, report.confusion, count < reportThumbnails));
        if (!written)
            break;
        if (!goOn(++count))
            return {Error::Code::Cancelled, Words::tr("The report was cancelled.")};
    }
    written = written && put("</tbody>\n</table>\n");
    if (count > reportThumbnails)
        written = written
            && put("<p class=\"muted\">"
                   + escaped(Words::tr("Only the first %1 rows have a picture.")
                                 .arg(number(reportThumbnails)))
                   + "</p>\n");
    if (!written || !put("</body>\n</html>\n"))
        return unwritable(QString(), device.errorString());
    return count;
}

Result<int> writeHtmlReport(const HtmlReport &report, const QString &path,
                            const std::function<bool(int)> &goOn)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, file.errorString());
    const auto written = writeHtmlReport(report, file, goOn);
    if (!written)
        return written.error().code == Error::Code::Cancelled
            ? written
            : Result<int>(unwritable(path, file.errorString()));
    if (!file.commit())
        return unwritable(path, file.errorString());
    return written;
}

}  // namespace classiscope
