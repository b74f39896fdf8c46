// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparisondialog.h"

#include "ui/celldelegate.h"
#include "ui/classify/batchprogress.h"
#include "ui/listtools.h"
#include "ui/performance/numberformat.h"
#include "ui/rowtable.h"
#include "ui/server/notice.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowPixels = 28;
constexpr int cellMargins = 8;  // of CellDelegate, left and right together

QList<ImageInput> inputsOf(const std::vector<ResultRow> &pictures)
{
    QList<ImageInput> inputs;
    for (const ResultRow &picture : pictures)
        inputs << picture.input;
    return inputs;
}

/// Who gave the answers: the list may have been filled by several models.
QString modelOf(const std::vector<ResultRow> &pictures)
{
    QStringList names;
    for (const ResultRow &picture : pictures) {
        if (picture.best() && !names.contains((*picture.result)->model))
            names << (*picture.result)->model;
    }
    if (names.size() == 1)
        return names.first();
    return names.isEmpty() ? ComparisonDialog::tr("No model")
                           : ComparisonDialog::tr("Several models");
}

}  // namespace

ComparisonDialog::ComparisonDialog(const std::vector<ResultRow> &pictures,
                                   const ModelSource &second, const ClassifierOptions &options,
                                   QWidget *parent)
    : QDialog(parent)
    , m_model(pictures)
    , m_comparison(new Comparison(options))
    , m_firstName(modelOf(pictures))
    , m_secondPath(second.path)
    , m_summary(new QLabel)
    , m_onlyOthers(new QCheckBox(tr("&Only differing answers")))
    , m_table(new RowTable(rowPixels))
    , m_progress(new BatchProgress(m_comparison->runner()))
    , m_notice(new Notice)
{
    build();
    setSecond(QFileInfo(second.path).fileName());
    m_summary->setText(tr("Loading %1…").arg(m_second));
    connectComparison();
    resize(820, 520);
    m_comparison->start(second, inputsOf(pictures));
}

ComparisonDialog::~ComparisonDialog()
{
    delete m_progress;  // it looks at the runner
    m_table->viewport()->removeEventFilter(this);
    m_table->setModel(nullptr);
    m_comparison->disconnect(this);
    m_comparison->retire();
}

void ComparisonDialog::build()
{
    m_shown.setSourceModel(&m_model);
    m_shown.setSortRole(ComparisonModel::SortRole);
    m_shown.setSortCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(&m_shown);
    m_table->setItemDelegate(new CellDelegate(m_table));
    m_table->setObjectName(QStringLiteral("comparison"));
    m_table->setAccessibleName(tr("Answers of both models"));
    m_table->setProperty("plain", true);
    m_table->viewport()->installEventFilter(this);
    m_summary->setObjectName(QStringLiteral("comparisonSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    QFont bold = m_summary->font();
    bold.setWeight(QFont::DemiBold);
    m_summary->setFont(bold);
    m_onlyOthers->setObjectName(QStringLiteral("onlyOthers"));
    auto *copyButton = quietButton("comparisonCopy", QStringLiteral("copy"), tr("Copy"),
                                   tr("Copy the table, as spreadsheets take it"));
    connect(copyButton, &QToolButton::clicked, this, &ComparisonDialog::copy);
    connect(m_onlyOthers, &QCheckBox::toggled, this, [this](bool only) {
        m_shown.setFilterRole(ComparisonModel::DiffersRole);
        m_shown.setFilterFixedString(only ? QStringLiteral("true") : QString());
    });
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addWidget(m_summary, 1);
    top->addWidget(m_onlyOthers);
    top->addWidget(copyButton);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_notice);
    column->addWidget(m_table, 1);
    column->addWidget(m_progress);
    column->addWidget(buttons);
}

void ComparisonDialog::connectComparison()
{
    connect(m_comparison, &Comparison::modelLoaded, this, [this](const ModelInfo &model) {
        setSecond(model.name);
        m_progress->start();
        count();
    });
    connect(m_comparison, &Comparison::modelFailed, this, [this](const QString &message) {
        m_summary->setText(tr("%1 was not opened.").arg(m_second));
        m_notice->showMessage(message, {});
    });
    connect(m_comparison, &Comparison::answered, this,
            [this](int picture, const Result<Classification> &result) {
                m_model.setResult(picture, result);
            });
    connect(m_comparison, &Comparison::finished, this, [this] {
        count();
        measureAnswers();
    });
    connect(m_progress, &BatchProgress::cancelRequested, this, [this] {
        m_cancelled = true;
        m_comparison->cancel();
    });
}

void ComparisonDialog::setSecond(const QString &name)
{
    const bool alike = name == m_firstName;
    const QString first = alike ? QStringLiteral("%1 (1)").arg(name) : m_firstName;
    m_second = alike ? QStringLiteral("%1 (2)").arg(name) : name;
    m_model.setNames(first, m_second, m_secondPath);
    setWindowTitle(tr("%1 compared with %2").arg(first, m_second));
    measureAnswers();
}

void ComparisonDialog::count()
{
    const auto counts = m_model.counts();
    if (counts.waiting > 0) {
        m_summary->setText(tr("%1 is classifying the pictures…").arg(m_second));
        return;
    }
    const int compared = counts.same + counts.other;
    QString text = counts.other == 0
        ? agreement(compared)
        : tr("%1 gives another answer for %2 of %3 pictures (%4).")
              .arg(m_second, countText(counts.other), countText(compared),
                   percentText(100.0 * counts.other / compared));
    if (compared == 0)
        text = tr("No picture has an answer of both models.");
    else if (counts.failed == 1)
        text += u' ' + tr("1 picture has no answers to compare.");
    else if (counts.failed > 1)
        text += u' ' + tr("%1 pictures have no answers to compare.").arg(countText(counts.failed));
    if (m_cancelled)
        text += u' ' + tr("Cancelled before all were classified.");
    m_summary->setText(text);
}

QString ComparisonDialog::agreement(int pictures) const
{
    switch (pictures) {
    case 1: return tr("%1 gives the same answer for the one picture.").arg(m_second);
    case 2: return tr("%1 gives the same answer for both pictures.").arg(m_second);
    default:
        return tr("%1 gives the same answer for all %2 pictures.")
            .arg(m_second, countText(pictures));
    }
}

void ComparisonDialog::copy()
{
    QString text;
    QStringList titles;
    for (int column = 0; column < m_shown.columnCount(); ++column)
        titles << m_shown.headerData(column, Qt::Horizontal).toString();
    text += titles.join(u'\t') + u'\n';
    for (int row = 0; row < m_shown.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_shown.columnCount(); ++column)
            cells << m_shown.index(row, column).data().toString();
        text += cells.join(u'\t') + u'\n';
    }
    QGuiApplication::clipboard()->setText(text);
}

bool ComparisonDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    return QDialog::eventFilter(watched, event);
}

void ComparisonDialog::measureAnswers()
{
    const QAbstractItemView &view = *m_table;  // as QTableView makes the hint protected
    m_answerWidth = 0;
    for (const int column : {ComparisonModel::First, ComparisonModel::Second})
        m_answerWidth =
            std::max({m_answerWidth, m_table->horizontalHeader()->sectionSizeHint(column),
                      view.sizeHintForColumn(column) + cellMargins});
    fitColumns();
}

void ComparisonDialog::fitColumns()
{
    const QFontMetrics metrics = m_table->fontMetrics();
    const int confidence = metrics.horizontalAdvance(QStringLiteral("100.0 %")) + 16;
    const int verdict = metrics.horizontalAdvance(tr("Answer")) + 40;
    const int left = m_table->viewport()->width() - 2 * confidence - verdict;
    const int answer = std::min(m_answerWidth, left / 3);
    m_table->setColumnWidth(ComparisonModel::Picture, left - 2 * answer);
    m_table->setColumnWidth(ComparisonModel::First, answer);
    m_table->setColumnWidth(ComparisonModel::Second, answer);
    m_table->setColumnWidth(ComparisonModel::FirstConfidence, confidence);
    m_table->setColumnWidth(ComparisonModel::SecondConfidence, confidence);
    m_table->setColumnWidth(ComparisonModel::Verdict, verdict);
}

}  // namespace classiscope
