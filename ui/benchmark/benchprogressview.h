// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"
#include "ui/benchmark/timeleft.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QTimer;

namespace classiscope {

/// How far a benchmark is: what is being measured, a bar, "12 of 75 · about 1 min left".
/// Hidden when none runs.
class BenchProgressView : public QWidget {
    Q_OBJECT

public:
    explicit BenchProgressView(QWidget *parent = nullptr);

    void start(std::chrono::milliseconds perMeasurement);
    void setProgress(const BenchProgress &progress);
    void setCancelling();
    void stop();

private:
    void showTime();

    QLabel *m_what;
    QLabel *m_figures;
    QProgressBar *m_bar;
    QTimer *m_timer;
    BenchProgress m_progress;
    TimeLeft m_left {std::chrono::milliseconds(0)};
};

}  // namespace classiscope
