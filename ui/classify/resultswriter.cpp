// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultswriter.h"

#include "ui/classify/reportprogress.h"
#include "ui/classify/resultfilter.h"
#include "ui/whenfinished.h"

#include <QLocale>
#include <QtConcurrentRun>

namespace classiscope {

ResultsWriter::ResultsWriter(const ResultsModel &model, const ResultFilter &filter,
                             ReportProgress &report)
    : m_model(model)
    , m_filter(filter)
    , m_report(report)
{
    connect(&report, &ReportProgress::finished, this, &ResultsWriter::tell);
}

ResultsWriter::~ResultsWriter()
{
    m_pool.waitForDone();
}

void ResultsWriter::write(const QString &path, ExportFormat format)
{
    if (format == ExportFormat::Html)
        return writeReport(path);
    const auto work = [rows = shownRows(), format, path] {
        return exportToFile(rows, format, path);
    };
    whenFinished(QtConcurrent::run(&m_pool, work), this,
                 [this, path](const Result<int> &written) { tell(written, path); });
}

void ResultsWriter::writeReport(const QString &path)
{
    if (m_report.running())
        return emit told(tr("A report is being written; wait until it is there, or cancel it."));
    HtmlReport content {shownRows(), m_model.rowCount(), {}};
    if (m_model.hasTruth())
        content.confusion = Confusion(m_model.rows(), m_model.labels());
    m_report.write(std::move(content), path);
}

std::vector<ResultRow> ResultsWriter::shownRows() const
{
    // The copies share the rows' strings and bytes.
    std::vector<ResultRow> rows;
    for (const int row : m_filter.shownRows())
        rows.push_back(m_model.rows()[std::size_t(row)]);
    return rows;
}

void ResultsWriter::tell(const Result<int> &written, const QString &path)
{
    if (!written)
        return emit told(written.error().text.translated());
    const QString count = QLocale().toString(*written);
    const int all = m_model.rowCount();
    emit told(*written < all
                  ? tr("%1 of %2 results written to %3.").arg(count, QLocale().toString(all), path)
                  : *written == 1 ? tr("1 result written to %1.").arg(path)
                                  : tr("%1 results written to %2.").arg(count, path));
}

}  // namespace classiscope
