// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/loadlab/labplan.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QSpinBox;

namespace classiscope {

/// How often and how long the scenarios are run, and whether the limit is searched.
class LabOptions : public QWidget {
    Q_OBJECT

public:
    explicit LabOptions(QWidget *parent = nullptr);

    void setPlan(const LabPlan &plan);
    void applyTo(LabPlan &plan) const;
    QWidget *field(LabPlan::Field field) const;

signals:
    void changed();

private:
    QCheckBox *m_quick;
    QSpinBox *m_repetitions;
    QCheckBox *m_findLimit;
    QLineEdit *m_budgets;
};

}  // namespace classiscope
