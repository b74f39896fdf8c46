// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labintroduction.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int widestText = 560;

/// A label that wraps its text is given too little height where it is centred.
void fit(QLabel &label)
{
    label.setFixedSize(widestText, label.heightForWidth(widestText));
}

QLabel *paragraph(const QString &text)
{
    auto *label = new QLabel(text);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    if (!text.isEmpty())
        fit(*label);
    return label;
}

}  // namespace

LabIntroduction::LabIntroduction(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_hint(paragraph({}))
{
    auto *headline = new QLabel(tr("How much load does the server bear?"));
    QFont large = headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    headline->setFont(large);
    m_hint->setObjectName(QStringLiteral("loadHint"));
    auto *quick = new QPushButton(tr("&Quick run of all scenarios"));
    quick->setObjectName(QStringLiteral("loadQuickRun"));
    quick->setProperty("primary", true);
    auto *plan = new QPushButton(tr("&Plan a run"));
    plan->setObjectName(QStringLiteral("loadPlanRun"));
    connect(quick, &QPushButton::clicked, this, &LabIntroduction::quickRunRequested);
    connect(plan, &QPushButton::clicked, this, &LabIntroduction::planRequested);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(quick);
    buttons->addWidget(plan);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 12, 24, 12);
    column->setSpacing(8);
    column->addStretch(4);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(headline, 0, Qt::AlignHCenter);
    column->addWidget(
        paragraph(tr("Sends pictures as many users would, in scenarios from light to peak, and "
                     "shows how many requests a second are answered and how long that takes. A "
                     "program of its own makes the load. At the end there is a report to hand "
                     "on.")),
        0, Qt::AlignHCenter);
    column->addSpacing(12);
    column->addLayout(buttons);
    column->addWidget(m_hint, 0, Qt::AlignHCenter);
    column->addStretch(5);
    drawSign();
}

void LabIntroduction::setHint(const QString &hint)
{
    m_hint->setText(hint);
    fit(*m_hint);
}

void LabIntroduction::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSign();
}

void LabIntroduction::drawSign()
{
    constexpr int side = 56;
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("loadlab"), side, mutedText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
