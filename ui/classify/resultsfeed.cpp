// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/resultsfeed.h"

#include "core/telemetry/telemetry.h"

#include <algorithm>

namespace classiscope {

ResultsFeed::ResultsFeed(ResultsModel &model, Classifier &classifier, Telemetry &telemetry)
    : m_model(model)
    , m_runner(classifier, telemetry, Source::Window)
{
    connect(&m_runner, &BatchRunner::imagesFound, this,
            [this](int, const QList<ImageInput> &images) {
                const int first = m_model.append(images);
                for (int i = 0; i < images.size(); ++i)
                    m_rowOfIndex.push_back(first + i);
                emit rowsAdded(first);
            });
    connect(&m_runner, &BatchRunner::imageFinished, this,
            [this](int index, const Result<Classification> &result) {
                if (const int row = m_rowOfIndex[std::size_t(index)]; row >= 0)
                    m_model.setResult(row, result);
            });
    connect(&m_runner, &BatchRunner::finished, this,
            [this] { emit finished(m_runner.found() == m_foundBefore); });
}

void ResultsFeed::start()
{
    if (!running())
        m_foundBefore = m_runner.found();
}

void ResultsFeed::add(const QList<ImageInput> &images)
{
    if (!m_released) {
        m_heldImages += images;
        return;
    }
    start();
    m_runner.add(images);
    emit begun();
}

void ResultsFeed::addPaths(const QStringList &paths)
{
    if (!m_released) {
        m_heldPaths += paths;
        return;
    }
    start();
    m_runner.addPaths(paths);
    emit begun();
}

void ResultsFeed::release()
{
    m_released = true;
    if (const auto images = std::exchange(m_heldImages, {}); !images.isEmpty())
        add(images);
    if (const auto paths = std::exchange(m_heldPaths, {}); !paths.isEmpty())
        addPaths(paths);
}

std::vector<ResultRow> ResultsFeed::clear()
{
    std::fill(m_rowOfIndex.begin(), m_rowOfIndex.end(), -1);
    return m_model.clear();
}

}  // namespace classiscope
