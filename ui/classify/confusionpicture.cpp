// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/confusionpicture.h"

#include "ui/theme/palettes.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

constexpr int gap = 6;            // between names and cells
constexpr int shortestName = 72;  // the corner holds the axes' titles

double luminance(const QColor &color)
{
    const auto linear = [](float part) {
        return part <= 0.04045F ? double(part) / 12.92
                                : std::pow((double(part) + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

QColor textOn(const QColor &ground)
{
    const double light = luminance(ground);
    return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? QColor(Qt::white) : QColor(Qt::black);
}

QString answersTitle()
{
    return ResultsModel::tr("answered →");
}

QString truthsTitle()
{
    return ResultsModel::tr("true class ↓");
}

}  // namespace

ConfusionPicture::ConfusionPicture(Confusion confusion, const QPalette &palette, const QFont &font,
                                   QSize room)
    : m_confusion(std::move(confusion))
    , m_palette(palette)
    , m_font(font)
{
    const QFontMetrics metrics(font);
    int widest = std::max({shortestName, metrics.horizontalAdvance(answersTitle()),
                           metrics.horizontalAdvance(truthsTitle())});
    for (int place = 0; place < m_confusion.size(); ++place)
        widest = std::max(widest, metrics.horizontalAdvance(m_confusion.name(place)));
    m_names = std::min(widest, largestName) + 2 * gap;
    const int side = std::min(room.width(), room.height()) - m_names - 1;
    m_cell = std::clamp(side / std::max(1, m_confusion.size()),
                        std::max(smallestCell, metrics.height()), largestCell);
}

QColor ConfusionPicture::color(const QPalette &palette, bool right, double share)
{
    const QColor base = palette.color(QPalette::Base);
    const QColor strong = right ? palette.color(QPalette::Highlight) : errorText(palette);
    // The root lets a single mistake among many still be seen.
    const auto mix = [part = float(std::sqrt(share))](float from, float to) {
        return from + (to - from) * (0.15F + 0.85F * part);
    };
    return QColor::fromRgbF(mix(base.redF(), strong.redF()), mix(base.greenF(), strong.greenF()),
                            mix(base.blueF(), strong.blueF()));
}

QSize ConfusionPicture::size() const
{
    const int side = m_names + m_cell * m_confusion.size() + 1;
    return {side, side};
}

QRect ConfusionPicture::cellRect(int truth, int answer) const
{
    return {answer * m_cell, truth * m_cell, m_cell, m_cell};
}

void ConfusionPicture::paintCells(QPainter &painter, const QRect &seen) const
{
    const int last = m_confusion.size() - 1;
    const auto first = [this](int pixel) { return std::max(0, pixel / m_cell); };
    const QFontMetrics metrics(m_font);
    for (int truth = first(seen.top()); truth <= std::min(last, seen.bottom() / m_cell); ++truth) {
        const int whole = m_confusion.truthCount(truth);
        for (int answer = first(seen.left()); answer <= std::min(last, seen.right() / m_cell);
             ++answer) {
            const QRect box = cellRect(truth, answer);
            painter.setPen(hairline(m_palette));
            painter.setBrush(Qt::NoBrush);
            const int count = m_confusion.count(truth, answer);
            if (count == 0 && truth == answer)
                painter.setBrush(barTrack(m_palette));
            const QColor ground =
                color(m_palette, truth == answer, double(count) / std::max(1, whole));
            if (count > 0)
                painter.setBrush(ground);
            painter.drawRect(box);
            const QString text = QLocale().toString(count);
            if (count == 0 || metrics.horizontalAdvance(text) > m_cell - 3)
                continue;
            painter.setPen(textOn(ground));
            painter.drawText(box, Qt::AlignCenter, text);
        }
    }
}

void ConfusionPicture::paintName(QPainter &painter, const QRect &box, int place, bool current) const
{
    QFont font = m_font;
    font.setBold(current);
    painter.setFont(font);
    painter.setPen(m_palette.color(QPalette::Text));
    painter.drawText(
        box, Qt::AlignRight | Qt::AlignVCenter,
        QFontMetrics(font).elidedText(m_confusion.name(place), Qt::ElideRight, box.width()));
}

void ConfusionPicture::paintNames(QPainter &painter, QSize view, QPoint scrolled,
                                  QPoint current) const
{
    const int width = m_names - 2 * gap;
    painter.save();
    painter.setClipRect(0, m_names, m_names, view.height() - m_names);
    for (int place = 0; place < m_confusion.size(); ++place)
        paintName(painter, {gap, m_names + place * m_cell - scrolled.y(), width, m_cell}, place,
                  place == current.y());
    painter.restore();
    painter.save();
    painter.setClipRect(m_names, 0, view.width() - m_names, m_names);
    for (int place = 0; place < m_confusion.size(); ++place) {
        painter.save();
        // Upwards, each ends at its column.
        painter.translate(m_names + place * m_cell - scrolled.x(), m_names - gap);
        painter.rotate(-90);
        QRect box(0, 0, width, m_cell);
        QFont font = m_font;
        font.setBold(place == current.x());
        painter.setFont(font);
        painter.setPen(m_palette.color(QPalette::Text));
        painter.drawText(
            box, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(font).elidedText(m_confusion.name(place), Qt::ElideRight, width));
        painter.restore();
    }
    painter.restore();
}

void ConfusionPicture::paintCorner(QPainter &painter) const
{
    const QRect corner(gap, gap, m_names - 2 * gap, m_names - 2 * gap);
    painter.setFont(m_font);
    painter.setPen(mutedText(m_palette));
    painter.drawText(corner, Qt::AlignRight | Qt::AlignTop, answersTitle());
    painter.drawText(corner, Qt::AlignLeft | Qt::AlignBottom, truthsTitle());
}

void ConfusionPicture::paint(QPainter &painter, QSize view, QPoint scrolled, QPoint current) const
{
    painter.fillRect(QRect(QPoint(), view), m_palette.color(QPalette::Base));
    painter.setFont(m_font);
    paintCorner(painter);
    paintNames(painter, view, scrolled, current);
    painter.save();
    painter.setClipRect(m_names, m_names, view.width() - m_names, view.height() - m_names);
    painter.translate(QPoint(m_names, m_names) - scrolled);
    paintCells(painter, QRect(scrolled, view));
    if (current.x() >= 0) {
        painter.setPen(QPen(m_palette.color(QPalette::Text), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(cellRect(current.y(), current.x()).adjusted(1, 1, 0, 0));
    }
    painter.restore();
}

QImage ConfusionPicture::image(int scale) const
{
    const int title = QFontMetrics(m_font).height() + 2 * gap;
    const int titleWidth = QFontMetrics(m_font).horizontalAdvance(m_confusion.summary()) + 2 * gap;
    const QSize whole(std::max(size().width(), titleWidth) + gap, size().height() + title + gap);
    QImage image(whole * scale, QImage::Format_RGB32);
    image.fill(m_palette.color(QPalette::Base));
    QPainter painter(&image);
    painter.scale(scale, scale);
    painter.setFont(m_font);
    painter.setPen(m_palette.color(QPalette::Text));
    painter.drawText(QRect(gap, 0, whole.width() - gap, title), Qt::AlignLeft | Qt::AlignVCenter,
                     m_confusion.summary());
    painter.translate(0, title);
    paint(painter, size(), {}, {-1, -1});
    return image;
}

}  // namespace classiscope
