// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/figuretile.h"

#include "ui/performance/numberformat.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace classiscope {

FigureTile::FigureTile(QWidget *parent)
    : QWidget(parent)
    , m_caption(new QLabel)
    , m_value(new QLabel)
{
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setWeight(QFont::DemiBold);
    m_value->setFont(large);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_caption);
    layout->addWidget(m_value);
}

void FigureTile::setFigure(const Figure &figure)
{
    m_figure = figure;
    m_caption->setText(figure.caption);
    m_value->setText(figure.value);
    m_value->setAccessibleName(figure.caption);
    setToolTip(figure.help);
}

int FigureTile::usualWidth() const
{
    const QString sevenDigits = countText(8'888'888);
    return std::max(m_value->fontMetrics().horizontalAdvance(sevenDigits),
                    m_caption->sizeHint().width());
}

QLabel *figureTitle(const QString &text)
{
    auto *label = new QLabel(text);
    QFont bold = label->font();
    bold.setWeight(QFont::DemiBold);
    label->setFont(bold);
    return label;
}

}  // namespace classiscope
