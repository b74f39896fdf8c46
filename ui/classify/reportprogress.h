// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/htmlreport.h"

#include <QElapsedTimer>
#include <QThreadPool>
#include <QTimer>
#include <QWidget>

#include <atomic>

class QLabel;
class QProgressBar;

namespace classiscope {

/// Writes an HTML report in the background. When that takes longer than `patience`, it
/// shows how far it is, with Cancel. One at a time.
class ReportProgress : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds patience {1000};

    explicit ReportProgress(QWidget *parent = nullptr);
    ~ReportProgress() override;  ///< cancels

    bool running() const { return m_timer.isActive(); }
    /// Requires: not running().
    void write(HtmlReport report, const QString &path);
    void cancel();

signals:
    void finished(const classiscope::Result<int> &written, const QString &path);

private:
    void refresh();

    QProgressBar *m_bar;
    QLabel *m_text;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::atomic<int> m_done {0};
    std::atomic<bool> m_cancelled {false};
    QThreadPool m_pool;
};

}  // namespace classiscope
