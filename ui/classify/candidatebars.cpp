// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/candidatebars.h"

#include "ui/classify/resultsmodel.h"
#include "ui/theme/palettes.h"
#include "ui/theme/tooltip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace classiscope {

namespace {

constexpr int gap = 12;
constexpr int barHeight = 8;

}  // namespace

CandidateBars::CandidateBars(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Most probable classes"));
}

void CandidateBars::setCandidates(const std::vector<Candidate> &candidates)
{
    m_candidates = candidates;
    QStringList spoken;
    for (const Candidate &candidate : candidates)
        spoken << QStringLiteral("%1 %2").arg(candidate.label, percentText(candidate.confidence));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize CandidateBars::sizeHint() const
{
    return {320, rowHeight * std::max(1, int(m_candidates.size()))};
}

int CandidateBars::labelWidth() const
{
    int widest = 0;
    for (const Candidate &candidate : m_candidates)
        widest = std::max(widest, fontMetrics().horizontalAdvance(candidate.label));
    return std::clamp(widest + 2, 64, width() * 2 / 5);
}

bool CandidateBars::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto row = std::size_t(std::max(0, help->pos().y() / rowHeight));
    if (row < m_candidates.size())
        QToolTip::showText(help->globalPos(), plainToolTip(m_candidates[row].label), this);
    else
        QToolTip::hideText();
    return true;
}

void CandidateBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int figureWidth = fontMetrics().horizontalAdvance(percentText(1));
    QRect row(0, 0, width(), rowHeight);
    for (const Candidate &candidate : m_candidates) {
        const bool best = &candidate == &m_candidates.front();
        const bool muted = candidate.confidence < ResultsModel::weakConfidence;
        QRect label = row;
        label.setWidth(labelWidth());
        QRect figure = row;
        figure.setLeft(row.right() - figureWidth);
        QRectF bar(label.right() + gap, row.center().y() - barHeight / 2 + 1,
                   figure.left() - gap - label.right() - gap, barHeight);

        painter.setPen(muted && !best ? mutedText(palette()) : palette().color(QPalette::Text));
        painter.drawText(label, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(candidate.label, Qt::ElideRight, label.width()));
        painter.setPen(muted ? mutedText(palette()) : palette().color(QPalette::Text));
        painter.drawText(figure, Qt::AlignRight | Qt::AlignVCenter,
                         percentText(candidate.confidence));
        painter.setPen(Qt::NoPen);
        painter.setBrush(barTrack(palette()));
        painter.drawRoundedRect(bar, barHeight / 2, barHeight / 2);
        bar.setWidth(std::max(2.0, bar.width() * double(candidate.confidence)));
        painter.setBrush(muted ? mutedText(palette()) : palette().color(QPalette::Highlight));
        painter.drawRoundedRect(bar, barHeight / 2, barHeight / 2);
        row.translate(0, rowHeight);
    }
}

}  // namespace classiscope
