// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emptystate.h"

#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace classiscope {

namespace {

constexpr int widestText = 640;  // wider lines are hard to read

void makeQuiet(QLabel &paragraph)
{
    paragraph.setForegroundRole(QPalette::PlaceholderText);
    paragraph.setAlignment(Qt::AlignCenter);
    paragraph.setWordWrap(true);
    paragraph.setTextFormat(Qt::PlainText);
    paragraph.setMaximumWidth(widestText);
}

// Alone in a row, as an alignment would keep it as narrow as it may be.
QHBoxLayout *centred(QWidget *widget)
{
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(widget, 100);
    row->addStretch(1);
    return row;
}

}  // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_sign(new QLabel)
    , m_headline(new QLabel)
    , m_text(new QLabel)
    , m_buttons(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.6);
    large.setWeight(QFont::DemiBold);
    m_headline->setFont(large);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setAlignment(Qt::AlignCenter);
    makeQuiet(*m_text);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addStretch();
    m_column->setContentsMargins(48, 24, 48, 24);
    m_column->setSpacing(8);
    m_column->addStretch(4);
    m_column->addWidget(m_sign, 0, Qt::AlignHCenter);
    m_column->addSpacing(8);
    m_column->addWidget(m_headline);
    m_column->addLayout(centred(m_text));
    m_column->addSpacing(16);
    m_column->addLayout(m_buttons);
    m_column->addStretch(5);
}

void EmptyState::setSign(const QString &iconName, int side, Mood mood)
{
    m_iconName = iconName;
    m_side = side;
    m_mood = mood;
    drawSign();
}

void EmptyState::setHeadline(const QString &text)
{
    m_headline->setText(text);
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
}

QPushButton *EmptyState::addButton(const QString &title, const QString &objectName)
{
    auto *button = new QPushButton(title);
    button->setObjectName(objectName);
    button->setProperty("primary", m_buttons->count() == 2);
    button->setMinimumSize(128, 36);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::addBelow(QWidget *widget, int distance)
{
    m_column->insertSpacing(m_column->count() - 1, distance);
    m_column->insertLayout(m_column->count() - 1, centred(widget));
}

QLabel *EmptyState::addHint(const QString &objectName, int distance)
{
    auto *hint = new QLabel;
    hint->setObjectName(objectName);
    makeQuiet(*hint);
    addBelow(hint, distance);
    return hint;
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        drawSign();
    QWidget::changeEvent(event);
}

void EmptyState::drawSign()
{
    const QColor color = m_mood == Mood::Inviting ? accentText(palette())
        : m_mood == Mood::Failed                  ? errorText(palette())
                                                  : mutedText(palette());
    if (!m_iconName.isEmpty())
        m_sign->setPixmap(iconPixmap(m_iconName, m_side, color, devicePixelRatioF()));
}

}  // namespace classiscope
