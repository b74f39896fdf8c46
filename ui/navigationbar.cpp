// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigationbar.h"

#include "ui/theme/icons.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int smallestWidth = 112;
constexpr int besideText = 28;  // margins, border and padding of a place

}  // namespace

NavigationBar::NavigationBar(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    setObjectName(QStringLiteral("navigationBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(smallestWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addStretch();
    connect(m_buttons, &QButtonGroup::idClicked, this, &NavigationBar::placeChosen);
}

void NavigationBar::addPlace(const QString &iconName, const QString &text, const QString &shortcut)
{
    const int place = int(m_buttons->buttons().size());
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("place%1").arg(place));
    button->setIcon(icon(iconName));
    button->setIconSize({24, 24});
    button->setText(text);
    button->setToolTip(QStringLiteral("%1 (%2)").arg(text, shortcut));
    button->setAccessibleName(text);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QFont chosen = button->font();  // as the style sheet writes it
    chosen.setWeight(QFont::DemiBold);
    // A tool button keeps a space free left and right of its text.
    const int textWidth = QFontMetrics(chosen).horizontalAdvance(QStringLiteral(" %1 ").arg(text));
    setFixedWidth(std::max(minimumWidth(), textWidth + besideText));
    m_buttons->addButton(button, place);
    static_cast<QVBoxLayout *>(layout())->insertWidget(place, button);
}

void NavigationBar::setCurrentPlace(int place)
{
    m_buttons->button(place)->setChecked(true);
}

}  // namespace classiscope
