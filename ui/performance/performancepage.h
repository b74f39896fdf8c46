// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/performancedata.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QTimer;

namespace classiscope {

class ChartGrid;
class Exporter;
class FigureRow;

/// Live charts of what happened, a point a second. Works only while it is visible.
class PerformancePage : public QWidget {
    Q_OBJECT

public:
    /// `telemetry` must outlive the page.
    explicit PerformancePage(Telemetry &telemetry, QWidget *parent = nullptr);

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
    void showData();
    void exportPng();
    void exportCsv();
    TrafficFilter filter() const;
    int seconds() const;

    Telemetry &m_telemetry;
    PerformanceData m_data;
    bool m_paused = false;
    QTimer *m_timer;
    Exporter *m_exporter;
    QComboBox *m_range;
    QComboBox *m_source;
    QLabel *m_note;
    QPushButton *m_pause;
    FigureRow *m_figures;
    ChartGrid *m_charts;
};

}  // namespace classiscope
