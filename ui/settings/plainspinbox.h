// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace classiscope {

/// A field for numbers that shows decimals only where there are some.
class PlainSpinBox : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit PlainSpinBox(QWidget *parent = nullptr);

protected:
    QString textFromValue(double value) const override;
};

}  // namespace classiscope
