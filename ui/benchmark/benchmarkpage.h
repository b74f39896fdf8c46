// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "ui/benchmark/benchrunner.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace classiscope {

class BenchForm;
class BenchProgressView;
class BenchResultView;
class ElidedLabel;
class EmptyState;
class Exporter;
class Notice;
class ServerHost;

/// Measures the open model on this machine and shows what came of it. The model in use
/// goes on answering meanwhile.
class BenchmarkPage : public QWidget {
    Q_OBJECT

public:
    struct Setup {
        ClassifierOptions engine;  ///< whose decoding, calibration and precision it takes
        QString tuningPath;        ///< the file that the best settings are kept in
        BenchFunction run = runInferenceBench;
    };

    /// `host` must outlive the page.
    BenchmarkPage(ServerHost &host, const Setup &setup, QWidget *parent = nullptr);

    /// The model that the next benchmark measures. One that runs keeps its own.
    void setModel(const ModelSource &source, const ModelInfo &info);

    /// Gives the start button the focus, or what opens a model where there is none.
    void offerStart();

signals:
    void openRequested();  ///< a model

private:
    QWidget *makeHeader();
    QWidget *makeIntroduction();
    QToolButton *makeExport();
    void connectParts();
    BenchOptions options() const;
    void start();
    void cancel();
    void finish(const Result<BenchReport> &result);
    void showState();
    void exportPng();
    void exportCsv();
    void exportJson();

    const Setup m_setup;
    std::optional<ModelSource> m_model;
    bool m_cancelling = false;
    BenchRunner m_runner;
    Exporter *m_exporter;

    ElidedLabel *m_title;
    QLabel *m_note;
    QToolButton *m_export;
    QPushButton *m_start;
    QPushButton *m_cancel;
    BenchForm *m_form;
    BenchProgressView *m_progress;
    Notice *m_notice;
    EmptyState *m_introduction;
    QPushButton *m_open;  // a model, where there is none
    QLabel *m_hint;       // how long it takes
    BenchResultView *m_result;
    QStackedWidget *m_pages;
};

}  // namespace classiscope
