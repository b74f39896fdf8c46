// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/model/modelpage.h"

#include "ui/model/factsview.h"
#include "ui/model/modelempty.h"
#include "ui/model/searchtable.h"
#include "ui/performance/numberformat.h"
#include "ui/server/copybutton.h"
#include "ui/server/notice.h"
#include "ui/theme/elidedlabel.h"
#include "ui/whenfinished.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

enum Shown { Empty, Facts };
enum List { Classes, Layers };

QPushButton *headerButton(const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QLatin1String(name));
    button->setToolTip(toolTip);
    button->setMinimumWidth(96);
    return button;
}

}  // namespace

ModelPage::ModelPage(Classifier &classifier, QWidget *parent)
    : QWidget(parent)
    , m_classifier(classifier)
    , m_meter(classifier)
    , m_notice(new Notice)
    , m_empty(new ModelEmpty)
    , m_pages(new QStackedWidget)
{
    m_pool.setMaxThreadCount(1);
    m_pages->insertWidget(Empty, m_empty);
    m_pages->insertWidget(Facts, makeContent());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    connectParts();
    showState();
}

ModelPage::~ModelPage()
{
    delete m_pages;  // its tables look at models that are members
    m_pool.clear();
    m_pool.waitForDone();
}

QWidget *ModelPage::makeHeader()
{
    m_title = new ElidedLabel;
    m_title->setObjectName(QStringLiteral("modelTitle"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    m_note = new QLabel;
    m_note->setObjectName(QStringLiteral("modelNote"));
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setTextFormat(Qt::PlainText);
    m_copy = new CopyButton(tr("these facts as text"));
    m_copy->setObjectName(QStringLiteral("copyFacts"));
    m_measure =
        headerButton("modelMeasure", tr("&Measure"), tr("Time some forward passes of one picture"));
    m_benchmark = headerButton("modelBenchmark", tr("&Benchmark…"),
                               tr("Find the fastest setting for this model on the Benchmark page"));

    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_title, 1);
    row->addWidget(m_note);
    row->addWidget(m_copy);
    row->addWidget(m_measure);
    row->addWidget(m_benchmark);
    return header;
}

void ModelPage::makeLists()
{
    auto *classes =
        new SearchTable(m_classes,
                        {QStringLiteral("classes"), tr("Classes"), tr("Filter the classes"),
                         tr("1 class"), tr("%1 classes"), tr("%1 of %2 classes")},
                        {QStringLiteral("10000"), QString()});
    auto *layers =
        new SearchTable(m_layers,
                        {QStringLiteral("layers"), tr("Layers"), tr("Filter the layers"),
                         tr("1 layer"), tr("%1 layers"), tr("%1 of %2 layers")},
                        {QStringLiteral("000"), QString(), QStringLiteral("Convolution"),
                         QStringLiteral("1 × 960 × 64 × 64"), QStringLiteral("1,000,000")});
    layers->setElideMode(Qt::ElideLeft);  // those of a block begin alike
    m_lists = new QTabWidget;
    m_lists->setObjectName(QStringLiteral("modelLists"));
    m_lists->insertTab(Classes, classes, tr("Classes"));
    m_lists->insertTab(Layers, layers, tr("Layers"));
}

QWidget *ModelPage::makeContent()
{
    makeLists();
    m_facts = new FactsView;
    auto *columns = new QHBoxLayout;
    columns->setSpacing(8);
    columns->addWidget(m_facts, 2);
    columns->addWidget(m_lists, 3);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(12);
    column->addWidget(makeHeader());
    column->addWidget(m_notice);
    column->addLayout(columns, 1);
    return content;
}

void ModelPage::connectParts()
{
    connect(m_empty, &ModelEmpty::openRequested, this, &ModelPage::openRequested);
    connect(m_empty, &ModelEmpty::openFolderRequested, this, &ModelPage::openFolderRequested);
    connect(m_benchmark, &QPushButton::clicked, this, &ModelPage::benchmarkRequested);
    connect(m_measure, &QPushButton::clicked, this, &ModelPage::measure);
    connect(&m_meter, &SpeedMeter::finished, this, [this](const PassTimes &times) {
        m_times = times;
        showFacts();
        showState();
    });
    connect(&m_meter, &SpeedMeter::failed, this, [this](const QString &message) {
        m_notice->showMessage(message, {});
        showState();
    });
}

void ModelPage::addList(QWidget *list, const QString &title)
{
    m_lists->addTab(list, title);
}

void ModelPage::setLoading(const QString &path)
{
    m_loading = QFileInfo(path).fileName();
    m_notice->hide();
    showState();
}

void ModelPage::setModel(const ModelSource &source, const ModelInfo &model)
{
    m_loading.clear();
    m_model = model;
    m_times.reset();
    m_meter.cancel();
    m_notice->hide();
    m_title->setText(tr("%1 · version %2").arg(model.name, model.version));
    m_classes.setLabels(model.labels);
    readNetwork(source);
    showState();
}

void ModelPage::setFailed(const QString &message)
{
    m_loading.clear();
    if (m_model)
        m_notice->showMessage(message, {});
    m_empty->setNoModel(message);
    showState();
}

void ModelPage::readNetwork(const ModelSource &source)
{
    m_network.reset();
    m_layers.setLayers({});
    showFacts();
    m_pool.clear();  // of models that were only passed by
    whenFinished(QtConcurrent::run(&m_pool, [source] { return ModelFacts::read(source); }), this,
                 [this, wish = ++m_wish](const Result<ModelFacts> &facts) {
                     if (wish != m_wish)
                         return;
                     m_network = facts;
                     if (facts)
                         m_layers.setLayers(facts->layers);
                     showFacts();
                 });
}

void ModelPage::measure()
{
    m_notice->hide();
    if (m_meter.running())
        m_meter.cancel();
    else if (m_model)
        m_meter.start(*m_model);
    showState();
}

void ModelPage::showFacts()
{
    if (!m_model)
        return;
    m_facts->setSections(modelSections(*m_model, m_network, m_times));
    m_copy->setContent(m_title->text() + QStringLiteral("\n\n")
                       + sectionsText(m_facts->sections()));
    const int layers = m_network && m_network->ok() ? (*m_network)->layerCount : 0;
    m_lists->setTabText(Classes, tr("Classes (%1)").arg(countText(m_model->classCount)));
    m_lists->setTabText(Layers,
                        layers > 0 ? tr("Layers (%1)").arg(countText(layers)) : tr("Layers"));
}

void ModelPage::showState()
{
    m_pages->setCurrentIndex(m_model ? Facts : Empty);
    m_measure->setText(m_meter.running() ? tr("&Cancel") : tr("&Measure"));
    if (!m_loading.isEmpty())
        m_empty->setLoading(m_loading);
    m_note->setText(m_loading.isEmpty() ? QString() : tr("Loading %1…").arg(m_loading));
}

}  // namespace classiscope
