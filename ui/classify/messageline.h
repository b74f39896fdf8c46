// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>

class QLabel;
class QToolButton;

namespace classiscope {

/// What happened, in a line below the page, and what can be done about it. Hidden until
/// there is something to say.
class MessageLine : public QWidget {
    Q_OBJECT

public:
    /// `name`: object name of the text, for tests and style; the button's is `name`Action.
    explicit MessageLine(const QString &name = QStringLiteral("message"),
                         QWidget *parent = nullptr);

    void say(const QString &text);
    /// With a button `title` that hides the line and calls `action`.
    void offer(const QString &text, const QString &title, std::function<void()> action);

private:
    QLabel *m_text;
    QToolButton *m_button;
    std::function<void()> m_action;
};

}  // namespace classiscope
