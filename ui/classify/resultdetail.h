// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultsmodel.h"

#include <QWidget>

class QLabel;

namespace classiscope {

class CandidateBars;
class ElidedLabel;
class ImagePreview;
class TimingsView;

/// One picture of the list in full: the picture, what the model says and how
/// long it took, or why there is no answer and what to do.
class ResultDetail : public QWidget {
    Q_OBJECT

public:
    explicit ResultDetail(QWidget *parent = nullptr);

    void show(const ResultRow &row);        ///< reads the picture anew
    void showResult(const ResultRow &row);  ///< the picture stays
    void clear();

    ImagePreview &preview() { return *m_preview; }

private:
    void showAnswer(const ResultRow &row);
    void showError(const Error &error);

    ImagePreview *m_preview;
    ElidedLabel *m_name;
    QLabel *m_facts;
    CandidateBars *m_bars;
    QLabel *m_note;
    TimingsView *m_timings;
};

}  // namespace classiscope
