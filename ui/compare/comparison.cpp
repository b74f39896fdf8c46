// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compare/comparison.h"

#include "ui/whenfinished.h"

#include <QCoreApplication>

namespace classiscope {

namespace {

/// The same number of threads, which OpenCV counts for the whole process; no cache, as no
/// picture comes twice.
ClassifierOptions apart(ClassifierOptions options)
{
    options.cacheBytes = 0;
    options.redis.clear();
    return options;
}

}  // namespace

Comparison::Comparison(ClassifierOptions options, QObject *parent)
    : QObject(parent)
    , m_classifier(apart(std::move(options)))
    , m_runner(m_classifier, m_telemetry, Source::Window)
{
    connect(&m_runner, &BatchRunner::imageFinished, this, &Comparison::answered);
    connect(&m_runner, &BatchRunner::finished, this, [this] {
        emit finished();
        if (m_retired)
            deleteLater();
    });
}

void Comparison::start(const ModelSource &model, const QList<ImageInput> &pictures)
{
    m_loading = true;
    whenFinished(m_classifier.loadModel(model), this,
                 [this, pictures](const Result<ModelInfo> &loaded) {
                     m_loading = false;
                     if (m_retired)
                         return deleteLater();
                     if (!loaded) {
                         emit modelFailed(loaded.error().text.translated());
                         return;
                     }
                     const bool nothing = m_cancelled || pictures.isEmpty();
                     if (!nothing)
                         m_runner.add(pictures);
                     emit modelLoaded(*loaded);
                     if (nothing)
                         emit finished();
                 });
}

void Comparison::cancel()
{
    m_cancelled = true;
    m_runner.cancel();
}

void Comparison::retire()
{
    m_retired = true;
    cancel();
    setParent(QCoreApplication::instance());  // which waits for it, should it go first
    if (idle())
        deleteLater();
}

}  // namespace classiscope
