// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartlegend.h"

#include <QPainter>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int sampleWidth = 28;
constexpr int gap = 6;
constexpr int entryGap = 16;

}  // namespace

ChartLegend::ChartLegend(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ChartLegend::setLines(const std::vector<ChartLine> &lines)
{
    std::vector<Entry> entries;
    for (const ChartLine &line : lines)
        entries.push_back({line.name, line.kind});
    const auto same = [](const Entry &one, const Entry &other) {
        return one.kind == other.kind && one.name == other.name;
    };
    if (std::ranges::equal(entries, m_entries, same))
        return;
    m_entries = std::move(entries);
    if (isVisible())  // before, the width means nothing
        countRows();
    updateGeometry();
    update();
}

QStringList ChartLegend::names() const
{
    QStringList names;
    for (const Entry &entry : m_entries)
        names.append(entry.name);
    return names;
}

int ChartLegend::widthOf(const Entry &entry) const
{
    return sampleWidth + gap + fontMetrics().horizontalAdvance(entry.name);
}

int ChartLegend::rowHeight() const
{
    return fontMetrics().height() + 4;
}

std::vector<QPoint> ChartLegend::places() const
{
    std::vector<QPoint> places;
    QPoint next(0, 0);
    for (const Entry &entry : m_entries) {
        if (next.x() > 0 && next.x() + widthOf(entry) > width())
            next = QPoint(0, next.y() + rowHeight());
        places.push_back(next);
        next.rx() += widthOf(entry) + entryGap;
    }
    return places;
}

void ChartLegend::countRows()
{
    const int rows = m_entries.empty() ? 1 : places().back().y() / rowHeight() + 1;
    if (rows == m_rows)
        return;
    m_rows = rows;
    updateGeometry();
}

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        width += widthOf(entry) + entryGap;
    return {std::max(0, width - entryGap), m_rows * rowHeight()};
}

QSize ChartLegend::minimumSizeHint() const
{
    int widest = 0;
    for (const Entry &entry : m_entries)
        widest = std::max(widest, widthOf(entry));
    return {widest, m_rows * rowHeight()};
}

void ChartLegend::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    countRows();
}

void ChartLegend::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    countRows();
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto corners = places();
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const QPoint corner = corners[i];
        const double middle = corner.y() + rowHeight() / 2.0;
        painter.setPen(linePen(m_entries[i].kind, palette()));
        painter.drawLine(QPointF(corner.x(), middle), QPointF(corner.x() + sampleWidth, middle));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(corner.x() + sampleWidth + gap, corner.y(), width(), rowHeight()),
                         Qt::AlignVCenter | Qt::AlignLeft, m_entries[i].name);
    }
}

}  // namespace classiscope
