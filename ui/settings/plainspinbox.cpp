// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/plainspinbox.h"

#include <QLocale>

namespace classiscope {

PlainSpinBox::PlainSpinBox(QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setGroupSeparatorShown(true);
    setAccelerated(true);
    setAlignment(Qt::AlignRight);
}

QString PlainSpinBox::textFromValue(double value) const
{
    return locale().toString(value, 'f', QLocale::FloatingPointShortest);
}

}  // namespace classiscope
