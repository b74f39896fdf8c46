// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/shownperformance.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTimer;

namespace classiscope {

class ChartGrid;
class ComparisonPanel;
class FigureRow;
class PerformanceExports;
class RunComparer;

/// Live charts of what happened, a point a second. Works only while it is visible.
class PerformancePage : public QWidget {
    Q_OBJECT

public:
    /// `telemetry` must outlive the page.
    explicit PerformancePage(Telemetry &telemetry, QWidget *parent = nullptr);

    /// What saved runs and reports say they were measured with.
    void setModel(const QString &nameAndVersion, int workers);

    /// Takes the newest figures, unless paused; happens once a second by itself.
    void refresh();

    /// A paused page keeps what it shows; the telemetry goes on counting.
    void setPaused(bool paused);
    bool paused() const { return m_paused; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeToolBar();
    QPushButton *makeExportButton();
    QPushButton *makeRunsButton();
    void connectParts();
    void showData();
    void showComparison();
    ShownPerformance shown() const;
    TrafficFilter filter() const;
    int seconds() const;

    Telemetry &m_telemetry;
    ShownPerformance m_shown;
    bool m_paused = false;
    QTimer *m_timer;
    QComboBox *m_range;
    QComboBox *m_source;
    QLabel *m_note;
    QPushButton *m_showAll;
    QPushButton *m_pause;
    FigureRow *m_figures;
    ComparisonPanel *m_comparison;
    ChartGrid *m_charts;
    RunComparer *m_comparer;
    PerformanceExports *m_exports;
};

}  // namespace classiscope
