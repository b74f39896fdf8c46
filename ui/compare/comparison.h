// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/batchrunner.h"
#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"

#include <QObject>

namespace classiscope {

/// Classifies pictures with another model than the one in use: with workers, and figures
/// for the telemetry, of its own. All of it in the background.
class Comparison : public QObject {
    Q_OBJECT

public:
    /// `options`: those of the classifier in use.
    explicit Comparison(ClassifierOptions options, QObject *parent = nullptr);

    /// Once only.
    void start(const ModelSource &model, const QList<ImageInput> &pictures);
    /// Drops the pictures that no worker has yet.
    void cancel();
    /// Cancels, and deletes itself as soon as nothing has to be waited for.
    void retire();

    const BatchRunner &runner() const { return m_runner; }

signals:
    void modelLoaded(const classiscope::ModelInfo &model);
    void modelFailed(const QString &message);
    /// `index`: of the picture in the list.
    void answered(int index, const classiscope::Result<classiscope::Classification> &result);
    void finished();

private:
    bool idle() const { return !m_loading && !m_runner.running(); }

    Classifier m_classifier;
    Telemetry m_telemetry;
    BatchRunner m_runner;
    bool m_loading = false;
    bool m_cancelled = false;
    bool m_retired = false;
};

}  // namespace classiscope
