// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labprogress.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace classiscope {

class ElidedLabel;
class FigureTile;
class LabCharts;

/// A load test while it runs: what goes on, how far it is, the present run's figures and
/// charts, and what went wrong so far.
class LabRunningView : public QWidget {
    Q_OBJECT

public:
    explicit LabRunningView(QWidget *parent = nullptr);

    void start(const QString &what);
    void take(const LoadEvent &event);
    void setStopping();
    void stop();

    const LabProgress &progress() const { return m_progress; }

private:
    QWidget *makeProgress();
    QWidget *makeTiles();
    void show(const LoadSecond &second);
    void showProgress();
    void showErrors();

    LabProgress m_progress;
    bool m_stopping = false;
    QTimer *m_timer;
    ElidedLabel *m_what;
    QLabel *m_figures;
    QProgressBar *m_bar;
    std::array<FigureTile *, 5> m_tiles;
    QLabel *m_warning;
    LabCharts *m_charts;
    QLabel *m_log;  // the search's last step, and the errors so far
};

}  // namespace classiscope
