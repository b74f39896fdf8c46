// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/previewrunner.h"

#include "core/engine/classifier.h"
#include "ui/whenfinished.h"

#include <QFile>
#include <QtConcurrentRun>

namespace classiscope {

/// Lives until the last preview is made, though nobody may wait for it.
struct PreviewRunner::Work {
    ModelPreviewer preview;  // by one thread at a time, as one wish runs at a time
    std::atomic_bool cancelled = false;
};

namespace {

QByteArray bytesOf(const ImageInput &picture)
{
    if (picture.path.isEmpty())
        return picture.bytes;
    QFile file(picture.path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > ClassifierOptions().maxImageBytes)
        return {};
    return file.readAll();
}

}  // namespace

PreviewRunner::PreviewRunner(QObject *parent)
    : QObject(parent)
    , m_work(std::make_shared<Work>())
{
}

PreviewRunner::~PreviewRunner()
{
    m_work->cancelled = true;
}

void PreviewRunner::start(const ModelSource &source, const ImageInput &picture)
{
    m_next = Wish {source, picture};
    if (!m_running)
        run(*std::exchange(m_next, {}));
}

void PreviewRunner::run(const Wish &wish)
{
    m_running = true;
    const auto make = [work = m_work, wish] {
        return work->preview(wish.source, bytesOf(wish.picture), work->cancelled);
    };
    whenFinished(QtConcurrent::run(make), this, [this](const Result<ModelPreview> &preview) {
        m_running = false;
        if (m_next)
            run(*std::exchange(m_next, {}));
        else
            emit ready(preview);
    });
}

}  // namespace classiscope
