// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/confusionpicture.h"

#include <QAbstractScrollArea>

namespace classiscope {

/// The confusion matrix to look at and to ask: a cell has the focus, the arrow keys move it,
/// Enter or a click on a cell that counts something asks for its pictures.
///
/// The matrix is fitted into the view where it can, and scrolled where it cannot; the names
/// stay in sight.
class ConfusionView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit ConfusionView(QWidget *parent = nullptr);

    void setConfusion(const Confusion &confusion);
    const ConfusionPicture &picture() const { return m_picture; }
    QPoint current() const { return m_current; }  ///< (answer, truth), places; (-1, -1): none
    QRect cellRect(QPoint cell) const;            ///< in the viewport, as it is scrolled

signals:
    void currentChanged(const QString &text);
    void cellChosen(int truth, int answer);  ///< places; count() is positive

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void fit();
    void describe();
    QPoint scrolled() const;
    QPoint cellAt(const QPoint &position) const;
    void setCurrent(QPoint cell);
    void choose(QPoint cell);

    ConfusionPicture m_picture;
    QPoint m_current {-1, -1};
};

}  // namespace classiscope
