// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/performance/comparison.h"

#include <QFrame>

class QGridLayout;
class QLabel;

namespace classiscope {

class ElidedLabel;

/// The figures of the run that goes on above those of a saved one, and the change.
class ComparisonPanel : public QFrame {
    Q_OBJECT

public:
    explicit ComparisonPanel(QWidget *parent = nullptr);

    /// `file`: the saved run's name. `description`: what it was made with.
    void setRun(const QString &file, const QString &description);
    void setFigures(const std::vector<ComparedFigure> &figures);

signals:
    void closed();

private:
    ElidedLabel *m_title;
    QGridLayout *m_grid;
    struct Column {
        QLabel *name;
        std::array<QLabel *, 3> values;
    };
    std::vector<Column> m_columns;
};

}  // namespace classiscope
