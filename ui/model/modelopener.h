// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"

#include <QObject>

class QSettings;

namespace classiscope {

/// Loads models in the background and remembers the last one that did load.
class ModelOpener : public QObject {
    Q_OBJECT

public:
    /// `classifier` and `settings` must outlive it.
    ModelOpener(Classifier &classifier, QSettings &settings, QObject *parent = nullptr);

    /// At start: `wanted` if there is one, else the remembered model; where that
    /// is gone, `fallback`, and failed() tells why.
    void openFirst(const std::optional<ModelSource> &wanted, const ModelSource &fallback);
    void open(const ModelSource &source);

    bool loading() const { return m_loading > 0; }

    /// The last one that did load.
    const ModelSource &source() const { return m_source; }

signals:
    void loadingStarted(const QString &path);
    void loaded(const classiscope::ModelInfo &model);
    /// The model in use, if any, stays.
    void failed(const QString &message, const QString &path);

private:
    void finish(const Result<ModelInfo> &result, const ModelSource &source);

    Classifier &m_classifier;
    QSettings &m_settings;
    ModelSource m_source;
    ModelSource m_fallback;   // not remembered: it is what is used when nothing is
    bool m_fallBack = false;  // when the load in progress fails
    int m_loading = 0;
};

}  // namespace classiscope
