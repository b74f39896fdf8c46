// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/benchmark/benchtablemodel.h"

#include <QWidget>

class QBoxLayout;
class QLabel;

namespace classiscope {

class BarChart;
class BenchTable;
class BestPanel;

/// What a benchmark found: the best setting, the charts, the table, what was left out.
class BenchResultView : public QWidget {
    Q_OBJECT

public:
    /// As BestPanel.
    BenchResultView(const QString &tuningPath, bool lessExact, QWidget *parent = nullptr);

    /// `calibrationImages`: as it was measured with.
    void setReport(const BenchReport &report, const QString &calibrationImages);

    const BenchReport &report() const { return m_report; }
    std::optional<std::size_t> best() const;
    const std::vector<BenchRow> &rows() const { return m_model.rows(); }
    /// Model, machine and how it was measured, in one line.
    QString headline() const;
    QWidget &charts() { return *m_charts; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeCharts();
    void showRows();
    QString remarks() const;

    BenchReport m_report;
    BenchTableModel m_model;
    QLabel *m_headline;
    BestPanel *m_bestPanel;
    QWidget *m_charts;
    QBoxLayout *m_chartsLayout;
    BarChart *m_forward;
    BarChart *m_pipeline;
    BenchTable *m_table;
    QLabel *m_remarks;
};

}  // namespace classiscope
