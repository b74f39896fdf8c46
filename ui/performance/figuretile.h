// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace classiscope {

/// A number to look at, with what it is.
struct Figure {
    QString caption;
    QString value;
    QString help;  ///< the tooltip
};

/// Shows a figure: the value large, the caption small above it.
class FigureTile : public QWidget {
    Q_OBJECT

public:
    explicit FigureTile(QWidget *parent = nullptr);

    void setFigure(const Figure &figure);
    Figure figure() const { return m_figure; }

    /// What the caption and a value of seven digits need, whatever the value is now.
    int usualWidth() const;

private:
    Figure m_figure;
    QLabel *m_caption;
    QLabel *m_value;
};

/// A heading above a group of tiles.
QLabel *figureTitle(const QString &text);

}  // namespace classiscope
