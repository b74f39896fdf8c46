// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMimeData;

namespace classiscope {

/// Makes a whole window take drops, and covers it with a frame that says so
/// while something is dragged over it.
class DropTarget : public QWidget {
    Q_OBJECT

public:
    /// `accepts`: whether the window can do something with what is dragged.
    DropTarget(QWidget *window, bool (*accepts)(const QMimeData &));

signals:
    void dropped(const QMimeData &data);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool (*m_accepts)(const QMimeData &);
};

}  // namespace classiscope
