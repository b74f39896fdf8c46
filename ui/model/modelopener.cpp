// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelopener.h"

#include "ui/model/modelsettings.h"

#include <QFutureWatcher>

namespace classiscope {

ModelOpener::ModelOpener(Classifier &classifier, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_classifier(classifier)
    , m_settings(settings)
{
}

void ModelOpener::openFirst(const std::optional<ModelSource> &wanted, const ModelSource &fallback)
{
    m_fallback = fallback;
    const auto remembered = savedModelSource(m_settings);
    open(wanted ? *wanted : remembered ? *remembered : fallback);
    m_fallBack = !wanted && remembered.has_value();
}

void ModelOpener::open(const ModelSource &source)
{
    m_fallBack = false;
    ++m_loading;
    auto *watcher = new QFutureWatcher<Result<ModelInfo>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, source] {
        watcher->deleteLater();
        --m_loading;
        finish(watcher->result(), source);
    });
    watcher->setFuture(m_classifier.loadModel(source));
    emit loadingStarted(source.path);
}

void ModelOpener::finish(const Result<ModelInfo> &result, const ModelSource &source)
{
    if (result) {
        m_source = source;
        if (source.path == m_fallback.path)
            forgetModelSource(m_settings);
        else
            saveModelSource(m_settings, source);
        emit loaded(*result);
        return;
    }
    const Error::Code code = result.error().code;
    if (code == Error::Code::Cancelled || code == Error::Code::Stopping)
        return;  // a later load took over, or the program ends
    if (m_fallBack)
        open(m_fallback);
    emit failed(result.error().text.translated(), source.path);
}

}  // namespace classiscope
