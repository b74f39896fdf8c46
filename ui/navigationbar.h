// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;

namespace classiscope {

/// The places of the window, one under another, an icon and a word each.
class NavigationBar : public QWidget {
    Q_OBJECT

public:
    explicit NavigationBar(QWidget *parent = nullptr);

    /// Places count from 0 in the order they are added.
    void addPlace(const QString &iconName, const QString &text, const QString &shortcut);
    void setCurrentPlace(int place);

signals:
    void placeChosen(int place);

private:
    QButtonGroup *m_buttons;
};

}  // namespace classiscope
