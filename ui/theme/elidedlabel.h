// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace classiscope {

/// One line of plain text that is cut with "…" where it does not fit; the
/// tooltip then holds all of it.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString shownText() const;

    Qt::TextElideMode m_mode = Qt::ElideRight;
};

}  // namespace classiscope
