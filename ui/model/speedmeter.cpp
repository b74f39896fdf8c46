// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/speedmeter.h"

#include "ui/whenfinished.h"

#include <algorithm>

namespace classiscope {

namespace {

/// Numbers as normalised pixels have them: -1 to 1.
InputTensor sampleInput(QSize size)
{
    InputTensor input;
    input.values.resize(3 * std::size_t(size.width()) * std::size_t(size.height()));
    constexpr std::size_t period = 251;  // a prime: no two rows alike
    for (std::size_t i = 0; i < input.values.size(); ++i)
        input.values[i] = 2 * float(i % period) / float(period) - 1;
    return input;
}

}  // namespace

SpeedMeter::SpeedMeter(Classifier &classifier, QObject *parent)
    : QObject(parent)
    , m_classifier(classifier)
{
}

void SpeedMeter::start(const ModelInfo &model)
{
    m_input = sampleInput(model.inputSize);
    m_sha256 = model.sha256;
    m_times.clear();
    m_warmUpsLeft = warmUps;
    m_end = std::chrono::steady_clock::now() + longest;
    m_running = true;
    ++m_wish;
    next();
}

void SpeedMeter::cancel()
{
    m_running = false;
    ++m_wish;
}

void SpeedMeter::next()
{
    whenFinished(m_classifier.submit(m_input, {.topK = 1}), this,
                 [this, wish = m_wish](const Result<Classification> &result) {
                     if (wish == m_wish)
                         take(result);
                 });
}

void SpeedMeter::take(const Result<Classification> &result)
{
    if (!result) {
        cancel();
        emit failed(result.error().text.translated());
        return;
    }
    const auto model = m_classifier.model();
    if (!model || model->sha256 != m_sha256) {
        cancel();  // the figures would be of two models
        emit failed(tr("Another model was opened while this one was measured; measure again."));
        return;
    }
    if (m_warmUpsLeft > 0)
        --m_warmUpsLeft;
    else
        m_times.push_back(result->timings.inference);
    const bool late = !m_times.empty() && std::chrono::steady_clock::now() > m_end;
    if (int(m_times.size()) < passes && !late) {
        next();
        return;
    }
    cancel();
    emit finished(times());
}

PassTimes SpeedMeter::times() const
{
    auto sorted = m_times;
    std::sort(sorted.begin(), sorted.end());
    return {int(sorted.size()), sorted[sorted.size() / 2], sorted.front(), sorted.back()};
}

}  // namespace classiscope
