// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/rowdelegate.h"

#include "ui/classify/resultsmodel.h"
#include "ui/classify/thumbnails.h"
#include "ui/theme/icons.h"
#include "ui/theme/palettes.h"

#include <QPainter>
#include <QPainterPath>
#include <QTableView>
#include <QTextLayout>

namespace classiscope {

namespace {

constexpr int margin = 8;

void paintIcon(QPainter *painter, const QRect &box, const QString &name, const QColor &color)
{
    painter->drawPixmap(
        box, iconPixmap(name, box.height(), color, painter->device()->devicePixelRatioF()));
}

void paintBar(QPainter *painter, const QRect &box, double fraction, const QColor &track,
              const QColor &color)
{
    painter->setPen(Qt::NoPen);
    painter->setBrush(track);
    painter->drawRoundedRect(box, 2, 2);
    QRect filled = box;
    filled.setWidth(std::max(2, int(box.width() * fraction)));
    painter->setBrush(color);
    painter->drawRoundedRect(filled, 2, 2);
}

QRect iconBox(const QRect &box)
{
    return {box.left(), box.center().y() - 8, 16, 16};
}

/// The answer's and the confidence's cell together, seen from one of them.
QRect reasonBox(const QStyleOptionViewItem &option, int column)
{
    QRect box = option.rect;
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (table && column == ResultsModel::Answer)
        box.setRight(box.right() + table->columnWidth(ResultsModel::Confidence));
    else if (table)
        box.setLeft(box.left() - table->columnWidth(ResultsModel::Answer));
    return box;
}

/// The second line is cut where two are not enough.
QString inTwoLines(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    layout.endLayout();
    const QString rest = text.mid(first.textLength());
    return rest.isEmpty() ? text
                          : text.left(first.textLength()).trimmed() + QLatin1Char('\n')
            + QFontMetrics(font).elidedText(rest, Qt::ElideRight, width);
}

}  // namespace

RowDelegate::RowDelegate(const ResultsModel &model, Thumbnails &thumbnails, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
    , m_thumbnails(thumbnails)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {120, rowHeight};
}

void RowDelegate::paintThumbnail(QPainter *painter, const QRect &box,
                                 const QModelIndex &index) const
{
    const int row = index.data(ResultsModel::RowRole).toInt();
    const QPixmap *thumbnail = m_thumbnails.find(row, m_model.rows()[std::size_t(row)].input);
    const QPalette palette;
    if (!thumbnail || thumbnail->isNull()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(barTrack(palette));
        painter->drawRoundedRect(box, 4, 4);
        if (thumbnail)
            paintIcon(painter, box.adjusted(10, 10, -10, -10), QStringLiteral("classify"),
                      mutedText(palette));
        return;
    }
    QRect shown(QPoint(), thumbnail->size().scaled(box.size(), Qt::KeepAspectRatio));
    shown.moveCenter(box.center());
    QPainterPath corners;
    corners.addRoundedRect(shown, 4, 4);
    painter->setClipPath(corners, Qt::IntersectClip);
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawPixmap(shown, *thumbnail);
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool failed = index.data(ResultsModel::FailedRole).toBool();
    const QVariant fraction = index.data(ResultsModel::FractionRole);
    const bool muted = index.data(ResultsModel::WeakRole).toBool() || !fraction.isValid();
    const QPalette &palette = option.palette;
    const QColor text = muted && index.column() != ResultsModel::Name
        ? mutedText(palette)
        : palette.color(QPalette::Text);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect,
                      selected ? chosenGround(palette) : palette.color(QPalette::Base));
    QRect box = option.rect.adjusted(margin, 0, -margin, 0);

    if (index.column() == ResultsModel::Name) {
        if (selected)
            painter->fillRect(option.rect.left(), option.rect.top(), 3, option.rect.height(),
                              palette.color(QPalette::Highlight));
        box.setLeft(box.left() + margin);
        painter->save();
        paintThumbnail(
            painter,
            {box.left(), box.center().y() - thumbnailSide / 2 + 1, thumbnailSide, thumbnailSide},
            index);
        painter->restore();
        box.setLeft(box.left() + thumbnailSide + margin + 4);
    } else if (failed) {
        // The reason takes both columns; each paints its own part of it.
        painter->setClipRect(option.rect);
        box = reasonBox(option, index.column()).adjusted(margin, 0, -margin, 0);
        paintIcon(painter, iconBox(box), QStringLiteral("error"), errorText(palette));
        box.setLeft(box.left() + 16 + margin);
    } else if (index.column() == ResultsModel::Confidence && fraction.isValid()) {
        const QRect bar(box.left(), box.center().y() + 11, box.width(), 4);
        paintBar(painter, bar, fraction.toDouble(), barTrack(palette),
                 muted ? mutedText(palette) : palette.color(QPalette::Highlight));
        box.translate(0, -4);
    }
    const auto mode = index.column() == ResultsModel::Name ? Qt::ElideMiddle : Qt::ElideRight;
    const bool reason = failed && index.column() != ResultsModel::Name;
    const QString said = (reason ? index.siblingAtColumn(ResultsModel::Answer) : index)
                             .data()
                             .toString()
                             .simplified();
    painter->setFont(option.font);
    painter->setPen(text);
    painter->drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                      reason ? inTwoLines(said, option.font, box.width())
                             : option.fontMetrics.elidedText(said, mode, box.width()));
    painter->restore();
}

}  // namespace classiscope
