// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QGridLayout;
class QLabel;

namespace classiscope {

/// What the places of the window are for, until somebody has read it.
class FirstHint : public QFrame {
    Q_OBJECT

public:
    explicit FirstHint(QWidget *parent = nullptr);

signals:
    void dismissed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPlace(QGridLayout *grid, const QString &iconName, const QString &title,
                  const QString &text);
    void drawSigns();

    QList<std::pair<QLabel *, QString>> m_signs;
};

}  // namespace classiscope
