// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"

#include <QWidget>

class QLabel;

namespace classiscope {

/// Where the time of one picture went: a figure a stage, explained in the tooltip.
class TimingsView : public QWidget {
    Q_OBJECT

public:
    explicit TimingsView(QWidget *parent = nullptr);

    void setTimings(const StageTimings &timings);

private:
    QLabel *addStage(const QString &name, const QString &explanation);

    QLabel *m_queue;
    QLabel *m_decode;
    QLabel *m_preprocess;
    QLabel *m_inference;
    QLabel *m_total;
};

/// "0.4 ms", "38 ms", "1.25 s": three digits at most.
QString durationText(std::chrono::microseconds duration);

}  // namespace classiscope
