// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labrunsmodel.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace classiscope {

class LabCharts;
class LabRunsTable;

/// What a load test found: the limits large, a conclusion, the runs with their figures, the charts
/// and the errors of the chosen run.
class LabResultView : public QWidget {
    Q_OBJECT

public:
    explicit LabResultView(QWidget *parent = nullptr);

    void setReport(const LoadReport &report);
    const LoadReport &report() const { return m_report; }

private:
    void showLimits();
    void showRun();
    QString headline() const;

    LoadReport m_report;
    LabRunsModel m_model;
    QLabel *m_headline;
    QLabel *m_conclusion;
    QWidget *m_limits;
    QGridLayout *m_limitsLayout;
    LabRunsTable *m_table;
    QLabel *m_runTitle;
    LabCharts *m_charts;
    QLabel *m_errors;
    QLabel *m_notes;
};

/// "415 requests/s" with "p95 under 3 s, 2 instances": a search's answer to look at.
struct LabLimitText {
    QString value;
    QString caption;
    QString help;
};
LabLimitText labLimitText(const LimitSearch &search);

}  // namespace classiscope
