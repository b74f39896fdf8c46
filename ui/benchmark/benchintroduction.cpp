// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/benchintroduction.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

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

BenchIntroduction::BenchIntroduction(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_hint(paragraph({}))
{
    auto *headline = new QLabel(tr("How fast is this model here?"));
    QFont large = headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    headline->setFont(large);
    m_hint->setObjectName(QStringLiteral("benchHint"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(4);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(headline, 0, Qt::AlignHCenter);
    column->addWidget(
        paragraph(tr("Measures the network alone, and the way of a picture from its file to its "
                     "classes: by each path that can compute the model on this computer, with "
                     "one worker and with more. At the end you see which setting classifies most "
                     "pictures a second, and can keep it.")),
        0, Qt::AlignHCenter);
    column->addSpacing(16);
    column->addWidget(m_hint, 0, Qt::AlignHCenter);
    column->addStretch(5);
    drawSign();
}

void BenchIntroduction::setHint(const QString &hint)
{
    m_hint->setText(hint);
    fit(*m_hint);
}

void BenchIntroduction::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawSign();
}

void BenchIntroduction::drawSign()
{
    constexpr int side = 56;
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("benchmark"), side, mutedText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
