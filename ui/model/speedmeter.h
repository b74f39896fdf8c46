// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/model/modelsections.h"

#include <QObject>

#include <vector>

namespace classiscope {

/// Measures how long a forward pass of the model in use takes: one after another, through
/// the classifier like every picture, so that nothing else has to stop for it. A busy
/// computer is measured as busy.
class SpeedMeter : public QObject {
    Q_OBJECT

public:
    static constexpr int warmUps = 3;  ///< not counted
    static constexpr int passes = 30;
    static constexpr std::chrono::seconds longest {10};  ///< fewer passes when they are slow

    /// `classifier` must outlive it.
    explicit SpeedMeter(Classifier &classifier, QObject *parent = nullptr);

    void start(const ModelInfo &model);
    void cancel();  ///< neither signal comes
    bool running() const { return m_running; }

signals:
    void finished(const classiscope::PassTimes &times);
    void failed(const QString &message);

private:
    void next();
    void take(const Result<Classification> &result);
    PassTimes times() const;

    Classifier &m_classifier;
    InputTensor m_input;
    QByteArray m_sha256;
    std::vector<std::chrono::microseconds> m_times;
    std::chrono::steady_clock::time_point m_end;
    int m_warmUpsLeft = 0;
    int m_wish = 0;  // of start() and cancel(): what arrives for an older one is dropped
    bool m_running = false;
};

}  // namespace classiscope
