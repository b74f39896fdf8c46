// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/classify/resultfilter.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QToolButton;

namespace classiscope {

class ConfusionView;
class ElidedLabel;
class Exporter;

/// How often the answers are what the folders' names say: the accuracy, and which classes
/// are taken for which. Follows the model while it is shown, every `refreshInterval`.
class AccuracyPanel : public QWidget {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds refreshInterval {250};

    /// `model` must outlive the panel.
    explicit AccuracyPanel(ResultsModel &model, QWidget *parent = nullptr);

    void focusMatrix();  ///< no focus proxy: with one Tab skips the buttons

signals:
    void backRequested();
    void mistakesRequested();
    void cellRequested(const classiscope::ResultFilter::Cell &cell);
    void saved(const QString &path);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeTools();
    QWidget *makeExplanation();
    QToolButton *makeSave();
    void refresh();

    ResultsModel &m_model;
    ElidedLabel *m_summary;
    QToolButton *m_mistakes = nullptr;
    ConfusionView *m_view;
    ElidedLabel *m_cell;
    ElidedLabel *m_leftOut;
    Exporter *m_exporter;
    QTimer m_timer;
};

}  // namespace classiscope
