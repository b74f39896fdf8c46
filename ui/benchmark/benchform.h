// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/bench/inferencebench.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSpinBox;

namespace classiscope {

/// What a person may choose about a benchmark, in one row.
class BenchForm : public QWidget {
    Q_OBJECT

public:
    explicit BenchForm(QWidget *parent = nullptr);

    /// Puts what was chosen into `options`; the rest stays.
    void applyTo(BenchOptions &options) const;

signals:
    void changed();

private:
    void choosePictures(int index);
    void takeFolder(const QString &folder);

    QDoubleSpinBox *m_seconds;
    QSpinBox *m_rounds;
    QComboBox *m_pictures;  // the data: a folder, or empty
    QCheckBox *m_forwardOnly;
    int m_chosen = 0;  // of the pictures; not the entry that opens the dialog
};

}  // namespace classiscope
