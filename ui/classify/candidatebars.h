// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classification.h"

#include <QWidget>

namespace classiscope {

/// The best classes of one picture: label, bar, percentage; a row each, best first.
class CandidateBars : public QWidget {
    Q_OBJECT

public:
    static constexpr int rowHeight = 28;

    explicit CandidateBars(QWidget *parent = nullptr);

    void setCandidates(const std::vector<Candidate> &candidates);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    int labelWidth() const;

    std::vector<Candidate> m_candidates;
};

}  // namespace classiscope
