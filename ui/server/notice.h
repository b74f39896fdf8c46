// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace classiscope {

/// A message within the page about something that went wrong, and a button
/// that puts it right. Hidden until there is a message.
class Notice : public QFrame {
    Q_OBJECT

public:
    explicit Notice(QWidget *parent = nullptr);

    /// `cure`: the button's text; empty for none.
    void showMessage(const QString &message, const QString &cure);
    QString message() const;

    /// For a page whose button to choose is another one.
    void setCureSecondary();

signals:
    void cureChosen();

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyPalette();

    QLabel *m_icon;
    QLabel *m_message;
    QPushButton *m_cure;
};

}  // namespace classiscope
