// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/firsthint.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int signSize = 24;

}  // namespace

FirstHint::FirstHint(QWidget *parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("firstHint"));
    setMaximumWidth(600);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(20, 16, 20, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(2, 1);
    addPlace(grid, QStringLiteral("classify"), tr("Classify"),
             tr("Drop pictures anywhere on the window and read what is in them."));
    addPlace(grid, QStringLiteral("server"), tr("Server"),
             tr("Switch it on, and other programs can send pictures over HTTP."));
    addPlace(grid, QStringLiteral("performance"), tr("Performance"),
             tr("Watch live how fast the answers are and how much waits."));
    auto *help = new QLabel(tr("F1 explains the place you are at."));
    help->setForegroundRole(QPalette::PlaceholderText);
    auto *done = new QPushButton(tr("Got it"));
    done->setObjectName(QStringLiteral("firstHintDone"));
    done->setAccessibleName(tr("Do not show this explanation again"));
    connect(done, &QPushButton::clicked, this, &FirstHint::dismissed);
    const int row = grid->rowCount();
    grid->addWidget(help, row, 1, 1, 2, Qt::AlignVCenter);
    grid->addWidget(done, row, 3);
    drawSigns();
}

void FirstHint::addPlace(QGridLayout *grid, const QString &iconName, const QString &title,
                         const QString &text)
{
    auto *sign = new QLabel;
    m_signs.emplaceBack(sign, iconName);
    auto *name = new QLabel(title);
    QFont bold = name->font();
    bold.setWeight(QFont::DemiBold);
    name->setFont(bold);
    auto *explanation = new QLabel(text);
    explanation->setWordWrap(true);
    const int row = grid->rowCount();
    grid->addWidget(sign, row, 0, Qt::AlignVCenter);
    grid->addWidget(name, row, 1, Qt::AlignVCenter);
    grid->addWidget(explanation, row, 2, 1, 2, Qt::AlignVCenter);
}

void FirstHint::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSigns();
    QFrame::changeEvent(event);
}

void FirstHint::drawSigns()
{
    for (const auto &[sign, iconName] : std::as_const(m_signs))
        sign->setPixmap(iconPixmap(iconName, signSize, accentText(palette()), devicePixelRatioF()));
}

}  // namespace classiscope
