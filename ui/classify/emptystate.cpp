// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/emptystate.h"

#include "ui/classify/firsthint.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_modelText(new QLabel)
{
    auto *headline = new QLabel(tr("Drop pictures here"));
    QFont large = headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    headline->setFont(large);
    auto *explanation = new QLabel(tr("Files, folders, or a picture from your browser"));
    explanation->setForegroundRole(QPalette::PlaceholderText);
    m_modelText->setObjectName(QStringLiteral("modelText"));
    m_modelText->setForegroundRole(QPalette::PlaceholderText);
    m_modelText->setAlignment(Qt::AlignCenter);
    m_modelText->setWordWrap(true);
    m_modelText->setTextFormat(Qt::PlainText);

    auto *open = new QPushButton(tr("Open…"));
    open->setObjectName(QStringLiteral("openButton"));
    open->setProperty("primary", true);
    open->setAccessibleName(tr("Open pictures"));
    auto *paste = new QPushButton(tr("Paste"));
    paste->setObjectName(QStringLiteral("pasteButton"));
    paste->setAccessibleName(tr("Paste a picture"));
    for (QPushButton *button : {open, paste})
        button->setMinimumSize(112, 36);
    connect(open, &QPushButton::clicked, this, &EmptyState::openRequested);
    connect(paste, &QPushButton::clicked, this, &EmptyState::pasteRequested);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addStretch();
    buttons->addWidget(open);
    buttons->addWidget(paste);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(8);
    column->addStretch(4);
    column->addWidget(m_sign, 0, Qt::AlignHCenter);
    column->addSpacing(8);
    column->addWidget(headline, 0, Qt::AlignHCenter);
    column->addWidget(explanation, 0, Qt::AlignHCenter);
    column->addSpacing(16);
    column->addLayout(buttons);
    column->addSpacing(24);
    column->addWidget(m_modelText);
    column->addStretch(5);
    drawSign();
}

void EmptyState::setModelText(const QString &text)
{
    m_modelText->setText(text);
}

void EmptyState::showHint()
{
    auto *hint = new FirstHint;
    connect(hint, &FirstHint::dismissed, this, [this, hint] {
        hint->hide();
        hint->deleteLater();
        emit hintRead();
    });
    // Above the last stretch; alone in a row, as an alignment would keep it as narrow as it may be.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(hint, 100);
    row->addStretch(1);
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertSpacing(column->count() - 1, 16);
    column->insertLayout(column->count() - 1, row);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSign();
    QWidget::changeEvent(event);
}

void EmptyState::drawSign()
{
    m_sign->setPixmap(
        iconPixmap(QStringLiteral("classify"), 72, accentText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
