// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultexport.h"

#include <QObject>
#include <QThreadPool>

namespace classiscope {

class ReportProgress;
class ResultFilter;

/// Writes the results that are shown, in that order, in the background.
class ResultsWriter : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive the writer.
    ResultsWriter(const ResultsModel &model, const ResultFilter &filter, ReportProgress &report);
    ~ResultsWriter() override;

    void write(const QString &path, ExportFormat format);

signals:
    /// What came of it, in a sentence.
    void told(const QString &text);

private:
    std::vector<ResultRow> shownRows() const;
    void writeReport(const QString &path);
    void tell(const Result<int> &written, const QString &path);

    const ResultsModel &m_model;
    const ResultFilter &m_filter;
    ReportProgress &m_report;
    QThreadPool m_pool;
};

}  // namespace classiscope
