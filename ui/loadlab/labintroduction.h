// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace classiscope {

/// What the Load lab shows before there is a result: what it does, and a button that does it.
class LabIntroduction : public QWidget {
    Q_OBJECT

public:
    explicit LabIntroduction(QWidget *parent = nullptr);

    /// What the quick run takes.
    void setHint(const QString &hint);

signals:
    void quickRunRequested();
    void planRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void drawSign();

    QLabel *m_sign;
    QLabel *m_hint;
};

}  // namespace classiscope
