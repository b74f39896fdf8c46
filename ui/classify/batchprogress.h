// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;

namespace classiscope {

class BatchRunner;

/// How far a run is: a bar, "312 of 2,000 · 85/s", and Cancel. Hidden when idle.
class BatchProgress : public QWidget {
    Q_OBJECT

public:
    explicit BatchProgress(const BatchRunner &runner, QWidget *parent = nullptr);

    /// Pictures were added; counts anew when the runner was idle.
    void start();

signals:
    void cancelRequested();

private:
    void refresh();

    const BatchRunner &m_runner;
    QProgressBar *m_bar;
    QLabel *m_text;
    QTimer m_timer;
    QElapsedTimer m_clock;
    int m_doneBefore = 0;  // of earlier runs
};

}  // namespace classiscope
