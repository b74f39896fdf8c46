// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QThreadPool>
#include <QWidget>

namespace classiscope {

/// One picture as large as there is room, upright, never enlarged beyond twice its size.
/// Reads it in the background; the previous one stays until the next is there.
class ImagePreview : public QWidget {
    Q_OBJECT

public:
    /// Larger pictures are read at a reduced size.
    static constexpr QSize readingBound {2048, 2048};

    explicit ImagePreview(QWidget *parent = nullptr);
    ~ImagePreview() override;

    void show(const ImageInput &input);
    void clear();
    /// What is shown; null when nothing is, or it could not be read.
    const QImage &image() const { return m_image; }

    QSize sizeHint() const override { return {360, 280}; }

signals:
    void imageShown();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_image;
    bool m_unreadable = false;
    int m_wish = 0;  // of show(): an older picture that arrives later is dropped
    QThreadPool m_pool;
};

}  // namespace classiscope
