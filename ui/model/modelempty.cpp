// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelempty.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

ModelEmpty::ModelEmpty(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_headline(new QLabel)
    , m_text(new QLabel)
    , m_open(new QPushButton(tr("Open &model…")))
    , m_openFolder(new QPushButton(tr("Open model fol&der…")))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setObjectName(QStringLiteral("modelHeadline"));
    m_headline->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(QStringLiteral("modelReason"));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setProperty("primary", true);
    m_open->setObjectName(QStringLiteral("modelOpen"));
    m_openFolder->setObjectName(QStringLiteral("modelOpenFolder"));
    for (QPushButton *button : {m_open, m_openFolder})
        button->setMinimumSize(144, 36);
    connect(m_open, &QPushButton::clicked, this, &ModelEmpty::openRequested);
    connect(m_openFolder, &QPushButton::clicked, this, &ModelEmpty::openFolderRequested);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(m_open);
    buttons->addWidget(m_openFolder);
    buttons->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(8);
    column->addStretch(4);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(m_headline);
    column->addWidget(m_text);
    column->addSpacing(16);
    column->addLayout(buttons);
    column->addStretch(5);
    setNoModel({});
}

void ModelEmpty::setLoading(const QString &name)
{
    m_failed = false;
    setTexts(tr("Loading %1…").arg(name),
             tr("The network is read, checked and run once. That takes a moment."));
}

void ModelEmpty::setNoModel(const QString &reason)
{
    m_failed = !reason.isEmpty();
    setTexts(m_failed ? tr("The model was not opened") : tr("No model is open"),
             m_failed ? reason
                      : tr("Open a model package, or a network file: ONNX, Caffe or TensorFlow."));
}

void ModelEmpty::setTexts(const QString &headline, const QString &text)
{
    m_headline->setText(headline);
    m_text->setText(text);
    drawSign();
}

void ModelEmpty::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSign();
    QWidget::changeEvent(event);
}

void ModelEmpty::drawSign()
{
    constexpr int side = 56;
    m_sign->setPixmap(iconPixmap(m_failed ? QStringLiteral("error") : QStringLiteral("model"), side,
                                 m_failed ? errorText(palette()) : mutedText(palette()),
                                 devicePixelRatioF()));
}

}  // namespace classiscope
