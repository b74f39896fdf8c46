// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labplanview.h"

#include "ui/loadlab/laboptions.h"
#include "ui/loadlab/labpictures.h"
#include "ui/loadlab/labtargetform.h"
#include "ui/loadlab/scenarioeditor.h"

#include <QGridLayout>
#include <QLabel>
#include <QTableView>

namespace classiscope {

namespace {

QLabel *labelFor(const QString &text, QWidget *field)
{
    auto *label = new QLabel(text);
    label->setBuddy(field);
    return label;
}

}  // namespace

LabPlanView::LabPlanView(ServerHost &host, QWidget *parent)
    : QWidget(parent)
    , m_target(new LabTargetForm(host))
    , m_pictures(new LabPictures)
    , m_options(new LabOptions)
    , m_problem(new QLabel)
    , m_editor(new ScenarioEditor)
{
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setAccessibleName(tr("What is wrong"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->addWidget(labelFor(tr("Tar&get"), m_target->chooser()), 0, 0);
    grid->addWidget(m_target->chooser(), 0, 1);
    grid->addWidget(m_target, 0, 2);
    grid->addWidget(labelFor(tr("P&ictures"), m_pictures), 1, 0);
    grid->addWidget(m_pictures, 1, 1);
    grid->addWidget(new QLabel(tr("Runs")), 2, 0);
    grid->addWidget(m_options, 2, 1, 1, 2);
    grid->addWidget(m_problem, 3, 1, 1, 2);
    grid->setColumnStretch(2, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(12);
    column->addLayout(grid);
    column->addWidget(m_editor, 1);

    connect(m_target, &LabTargetForm::serverRequested, this, &LabPlanView::serverRequested);
    connect(m_target, &LabTargetForm::changed, this, &LabPlanView::showChange);
    connect(m_pictures, &LabPictures::pathChanged, this, &LabPlanView::showChange);
    connect(m_options, &LabOptions::changed, this, &LabPlanView::showChange);
    connect(m_editor, &ScenarioEditor::changed, this, &LabPlanView::showChange);
}

void LabPlanView::setKept(const KeptLabPlan &kept)
{
    m_target->setPlan(kept.plan);
    m_pictures->setPath(kept.plan.photos);
    m_options->setPlan(kept.plan);
    m_editor->model().setScenarios(kept.scenarios, kept.unticked);
}

KeptLabPlan LabPlanView::kept() const
{
    return {plan(), m_editor->model().scenarios(), m_editor->model().unticked()};
}

LabPlan LabPlanView::plan() const
{
    LabPlan plan;
    m_target->applyTo(plan);
    m_options->applyTo(plan);
    plan.photos = m_pictures->path();
    const ScenarioTableModel &model = m_editor->model();
    plan.scenarios = model.ticked();
    for (int row = 0; row < model.rowCount() && plan.scenarioMistake.isEmpty(); ++row) {
        if (model.index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked)
            plan.scenarioMistake = model.mistake(row);
    }
    return plan;
}

QWidget *LabPlanView::field(LabPlan::Field field) const
{
    if (field == LabPlan::Field::Photos)
        return m_pictures;
    if (field == LabPlan::Field::Scenarios)
        return &m_editor->table();
    QWidget *ofTarget = m_target->field(field);
    return ofTarget ? ofTarget : m_options->field(field);
}

bool LabPlanView::showMistake()
{
    m_asked = true;
    const LabPlan::Mistake mistake = plan().mistake();
    m_problem->setText(mistake.text);
    m_problem->setVisible(!mistake.text.isEmpty());
    if (mistake.field == LabPlan::Field::None)
        return false;
    field(mistake.field)->setFocus(Qt::OtherFocusReason);
    return true;
}

void LabPlanView::showChange()
{
    if (m_asked) {
        const QString text = plan().mistake().text;
        m_problem->setText(text);
        m_problem->setVisible(!text.isEmpty());
    }
    emit changed();
}

}  // namespace classiscope
