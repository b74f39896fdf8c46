// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/benchmark/barfield.h"

#include "ui/benchmark/barchart.h"
#include "ui/theme/palettes.h"
#include "ui/theme/tooltip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace classiscope {

namespace {

constexpr int rowHeight = 24;
constexpr int groupHeight = 26;
constexpr int barHeight = 14;
constexpr int gap = 8;
constexpr int markPadding = 6;
constexpr int leastBars = 60;  // width

QFont boldOf(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

bool beginsGroup(const std::vector<Bar> &bars, std::size_t i)
{
    return !bars[i].group.isEmpty() && (i == 0 || bars[i].group != bars[i - 1].group);
}

}  // namespace

BarField::BarField(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("bars"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarField::setContent(const BarChartContent &content)
{
    m_content = content;
    updateGeometry();
    update();
}

QSize BarField::sizeHint() const
{
    int height = m_content.bars.empty() ? rowHeight : 0;
    for (std::size_t i = 0; i < m_content.bars.size(); ++i)
        height += rowHeight + (beginsGroup(m_content.bars, i) ? groupHeight : 0);
    return {labelWidth() + 2 * gap + 4 * leastBars + valueWidth(), height};
}

QSize BarField::minimumSizeHint() const
{
    return {3 * leastBars + valueWidth(), sizeHint().height()};
}

int BarField::labelWidth() const
{
    int width = 0;
    for (const Bar &bar : m_content.bars)
        width = std::max(width, fontMetrics().horizontalAdvance(bar.label) + 1);
    return width;
}

int BarField::valueWidth() const
{
    const QFontMetrics metrics(boldOf(font()));
    int width = 0;
    for (const Bar &bar : m_content.bars) {
        const int mark =
            bar.mark.isEmpty() ? 0 : gap + metrics.horizontalAdvance(bar.mark) + 2 * markPadding;
        width = std::max(width, metrics.horizontalAdvance(bar.valueText) + mark);
    }
    return width;
}

std::vector<BarField::Row> BarField::rows() const
{
    const QFontMetrics metrics(boldOf(font()));
    const int labels = std::min(labelWidth(), width() * 45 / 100);
    const int left = labels + gap;
    const int room = std::max(leastBars, width() - left - gap - valueWidth());
    const double scale = m_content.largest() > 0 ? room / m_content.largest() : 0;
    std::vector<Row> rows;
    int top = 0;
    for (std::size_t i = 0; i < m_content.bars.size(); ++i) {
        const Bar &bar = m_content.bars[i];
        Row row;
        row.bar = &bar;
        if (beginsGroup(m_content.bars, i)) {
            row.group = QRect(0, top, width(), groupHeight);
            top += groupHeight;
        }
        const double middle = top + rowHeight / 2.0;
        row.label = QRect(0, top, labels, rowHeight);
        row.block =
            QRectF(left, middle - barHeight / 2.0, std::max(1.0, bar.value * scale), barHeight);
        row.rounds = QLineF(left + bar.low * scale, middle, left + bar.high * scale, middle);
        const int end = left + int(std::max(bar.value, bar.high) * scale) + gap;
        row.value = QRect(end, top, metrics.horizontalAdvance(bar.valueText) + 1, rowHeight);
        if (!bar.mark.isEmpty())
            row.mark = QRect(row.value.right() + gap, top + 3,
                             metrics.horizontalAdvance(bar.mark) + 2 * markPadding, rowHeight - 6);
        rows.push_back(row);
        top += rowHeight;
    }
    return rows;
}

void BarField::paintRow(QPainter &painter, const Row &row) const
{
    const Bar &bar = *row.bar;
    const QColor text = palette().color(QPalette::WindowText);
    const auto write = [&](const QRect &place, const QString &words, const QFont &usedFont,
                           const QColor &color) {
        painter.setFont(usedFont);
        painter.setPen(color);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         QFontMetrics(usedFont).elidedText(words, Qt::ElideRight, place.width()));
    };
    if (!row.group.isEmpty())
        write(row.group, bar.group, font(), mutedText(palette()));
    write(row.label, bar.label, font(), text);
    painter.setPen(Qt::NoPen);
    painter.setBrush(barColor(bar.color, palette()));
    painter.drawRoundedRect(row.block, 3, 3);
    painter.setPen(QPen(text, 1));
    painter.drawLine(row.rounds);
    for (const QPointF &end : {row.rounds.p1(), row.rounds.p2()})
        painter.drawLine(end - QPointF(0, 3), end + QPointF(0, 3));
    write(row.value, bar.valueText, bar.mark.isEmpty() ? font() : boldOf(font()), text);
    if (row.mark.isEmpty())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(palette().color(QPalette::Highlight));
    painter.drawRoundedRect(row.mark, 4, 4);
    write(row.mark.adjusted(markPadding, 0, 0, 0), bar.mark, boldOf(font()),
          palette().color(QPalette::HighlightedText));
}

void BarField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Row &row : rows())
        paintRow(painter, row);
    if (!m_content.bars.empty())
        return;
    painter.setPen(mutedText(palette()));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, m_content.hint);
}

bool BarField::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    for (const Row &row : rows()) {
        if (help->pos().y() < row.label.top() || help->pos().y() > row.label.bottom())
            continue;
        QString text = plainToolTip(row.bar->help);
        QToolTip::showText(help->globalPos(), text.replace(u'\n', QStringLiteral("<br>")), this);
        return true;
    }
    QToolTip::hideText();
    event->ignore();
    return true;
}

}  // namespace classiscope
