// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"

#include <QCache>
#include <QFutureWatcher>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QThreadPool>

#include <deque>

namespace classiscope {

/// Small pictures of list rows, read when they are first looked at.
///
/// The newest wish is served first and old ones are forgotten, so that rows
/// scrolled past cost nothing. Memory is bounded by `cacheLimit`.
class Thumbnails : public QObject {
    Q_OBJECT

public:
    static constexpr int cacheLimit = 1024;  ///< thumbnails kept
    static constexpr int wishLimit = 64;     ///< rows waiting to be read; more than a screen shows

    /// `side`: of the square they fit in, device pixels.
    explicit Thumbnails(int side, QObject *parent = nullptr);
    ~Thumbnails() override;

    /// The picture, or nothing yet: then ready() follows. Null when it cannot be read.
    const QPixmap *find(int id, const ImageInput &input);
    void clear();

signals:
    void ready(int id);

private:
    struct Wish {
        int id;
        ImageInput input;
    };
    void readNext();
    void takeRead();

    const int m_side;
    QCache<int, QPixmap> m_cache {cacheLimit};
    std::deque<Wish> m_wishes;  // newest last
    int m_reading = -1;
    int m_generation = 0;  // of clear(): what was read before it is not kept
    QFutureWatcher<QImage> m_watcher;
    int m_readGeneration = 0;  // m_generation when m_watcher's reading began
    QThreadPool m_pool;
};

}  // namespace classiscope
