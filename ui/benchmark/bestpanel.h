// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPushButton;

namespace classiscope {

/// Which setting was best, and the button that keeps it for the model on this machine.
class BestPanel : public QFrame {
    Q_OBJECT

public:
    /// `tuningPath`: the file that settings are kept in. `lessExact`: whether a setting that
    /// changes answers a little may be the best from the start.
    BestPanel(const QString &tuningPath, bool lessExact, QWidget *parent = nullptr);

    /// `calibrationImages`: as it was measured with.
    void setReport(const BenchReport &report, const QString &calibrationImages);

    /// Place in the report's pipeline; nothing when it was not measured.
    std::optional<std::size_t> best() const;

signals:
    void bestChanged();

private:
    void showBest();
    void keep();
    void showSaved(const QString &tuning, const std::optional<Error> &error);

    const QString m_tuningPath;
    BenchReport m_report;
    QString m_calibrationImages;
    QLabel *m_headline;
    QLabel *m_detail;
    QCheckBox *m_lessExact;
    QPushButton *m_keep;
};

}  // namespace classiscope
