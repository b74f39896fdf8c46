// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/messageline.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace classiscope {

MessageLine::MessageLine(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel)
    , m_button(new QToolButton)
{
    m_text->setObjectName(name);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_button->setObjectName(name + QStringLiteral("Action"));
    m_button->setProperty("quiet", true);
    m_button->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 6, 8, 6);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    hide();
    connect(m_button, &QToolButton::clicked, this, [this] {
        hide();
        m_action();
    });
}

void MessageLine::say(const QString &text)
{
    m_text->setText(text);
    m_button->hide();
    show();
}

void MessageLine::offer(const QString &text, const QString &title, std::function<void()> action)
{
    m_text->setText(text);
    m_button->setText(title);
    m_action = std::move(action);
    m_button->show();
    show();
}

}  // namespace classiscope
