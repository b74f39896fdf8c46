// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultdetail.h"

#include "ui/classify/candidatebars.h"
#include "ui/classify/imagepreview.h"
#include "ui/classify/timingsview.h"
#include "ui/theme/elidedlabel.h"
#include "ui/theme/palettes.h"

#include <QVBoxLayout>

namespace classiscope {

namespace {

/// What to do about it, where the error's own sentence is only the reason.
QString cure(Error::Code code)
{
    switch (code) {
    case Error::Code::ImageTooLarge:
        return ResultDetail::tr("Make the picture smaller and drop it again.");
    case Error::Code::EmptyImage:
        return ResultDetail::tr("The file holds nothing; get it again from where it came from.");
    case Error::Code::NoModel: return ResultDetail::tr("Open a model: File, Open model….");
    case Error::Code::Busy:
    case Error::Code::Cancelled:
        return ResultDetail::tr("To classify it after all: Edit, Classify again.");
    default: return {};
    }
}

QString weakNote()
{
    return ResultDetail::tr("Not sure: the model always answers one of the classes it knows, "
                            "even when the picture shows none of them.");
}

}  // namespace

ResultDetail::ResultDetail(QWidget *parent)
    : QWidget(parent)
    , m_preview(new ImagePreview)
    , m_name(new ElidedLabel)
    , m_facts(new QLabel)
    , m_bars(new CandidateBars)
    , m_note(new QLabel)
    , m_timings(new TimingsView)
{
    m_name->setObjectName(QStringLiteral("detailName"));
    m_name->setElideMode(Qt::ElideMiddle);
    QFont bold = m_name->font();
    bold.setWeight(QFont::DemiBold);
    bold.setPointSizeF(bold.pointSizeF() * 1.15);
    m_name->setFont(bold);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_facts->setObjectName(QStringLiteral("detailFacts"));
    m_note->setObjectName(QStringLiteral("detailNote"));
    m_note->setWordWrap(true);
    m_note->setContentsMargins(0, 8, 0, 0);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(0);
    column->addWidget(m_preview, 1);
    column->addSpacing(16);
    column->addWidget(m_name);
    column->addSpacing(2);
    column->addWidget(m_facts);
    column->addSpacing(12);
    column->addWidget(m_bars);
    column->addWidget(m_note);
    column->addSpacing(12);
    column->addWidget(m_timings);
    clear();
}

void ResultDetail::clear()
{
    m_preview->clear();
    m_name->clear();
    m_facts->clear();
    m_bars->hide();
    m_note->hide();
    m_timings->hide();
}

void ResultDetail::show(const ResultRow &row)
{
    m_preview->show(row.input);
    m_name->setText(row.input.name);
    m_name->setToolTip(QString());
    showResult(row);
}

void ResultDetail::showResult(const ResultRow &row)
{
    if (row.result && row.result->ok())
        return showAnswer(row);
    if (row.failed())
        return showError(row.result->error());
    m_facts->setText(tr("Waiting for its turn…"));
    m_bars->hide();
    m_note->hide();
    m_timings->hide();
}

void ResultDetail::showAnswer(const ResultRow &row)
{
    const Classification &classification = **row.result;
    const QSize size = classification.imageSize;
    QString facts = tr("%1 × %2 pixels").arg(size.width()).arg(size.height());
    if (!classification.model.isEmpty())
        facts += QStringLiteral("  ·  ") + classification.model;
    if (classification.cached)
        facts += QStringLiteral("  ·  ") + tr("answer from the cache");
    m_facts->setText(facts);
    m_bars->setCandidates(classification.top);
    m_bars->show();
    QStringList notes;
    if (row.mistaken())
        notes << tr("Wrong: the picture's folder is named %1.")
                     .arg(row.input.path.section(QLatin1Char('/'), -2, -2));
    if (classification.top.empty() || row.weak())
        notes << weakNote();
    m_note->setForegroundRole(row.mistaken() ? QPalette::Text : QPalette::PlaceholderText);
    m_note->setText(notes.join(QLatin1Char('\n')));
    m_note->setVisible(!notes.isEmpty());
    m_timings->setTimings(classification.timings);
    m_timings->show();
}

void ResultDetail::showError(const Error &error)
{
    m_facts->setText(error.code == Error::Code::Cancelled ? tr("Cancelled") : tr("No answer"));
    m_bars->hide();
    m_timings->hide();
    const QString advice = cure(error.code);
    m_note->setForegroundRole(QPalette::Text);
    m_note->setText(advice.isEmpty() ? error.text.translated()
                                     : error.text.translated() + QStringLiteral("\n\n") + advice);
    m_note->show();
}

}  // namespace classiscope
