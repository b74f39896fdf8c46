// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFuture>
#include <QWidget>

class QMimeData;

namespace classiscope {

/// What a drop will do, where it is known at once.
QFuture<QString> knownDescription(const QString &text);

/// Makes a whole window take drops, and covers it with a frame that says what
/// letting go will do while something is dragged over it.
class DropTarget : public QWidget {
    Q_OBJECT

public:
    /// `accepts`: whether the window can do something with what is dragged.
    /// `describe`: what it will do, in a few words.
    DropTarget(QWidget *window, bool (*accepts)(const QMimeData &),
               QFuture<QString> (*describe)(const QMimeData &));

    QString text() const { return m_text; }

signals:
    void dropped(const QMimeData &data);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void begin(const QMimeData &dragged);
    void setText(const QString &text);

    bool (*m_accepts)(const QMimeData &);
    QFuture<QString> (*m_describe)(const QMimeData &);
    QString m_text;
    int m_drag = 0;  // which one it is: an answer for an earlier one is not shown
};

}  // namespace classiscope
