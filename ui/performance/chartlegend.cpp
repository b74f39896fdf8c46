// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/performance/chartlegend.h"

#include <QPainter>

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

QSize ChartLegend::sizeHint() const
{
    int width = 0;
    for (const Entry &entry : m_entries)
        width += widthOf(entry) + entryGap;
    return {std::max(0, width - entryGap), fontMetrics().height() + 4};
}

QSize ChartLegend::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int x = 0;
    for (const Entry &entry : m_entries) {
        const double middle = height() / 2.0;
        painter.setPen(linePen(entry.kind, palette()));
        painter.drawLine(QPointF(x, middle), QPointF(x + sampleWidth, middle));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(QRect(x + sampleWidth + gap, 0, width(), height()),
                         Qt::AlignVCenter | Qt::AlignLeft, entry.name);
        x += widthOf(entry) + entryGap;
    }
}

}  // namespace classiscope
