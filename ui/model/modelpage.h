// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/classifier.h"
#include "core/engine/modelfacts.h"
#include "ui/model/classesmodel.h"
#include "ui/model/layersmodel.h"
#include "ui/model/speedmeter.h"

#include <QThreadPool>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace classiscope {

class CopyButton;
class ElidedLabel;
class FactsView;
class ModelEmpty;
class Notice;

/// Everything that is known of the open model: its file, input, output and classes, its
/// layers, what computes it and how fast.
///
/// The layers are read in the background once the model is there; the model in use goes
/// on answering meanwhile.
class ModelPage : public QWidget {
    Q_OBJECT

public:
    /// `classifier` must outlive the page.
    explicit ModelPage(Classifier &classifier, QWidget *parent = nullptr);
    ~ModelPage() override;

    void setLoading(const QString &path);
    void setModel(const ModelSource &source, const ModelInfo &model);
    /// The model shown, if there is one, stays.
    void setFailed(const QString &message);

    /// Puts a list of one's own beside those of the classes and the layers.
    void addList(QWidget *list, const QString &title);

signals:
    void openRequested();
    void openFolderRequested();
    void benchmarkRequested();

private:
    QWidget *makeHeader();
    QWidget *makeContent();
    void makeLists();
    void connectParts();
    void readNetwork(const ModelSource &source);
    void measure();
    void showFacts();
    void showState();

    Classifier &m_classifier;
    std::optional<ModelInfo> m_model;
    std::optional<Result<ModelFacts>> m_network;  // nothing while it is being read
    std::optional<PassTimes> m_times;
    QString m_loading;  // the file's name, while one is being loaded
    int m_wish = 0;     // of readNetwork(): what arrives for an older one is dropped
    SpeedMeter m_meter;
    ClassesModel m_classes;
    LayersModel m_layers;

    ElidedLabel *m_title;
    QLabel *m_note;
    CopyButton *m_copy;
    QPushButton *m_measure;
    QPushButton *m_benchmark;
    Notice *m_notice;
    ModelEmpty *m_empty;
    FactsView *m_facts;
    QTabWidget *m_lists;
    QStackedWidget *m_pages;
    QThreadPool m_pool;  // reads networks, one at a time
};

}  // namespace classiscope
