// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/server/serverlimits.h"

#include <QDoubleSpinBox>

namespace classiscope {

/// A field for one limit, in the unit that people use for it: MiB, KiB, seconds or pieces.
class LimitField : public QDoubleSpinBox {
    Q_OBJECT

public:
    /// `limit` must outlive the field.
    explicit LimitField(const ServerLimit &limit, QWidget *parent = nullptr);

    /// In ServerOptions' unit. What setLimit() was given comes back as it was until it is edited.
    qint64 limit() const;
    void setLimit(qint64 value);

protected:
    QString textFromValue(double value) const override;

private:
    const ServerLimit &m_limit;
    const double m_scale;  // of the unit shown
    qint64 m_given = 0;
};

}  // namespace classiscope
