// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/listtools.h"

#include "ui/theme/icons.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <QToolButton>

namespace classiscope {

QToolButton *quietButton(const char *name, const QString &iconName, const QString &text,
                         const QString &toolTip)
{
    auto *button = new QToolButton;
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(iconName));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAccessibleName(toolTip);
    button->setProperty("quiet", true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QLineEdit *filterField(const char *name, const QString &accessibleName, int maximumWidth)
{
    auto *field = new QLineEdit;
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(QCoreApplication::translate("ListTools", "Filter"));
    field->setAccessibleName(accessibleName);
    field->setClearButtonEnabled(true);
    field->setMaximumWidth(maximumWidth);
    field->setMinimumHeight(28);
    return field;
}

}  // namespace classiscope
