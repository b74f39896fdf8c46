// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/thumbnails.h"

#include "ui/classify/imagereading.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace classiscope {

Thumbnails::Thumbnails(int side, QObject *parent)
    : QObject(parent)
    , m_side(side)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &Thumbnails::takeRead);
    m_pool.setMaxThreadCount(1);  // the other cores classify
    m_pool.setThreadPriority(QThread::LowPriority);
}

Thumbnails::~Thumbnails()
{
    m_pool.waitForDone();
}

const QPixmap *Thumbnails::find(int id, const ImageInput &input)
{
    if (const QPixmap *known = m_cache.object(id))
        return known;
    const auto waits = [id](const Wish &wish) { return wish.id == id; };
    if (id == m_reading || std::any_of(m_wishes.begin(), m_wishes.end(), waits))
        return nullptr;
    m_wishes.push_back({id, input});
    if (m_wishes.size() > wishLimit)
        m_wishes.pop_front();
    readNext();
    return nullptr;
}

void Thumbnails::clear()
{
    ++m_generation;
    m_cache.clear();
    m_wishes.clear();
}

void Thumbnails::readNext()
{
    if (m_reading >= 0 || m_wishes.empty())
        return;
    const Wish wish = m_wishes.back();
    m_wishes.pop_back();
    m_reading = wish.id;
    const auto read = [input = wish.input, bound = QSize(m_side, m_side)] {
        return readImage(input, bound);
    };
    m_readGeneration = m_generation;
    // A watcher tells through the event loop, even when the picture is there at once.
    m_watcher.setFuture(QtConcurrent::run(&m_pool, read));
}

void Thumbnails::takeRead()
{
    const int id = std::exchange(m_reading, -1);
    if (m_readGeneration == m_generation) {
        m_cache.insert(id, new QPixmap(QPixmap::fromImage(m_watcher.result())));
        emit ready(id);
    }
    readNext();
}

}  // namespace classiscope
