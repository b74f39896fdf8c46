// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace classiscope {

/// A page that has nothing to show yet: a sign, what is missing, and buttons that help.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    enum class Mood { Inviting, Quiet, Failed };  ///< the sign's colour

    explicit EmptyState(QWidget *parent = nullptr);

    /// `side`: of the sign, in pixels of the screen's scale.
    void setSign(const QString &iconName, int side, Mood mood);
    void setHeadline(const QString &text);
    void setText(const QString &text);  ///< plain, can be selected
    /// The first one is the one to choose.
    QPushButton *addButton(const QString &title, const QString &objectName);
    /// Below the buttons.
    void addBelow(QWidget *widget, int distance);
    /// A quiet paragraph below the buttons.
    QLabel *addHint(const QString &objectName, int distance);

protected:
    void changeEvent(QEvent *event) override;

    QLabel &headline() { return *m_headline; }
    QLabel &text() { return *m_text; }

private:
    void drawSign();

    QLabel *m_sign;
    QLabel *m_headline;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
    QVBoxLayout *m_column;
    QString m_iconName;
    int m_side = 0;
    Mood m_mood = Mood::Quiet;
};

}  // namespace classiscope
