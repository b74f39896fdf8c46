// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/accuracypanel.h"

#include "ui/classify/confusionkey.h"
#include "ui/classify/confusionview.h"
#include "ui/listtools.h"
#include "ui/performance/exporter.h"
#include "ui/theme/elidedlabel.h"

#include <QBuffer>
#include <QHBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace classiscope {

namespace {

constexpr int imageScale = 2;  // sharp in a document

QByteArray png(const ConfusionPicture &picture)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    picture.image(imageScale).save(&buffer, "PNG");
    return buffer.data();
}

}  // namespace

AccuracyPanel::AccuracyPanel(ResultsModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_summary(new ElidedLabel)
    , m_view(new ConfusionView)
    , m_cell(new ElidedLabel)
    , m_leftOut(new ElidedLabel)
    , m_exporter(new Exporter(this))
{
    m_summary->setObjectName(QStringLiteral("accuracySummary"));
    QFont bold = m_summary->font();
    bold.setWeight(QFont::DemiBold);
    m_summary->setFont(bold);
    m_cell->setObjectName(QStringLiteral("confusionCell"));
    m_leftOut->setObjectName(QStringLiteral("confusionLeftOut"));
    m_leftOut->setForegroundRole(QPalette::PlaceholderText);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(4);
    column->addWidget(makeTools());
    column->addWidget(makeExplanation());
    auto *matrix = new QHBoxLayout;
    matrix->setContentsMargins(10, 0, 8, 0);  // its texts begin where the others do
    matrix->addWidget(m_view);
    column->addLayout(matrix, 1);
    for (ElidedLabel *line : {m_cell, m_leftOut}) {
        line->setContentsMargins(16, 0, 16, 0);
        column->addWidget(line);
    }

    connect(m_view, &ConfusionView::currentChanged, m_cell, &QLabel::setText);
    connect(m_view, &ConfusionView::cellChosen, this, [this](int truth, int answer) {
        const Confusion &confusion = m_view->picture().confusion();
        emit cellRequested({confusion.label(truth), confusion.label(answer)});
    });
    connect(m_exporter, &Exporter::saved, this, &AccuracyPanel::saved);
    m_timer.setSingleShot(true);
    m_timer.setInterval(refreshInterval);
    connect(&m_timer, &QTimer::timeout, this, &AccuracyPanel::refresh);
    connect(&model, &QAbstractItemModel::dataChanged, this, [this] {
        if (isVisible() && !m_timer.isActive())
            m_timer.start();
    });
}

QWidget *AccuracyPanel::makeTools()
{
    auto *back = quietButton("accuracyBack", QStringLiteral("classify"), tr("Pictures"),
                             tr("Back to the pictures"));
    m_mistakes = quietButton("showMistakes", QStringLiteral("error"), tr("Show mistakes"),
                             tr("Show the pictures with a wrong answer"));
    auto *row = new QWidget;
    auto *tools = new QHBoxLayout(row);
    tools->setContentsMargins(8, 8, 8, 0);
    tools->setSpacing(4);
    tools->addWidget(back);
    tools->addSpacing(8);
    tools->addWidget(m_summary, 1);
    tools->addWidget(m_mistakes);
    tools->addWidget(makeSave());
    connect(back, &QToolButton::clicked, this, &AccuracyPanel::backRequested);
    connect(m_mistakes, &QToolButton::clicked, this, &AccuracyPanel::mistakesRequested);
    return row;
}

QWidget *AccuracyPanel::makeExplanation()
{
    auto *explanation =
        new QLabel(tr("Each row is a true class, each column an answer: on the diagonal the "
                      "answers are correct, off it they are mistakes. Click a cell to see its "
                      "pictures."));
    explanation->setObjectName(QStringLiteral("confusionExplanation"));
    explanation->setForegroundRole(QPalette::PlaceholderText);
    explanation->setWordWrap(true);
    auto *words = new QWidget;
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(16, 4, 16, 4);
    column->setSpacing(6);
    column->addWidget(explanation);
    column->addWidget(new ConfusionKey);
    return words;
}

QToolButton *AccuracyPanel::makeSave()
{
    auto *save =
        quietButton("saveAccuracy", QStringLiteral("export"), tr("Save…"), tr("Save the matrix"));
    save->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(save);
    menu->addAction(tr("&Picture…"), this, [this] {
        m_exporter->ask({tr("Save the matrix"), tr("PNG (*.png)"), QStringLiteral("png")},
                        QStringLiteral("confusion.png"),
                        [picture = m_view->picture()] { return png(picture); });
    });
    menu->addAction(tr("&CSV…"), this, [this] {
        m_exporter->ask({tr("Save the matrix"), tr("CSV (*.csv)"), QStringLiteral("csv")},
                        QStringLiteral("confusion.csv"),
                        [confusion = m_view->picture().confusion()] { return confusion.csv(); });
    });
    save->setMenu(menu);
    return save;
}

void AccuracyPanel::refresh()
{
    const Confusion confusion(m_model.rows(), m_model.labels());
    m_view->setConfusion(confusion);
    m_summary->setText(confusion.summary());
    m_mistakes->setEnabled(confusion.right() < confusion.pictures());
    m_cell->setText(confusion.pictures() > 0 && m_view->accessibleDescription().isEmpty()
                        ? tr("Choose a cell to see its pictures")
                        : m_view->accessibleDescription());
    const QStringList &names = confusion.leftOut();
    m_leftOut->setVisible(!names.isEmpty());
    m_leftOut->setText(
        tr("Classes with the fewest mistakes, not drawn (%1): %2")
            .arg(QLocale().toString(names.size()), names.join(QStringLiteral(", "))));
}

void AccuracyPanel::focusMatrix()
{
    m_view->setFocus();
}

void AccuracyPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

}  // namespace classiscope
