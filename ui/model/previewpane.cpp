// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/previewpane.h"

#include "ui/classify/candidatebars.h"
#include "ui/performance/figuretile.h"
#include "ui/performance/numberformat.h"

#include <QHBoxLayout>
#include <QImage>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int pictureSide = 160;
constexpr int paneWidth = 330;

QImage imageOf(const ModelPreview &preview)
{
    // The bytes go with `preview`: copied.
    return QImage(reinterpret_cast<const uchar *>(preview.pixels.constData()), preview.size.width(),
                  preview.size.height(), 3 * preview.size.width(), QImage::Format_RGB888)
        .copy();
}

QString numberText(float value)
{
    return QLocale().toString(double(value), 'g', 3);
}

QString pleaseChoose()
{
    return PreviewPane::tr("Choose a picture to see what the network makes of it.");
}

}  // namespace

PreviewPane::PreviewPane(QWidget *parent)
    : QWidget(parent)
    , m_picture(new QLabel)
    , m_caption(new QLabel)
    , m_bars(new CandidateBars)
{
    m_picture->setObjectName(QStringLiteral("previewPicture"));
    m_picture->setAccessibleName(tr("The picture as the network sees it"));
    m_picture->setFixedSize(pictureSide, pictureSide);
    m_picture->setAlignment(Qt::AlignCenter);
    m_picture->setWordWrap(true);
    m_picture->setForegroundRole(QPalette::PlaceholderText);
    m_picture->setBackgroundRole(QPalette::Base);
    m_picture->setAutoFillBackground(true);
    m_caption->setObjectName(QStringLiteral("previewCaption"));
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_caption->setWordWrap(true);
    m_caption->setAlignment(Qt::AlignTop);
    auto *choose = new QPushButton(tr("Pict&ure…"));
    choose->setObjectName(QStringLiteral("previewChoose"));
    choose->setAccessibleName(tr("Choose a picture for the preview"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &PreviewPane::pictureRequested);

    auto *beside = new QVBoxLayout;
    beside->addWidget(m_caption, 1);
    beside->addWidget(choose, 0, Qt::AlignLeft);
    auto *top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_picture, 0, Qt::AlignTop);
    top->addLayout(beside, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(figureTitle(tr("As the network sees it")));
    column->addLayout(top);
    auto *answers = new QWidget;
    answers->setFixedHeight(ModelPreviewer::topK * CandidateBars::rowHeight);
    auto *answersColumn = new QVBoxLayout(answers);
    answersColumn->setContentsMargins(0, 0, 0, 0);
    answersColumn->addWidget(m_bars, 0, Qt::AlignTop);
    column->addWidget(answers);
    column->addStretch();
    setFixedWidth(paneWidth);
    setWaiting();
}

void PreviewPane::setWaiting()
{
    if (m_caption->text().isEmpty())
        m_caption->setText(tr("The network is being read…"));
}

void PreviewPane::setPreview(const Result<ModelPreview> &preview, const ModelSource &source)
{
    if (!preview) {
        m_bars->hide();
        if (m_hasPicture)
            showNoPicture(tr("No preview"), {});
        else
            showNoPicture(tr("No picture"), pleaseChoose());
        return;
    }
    showPicture(*preview);
    m_bars->setVisible(!preview->top.empty());
    std::vector<Candidate> top = preview->top;
    if (!preview->labelsFit(source.output)) {
        for (Candidate &candidate : top)
            candidate.label = tr("class %1").arg(candidate.label);
    }
    m_bars->setCandidates(top);
}

void PreviewPane::showPicture(const ModelPreview &preview)
{
    if (preview.pixels.isEmpty())
        return showNoPicture(tr("No picture"),
                             preview.pictureError ? preview.pictureError->text.translated()
                                                  : pleaseChoose());
    m_picture->setPixmap(
        QPixmap::fromImage(imageOf(preview))
            .scaled(m_picture->size(), Qt::KeepAspectRatio, Qt::SmoothTransformation));
    m_caption->setText(tr("%1 × %2 pixels, as numbers from %3 to %4")
                           .arg(preview.size.width())
                           .arg(preview.size.height())
                           .arg(numberText(preview.lowest), numberText(preview.highest)));
}

void PreviewPane::showNoPicture(const QString &instead, const QString &caption)
{
    m_picture->setText(instead);
    m_caption->setText(caption);
}

PreviewPane::Complaint PreviewPane::complaintAbout(const Result<ModelPreview> &preview,
                                                   const ModelSource &source)
{
    if (!preview)
        return {preview.error().text.translated()};
    const OutputFormat &output = source.output;
    const QSize wanted = preview->declaredSize;
    if (!preview->sizeFits)
        return {tr("The network wants an input of %1 × %2 pixels.")
                    .arg(wanted.width())
                    .arg(wanted.height()),
                Cure::UseDeclaredSize, tr("Use it")};
    if (preview->labelsError)
        return {source.labels.isEmpty()
                    ? tr("No labels yet: choose a file with one class a line, or put "
                         "labels.txt beside the network.")
                    : preview->labelsError->text.translated(),
                Cure::ChooseLabels, tr("Choose…")};
    if (preview->labelsFit(output))
        return {};
    const QString counts =
        tr("The network gives %1 numbers, but there are %2 labels")
            .arg(countText(preview->outputCount), countText(preview->labels.size()));
    const int other = 1 - output.labelOffset;
    if (preview->labels.size() + other == preview->outputCount)
        return {other == 1 ? tr("%1: its first output is a background class.").arg(counts)
                           : tr("%1: no output is a background class.").arg(counts),
                Cure::SwitchBackground, tr("Set it")};
    return {tr("%1; choose the labels file that belongs to it.").arg(counts), Cure::ChooseLabels,
            tr("Choose…")};
}

}  // namespace classiscope
