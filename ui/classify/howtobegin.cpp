// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/howtobegin.h"

#include "ui/classify/firsthint.h"

#include <QLabel>
#include <QPushButton>

namespace classiscope {

HowToBegin::HowToBegin(QWidget *parent)
    : EmptyState(parent)
{
    setSign(QStringLiteral("classify"), 72, Mood::Inviting);
    setHeadline(tr("Drop pictures here"));
    setText(tr("Files, folders, or a picture from your browser"));
    QPushButton *open = addButton(tr("Open…"), QStringLiteral("openButton"));
    open->setAccessibleName(tr("Open pictures"));
    QPushButton *paste = addButton(tr("Paste"), QStringLiteral("pasteButton"));
    paste->setAccessibleName(tr("Paste a picture"));
    connect(open, &QPushButton::clicked, this, &HowToBegin::openRequested);
    connect(paste, &QPushButton::clicked, this, &HowToBegin::pasteRequested);

    m_modelText = addHint(QStringLiteral("modelText"), 16);
}

void HowToBegin::setModelText(const QString &text)
{
    m_modelText->setText(text);
}

void HowToBegin::showHint()
{
    auto *hint = new FirstHint;
    connect(hint, &FirstHint::dismissed, this, [this, hint] {
        hint->hide();
        hint->deleteLater();
        emit hintRead();
    });
    addBelow(hint, 8);
}

}  // namespace classiscope
