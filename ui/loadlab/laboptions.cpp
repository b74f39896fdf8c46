// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/laboptions.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace classiscope {

LabOptions::LabOptions(QWidget *parent)
    : QWidget(parent)
    , m_quick(new QCheckBox(tr("Quick: 20 s each")))
    , m_repetitions(new QSpinBox)
    , m_findLimit(new QCheckBox(tr("Find the limit, p95 under")))
    , m_budgets(new QLineEdit)
{
    m_quick->setObjectName(QStringLiteral("loadQuick"));
    m_quick->setToolTip(tr("Every scenario for 20 seconds only, its users there after four"));
    m_repetitions->setObjectName(QStringLiteral("loadRepetitions"));
    m_repetitions->setAccessibleName(tr("Repetitions"));
    m_repetitions->setToolTip(tr("How often each scenario is run; several show the spread"));
    m_repetitions->setRange(1, LabPlan::mostRepetitions);
    m_repetitions->setMinimumSize(64, 28);
    m_repetitions->setSuffix(tr(" ×"));
    m_findLimit->setObjectName(QStringLiteral("loadFindLimit"));
    m_findLimit->setToolTip(tr("Searches the highest rate at which 95 % of the answers come "
                               "within this time; some 2 minutes"));
    m_budgets->setObjectName(QStringLiteral("loadBudgets"));
    m_budgets->setAccessibleName(tr("Budgets in milliseconds"));
    m_budgets->setMaximumWidth(110);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_repetitions);
    row->addSpacing(8);
    row->addWidget(m_quick);
    row->addSpacing(8);
    row->addWidget(m_findLimit);
    row->addWidget(m_budgets);
    row->addWidget(new QLabel(tr("ms")));
    row->addStretch();

    connect(m_quick, &QCheckBox::toggled, this, &LabOptions::changed);
    connect(m_repetitions, &QSpinBox::valueChanged, this, &LabOptions::changed);
    connect(m_budgets, &QLineEdit::textChanged, this, &LabOptions::changed);
    connect(m_findLimit, &QCheckBox::toggled, this, [this](bool find) {
        m_budgets->setEnabled(find);
        emit changed();
    });
    m_budgets->setEnabled(false);
}

void LabOptions::setPlan(const LabPlan &plan)
{
    m_quick->setChecked(plan.quick);
    m_repetitions->setValue(plan.repetitions);
    m_findLimit->setChecked(plan.findLimit);
    m_budgets->setText(plan.budgets);
}

void LabOptions::applyTo(LabPlan &plan) const
{
    plan.quick = m_quick->isChecked();
    plan.repetitions = m_repetitions->value();
    plan.findLimit = m_findLimit->isChecked();
    plan.budgets = m_budgets->text();
}

QWidget *LabOptions::field(LabPlan::Field field) const
{
    return field == LabPlan::Field::Budgets ? m_budgets : nullptr;
}

}  // namespace classiscope
