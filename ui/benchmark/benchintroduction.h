// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

/// What a benchmark is, while there is none to show.
class BenchIntroduction : public QWidget {
    Q_OBJECT

public:
    explicit BenchIntroduction(QWidget *parent = nullptr);

    /// The last line: how long it takes, or what is missing.
    void setHint(const QString &hint);

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSign();

    QLabel *m_sign;
    QLabel *m_hint;
};

}  // namespace classiscope
