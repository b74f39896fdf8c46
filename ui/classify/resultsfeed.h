// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

namespace classiscope {

/// Fills the results: hands pictures to the runner, and what comes of them to their rows.
/// Pictures that come before release() wait for it.
class ResultsFeed : public QObject {
    Q_OBJECT

public:
    /// All of them must outlive the feed.
    ResultsFeed(ResultsModel &model, Classifier &classifier, Telemetry &telemetry);

    BatchRunner &runner() { return m_runner; }
    bool running() const { return m_runner.running(); }

    void add(const QList<ImageInput> &images);
    void addPaths(const QStringList &paths);
    /// Whether there is a model is known.
    void release();
    /// Takes the rows out of the model. Requires: not running().
    std::vector<ResultRow> clear();

signals:
    void begun();
    void rowsAdded(int first);
    /// `nothing`: what was added held no picture.
    void finished(bool nothing);

private:
    void start();

    ResultsModel &m_model;
    BatchRunner m_runner;
    std::vector<int> m_rowOfIndex;  // the runner's indexes; -1: the row was cleared
    int m_foundBefore = 0;          // by earlier runs
    bool m_released = false;
    QStringList m_heldPaths;
    QList<ImageInput> m_heldImages;
};

}  // namespace classiscope
