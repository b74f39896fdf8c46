// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace classiscope {

class ResultsModel;
class Thumbnails;

/// Draws the rows of the results list: thumbnail and name, answer or reason,
/// confidence as a figure above a thin bar.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int rowHeight = 56;
    static constexpr int thumbnailSide = 40;

    RowDelegate(const ResultsModel &model, Thumbnails &thumbnails, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintThumbnail(QPainter *painter, const QRect &box, const QModelIndex &index) const;

    const ResultsModel &m_model;
    Thumbnails &m_thumbnails;
};

}  // namespace classiscope
