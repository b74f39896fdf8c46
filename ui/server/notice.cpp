// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/server/notice.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

Notice::Notice(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel)
    , m_message(new QLabel)
    , m_cure(new QPushButton)
{
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setObjectName(QStringLiteral("noticeMessage"));
    m_cure->setObjectName(QStringLiteral("noticeCure"));
    m_cure->setProperty("primary", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_icon, 0, Qt::AlignVCenter);
    layout->addWidget(m_message, 1);
    layout->addSpacing(8);
    layout->addWidget(m_cure, 0, Qt::AlignVCenter);
    connect(m_cure, &QPushButton::clicked, this, &Notice::cureChosen);
    applyPalette();
    hide();
}

void Notice::showMessage(const QString &message, const QString &cure)
{
    m_message->setText(message);
    m_message->setAccessibleName(message);
    m_cure->setText(cure);
    m_cure->setVisible(!cure.isEmpty());
    show();
}

QString Notice::message() const
{
    return m_message->text();
}

void Notice::setCureSecondary()
{
    m_cure->setProperty("primary", false);
}

void Notice::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyPalette();
}

void Notice::applyPalette()
{
    const QColor color = errorText(palette());
    m_icon->setPixmap(iconPixmap(QStringLiteral("error"), 20, color, devicePixelRatioF()));
}

}  // namespace classiscope
