// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/scenarioeditor.h"

#include "core/loadtest/loadreportjson.h"
#include "ui/listtools.h"
#include "ui/loadlab/scenariodelegate.h"
#include "ui/performance/exporter.h"
#include "ui/performance/figuretile.h"
#include "ui/rowtable.h"

#include <QAction>
#include <QEvent>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowPixels = 28;
constexpr int fewestRows = 3;  // that are always seen
constexpr int leastNameWidth = 130;
constexpr int tickWidth = 46;  // with the sign of a mistake

}  // namespace

ScenarioEditor::ScenarioEditor(QWidget *parent)
    : QWidget(parent)
    , m_exporter(new Exporter(this))
    , m_table(makeTable())
    , m_problem(new QLabel)
{
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(makeBar());
    column->addWidget(m_table, 1);
    column->addWidget(m_problem);
    const auto changedNow = [this] {
        showState();
        emit changed();
    };
    connect(&m_model, &QAbstractItemModel::dataChanged, this, changedNow);
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, changedNow);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, changedNow);
    connect(&m_model, &QAbstractItemModel::modelReset, this, changedNow);
    connect(&m_model, &ScenarioTableModel::refused, this, [this](const QString &message) {
        m_problem->setText(message);
        m_problem->show();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ScenarioEditor::showState);
    showState();
}

QWidget *ScenarioEditor::makeBar()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(figureTitle(tr("Scenarios")));
    row->addStretch();
    const auto button = [this, row](const char *name, const QString &text, const QString &toolTip,
                                    void (ScenarioEditor::*slot)()) {
        auto *made = quietButton(name, {}, text, toolTip);
        made->setToolButtonStyle(Qt::ToolButtonTextOnly);
        connect(made, &QToolButton::clicked, this, slot);
        row->addWidget(made);
        return made;
    };
    button("scenarioAdd", tr("Add"), tr("Add a scenario"), &ScenarioEditor::add);
    m_duplicate = button("scenarioDuplicate", tr("Duplicate"), tr("Duplicate the chosen scenario"),
                         &ScenarioEditor::duplicate);
    m_remove = button("scenarioRemove", tr("Remove"), tr("Remove the chosen scenario (Delete)"),
                      &ScenarioEditor::remove);
    button("scenarioOpen", tr("Open…"), tr("Open a file of scenarios"), &ScenarioEditor::askOpen);
    button("scenarioSave", tr("Save…"), tr("Save all scenarios as a file"), &ScenarioEditor::save);
    button("scenarioRestore", tr("Restore"), tr("The five planned scenarios in place of these"),
           &ScenarioEditor::restore);
    return bar;
}

QTableView *ScenarioEditor::makeTable()
{
    auto *table = new RowTable(rowPixels);
    table->setObjectName(QStringLiteral("scenarios"));
    table->setAccessibleName(tr("Scenarios"));
    table->setProperty("plain", true);
    table->setModel(&m_model);
    table->setSortingEnabled(false);
    table->setItemDelegate(new ScenarioDelegate(table));
    table->setEditTriggers(QTableView::DoubleClicked | QTableView::EditKeyPressed
                           | QTableView::AnyKeyPressed | QTableView::SelectedClicked);
    table->setSelectionBehavior(QTableView::SelectItems);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    table->setMinimumHeight((fewestRows + 1) * rowPixels + 4);
    table->viewport()->installEventFilter(this);
    auto *removeKey = new QAction(table);
    removeKey->setShortcut(QKeySequence::Delete);
    removeKey->setShortcutContext(Qt::WidgetShortcut);
    connect(removeKey, &QAction::triggered, this, &ScenarioEditor::remove);
    table->addAction(removeKey);
    return table;
}

bool ScenarioEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (m_table && event->type() == QEvent::Resize)  // of what the table shows
        fitColumns();
    return QWidget::eventFilter(watched, event);
}

void ScenarioEditor::fitColumns()
{
    constexpr int padding = 18;  // of the header's text
    const QFontMetrics metrics = m_table->fontMetrics();
    std::vector<int> widths;
    int forName = m_table->viewport()->width();
    for (int column = 0; column < ScenarioTableModel::ColumnCount; ++column) {
        int width = metrics.horizontalAdvance(scenarioTitle(column));
        for (int row = 0; row < m_model.rowCount(); ++row)
            width = std::max(
                width, metrics.horizontalAdvance(m_model.index(row, column).data().toString()));
        widths.push_back(width + padding);
        if (column != ScenarioTableModel::Name)
            forName -= widths.back();
    }
    // A long name is cut off rather than that a figure is not seen.
    int &name = widths[ScenarioTableModel::Name];
    name = std::clamp(name + tickWidth, leastNameWidth, std::max(leastNameWidth, forName));
    spreadColumns(*m_table, widths);
}

void ScenarioEditor::showState()
{
    const bool chosen = m_table->currentIndex().isValid();
    m_duplicate->setEnabled(chosen);
    m_remove->setEnabled(chosen);
    QString wrong;
    for (int row = 0; row < m_model.rowCount() && wrong.isEmpty(); ++row)
        wrong = m_model.mistake(row);
    m_problem->setText(wrong);
    m_problem->setVisible(!wrong.isEmpty());
    fitColumns();
}

void ScenarioEditor::insert(const Scenario &scenario)
{
    const int current = m_table->currentIndex().row();
    const int row = m_model.add(scenario, current >= 0 ? current : m_model.rowCount() - 1);
    if (row < 0)
        return;
    m_table->setCurrentIndex(m_model.index(row, ScenarioTableModel::Name));
    m_table->setFocus();
}

void ScenarioEditor::add()
{
    Scenario scenario;
    scenario.name = tr("new");
    insert(scenario);
}

void ScenarioEditor::duplicate()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0)
        insert(m_model.scenarios()[std::size_t(row)]);
}

void ScenarioEditor::remove()
{
    m_model.remove(m_table->currentIndex().row());
}

void ScenarioEditor::restore()
{
    m_model.setScenarios(plannedScenarios());
}

void ScenarioEditor::askOpen()
{
    auto *dialog =
        new QFileDialog(this, tr("Open scenarios"),
                        QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                        tr("Scenarios (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ScenarioEditor::openFile);
    dialog->open();
}

void ScenarioEditor::openFile(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        emit m_model.refused(tr("%1 cannot be read: %2").arg(name, file.errorString()));
        return;
    }
    if (file.size() > maxFileBytes) {
        emit m_model.refused(tr("%1 is too large for a file of scenarios (more than %2 KiB).")
                                 .arg(name)
                                 .arg(maxFileBytes >> 10));
        return;
    }
    const auto scenarios = readScenarios(file.readAll());
    if (scenarios)
        m_model.setScenarios(*scenarios);
    else
        emit m_model.refused(
            QStringLiteral("%1: %2").arg(name, scenarios.error().text.translated()));
}

void ScenarioEditor::save()
{
    m_exporter->ask({tr("Save scenarios"), tr("Scenarios (*.json)"), QStringLiteral("json")},
                    QStringLiteral("scenarios.json"),
                    [scenarios = m_model.scenarios()] { return scenariosJson(scenarios); });
}

}  // namespace classiscope
