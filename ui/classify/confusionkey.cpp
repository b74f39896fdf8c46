// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/confusionkey.h"

#include "ui/classify/confusionpicture.h"
#include "ui/theme/elidedlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

namespace classiscope {

namespace {

constexpr double shares[] = {0.05, 0.4, 1};  // of a class, as the matrix shows them
constexpr int side = 14;

QPixmap sample(const QPalette &palette, bool right, qreal ratio)
{
    QPixmap pixmap(QSize(int(std::size(shares)) * side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    QPainter painter(&pixmap);
    int left = 0;
    for (const double share : shares) {
        painter.fillRect(left, 0, side, side, ConfusionPicture::color(palette, right, share));
        left += side;
    }
    return pixmap;
}

QLabel *quiet(QLabel *label)
{
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

}  // namespace

ConfusionKey::ConfusionKey(QWidget *parent)
    : QWidget(parent)
    , m_right(new QLabel)
    , m_wrong(new QLabel)
{
    auto *strength = new ElidedLabel;
    strength->setText(tr("The stronger the colour, the larger the share of the true class"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_right);
    row->addWidget(quiet(new QLabel(tr("correct"))));
    row->addSpacing(10);
    row->addWidget(m_wrong);
    row->addWidget(quiet(new QLabel(tr("mistake"))));
    row->addSpacing(10);
    row->addWidget(quiet(strength), 1);
    draw();
}

void ConfusionKey::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        draw();
}

void ConfusionKey::draw()
{
    m_right->setPixmap(sample(palette(), true, devicePixelRatioF()));
    m_wrong->setPixmap(sample(palette(), false, devicePixelRatioF()));
}

}  // namespace classiscope
