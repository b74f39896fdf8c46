// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/classifypage.h"

#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"
#include "ui/classify/batchprogress.h"
#include "ui/classify/emptystate.h"
#include "ui/classify/imageintake.h"
#include "ui/classify/picturedialogs.h"
#include "ui/classify/resultdetail.h"
#include "ui/classify/resultexport.h"
#include "ui/classify/resultslist.h"
#include "ui/classify/resultspane.h"
#include "ui/whenfinished.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QThreadPool>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace classiscope {

namespace {

const QLatin1String splitterKey("classify/splitter");
const QLatin1String hintReadKey("classify/firstHintRead");
constexpr int examples = 6;  // classes named on the empty page

QString knowledge(const ModelInfo &model)
{
    QStringList some;
    const auto step = std::max<qsizetype>(1, model.labels.size() / examples);
    for (qsizetype i = 0; i < model.labels.size() && some.size() < examples; i += step)
        some << model.labels.at(i);
    const QString count = QLocale().toString(model.classCount);
    return some.isEmpty() ? ClassifyPage::tr("%1 knows %2 classes.").arg(model.name, count)
                          : ClassifyPage::tr("%1 knows %2 classes, for example %3.")
                                .arg(model.name, count, some.join(QStringLiteral(", ")));
}

}  // namespace

struct ClassifyPage::Private {
    Private(ClassifyPage *page, Classifier &classifier, Telemetry &telemetry, QSettings &given);

    void build();
    void connectRunner();
    void addImages(const QList<ImageInput> &images);
    void begin();
    void release();
    void addFailed(const ResultRow &failed);
    void imagesFound(const QList<ImageInput> &images);
    void imageFinished(int index, const Result<Classification> &result);
    void finished();
    void showRow(int row);
    void say(const QString &text);

    ClassifyPage *q;
    QSettings &settings;
    ResultsModel model;
    BatchRunner runner;
    ImageIntake intake;

    QStackedWidget *stack = nullptr;
    EmptyState *empty = nullptr;
    QSplitter *splitter = nullptr;
    ResultsPane *pane = nullptr;
    ResultDetail *detail = nullptr;
    BatchProgress *progress = nullptr;
    QLabel *message = nullptr;

    std::vector<int> rowOfIndex;  // the runner's indexes; -1: the row was cleared
    bool modelKnown = false;      // until then pictures are held
    QStringList heldPaths;
    QList<ImageInput> heldImages;
    bool selectNext = false;  // the first picture of a drop is shown at once
    int foundBefore = 0;      // by earlier runs
    QThreadPool pool;         // writes exports
};

ClassifyPage::Private::Private(ClassifyPage *page, Classifier &classifier, Telemetry &telemetry,
                               QSettings &given)
    : q(page)
    , settings(given)
    , runner(classifier, telemetry, Source::Window)
{
}

void ClassifyPage::Private::build()
{
    empty = new EmptyState;
    empty->setModelText(tr("The model is being loaded…"));
    pane = new ResultsPane(model);
    detail = new ResultDetail;
    progress = new BatchProgress(runner);
    message = new QLabel;
    message->setObjectName(QStringLiteral("message"));
    message->setWordWrap(true);
    message->setTextFormat(Qt::PlainText);
    message->setContentsMargins(16, 8, 16, 8);
    message->hide();

    splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("splitter"));
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(pane);
    splitter->addWidget(detail);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({1000, 1000});
    splitter->restoreState(settings.value(splitterKey).toByteArray());

    stack = new QStackedWidget;
    stack->addWidget(empty);
    stack->addWidget(splitter);
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(stack, 1);
    column->addWidget(message);
    column->addWidget(progress);
    q->setBackgroundRole(QPalette::Base);
    q->setAutoFillBackground(true);

    if (!settings.value(hintReadKey).toBool())
        empty->showHint();
    connect(empty, &EmptyState::hintRead, q, [this] { settings.setValue(hintReadKey, true); });
    connect(empty, &EmptyState::openRequested, q, &ClassifyPage::openFiles);
    connect(empty, &EmptyState::pasteRequested, q, &ClassifyPage::paste);
    connect(pane, &ResultsPane::openRequested, q, &ClassifyPage::openFiles);
    connect(pane, &ResultsPane::clearRequested, q, &ClassifyPage::clear);
    connect(q, &ClassifyPage::stateChanged, pane,
            [this] { pane->setClearEnabled(!runner.running()); });
    connect(&pane->list(), &ResultsList::currentRowChanged, q, [this](int row) { showRow(row); });
    connect(&model, &QAbstractItemModel::dataChanged, q,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = pane->list().currentRow();
                if (row >= first.row() && row <= last.row())
                    detail->showResult(model.rows()[std::size_t(row)]);
            });
}

void ClassifyPage::Private::connectRunner()
{
    connect(&runner, &BatchRunner::imagesFound, q,
            [this](int, const QList<ImageInput> &images) { imagesFound(images); });
    connect(
        &runner, &BatchRunner::imageFinished, q,
        [this](int index, const Result<Classification> &result) { imageFinished(index, result); });
    connect(&runner, &BatchRunner::finished, q, [this] { finished(); });
    connect(progress, &BatchProgress::cancelRequested, &runner, &BatchRunner::cancel);
    connect(&intake, &ImageIntake::pathsTaken, q, &ClassifyPage::addPaths);
    connect(&intake, &ImageIntake::imagesTaken, q,
            [this](const QList<ImageInput> &images) { addImages(images); });
    connect(&intake, &ImageIntake::imageFailed, q,
            [this](const ResultRow &failed) { addFailed(failed); });
    connect(&intake, &ImageIntake::modelTaken, q, &ClassifyPage::modelTaken);
}

void ClassifyPage::Private::begin()
{
    message->hide();
    selectNext = true;
    if (!runner.running())
        foundBefore = runner.found();
}

void ClassifyPage::Private::addImages(const QList<ImageInput> &images)
{
    begin();
    if (!modelKnown) {
        heldImages += images;
        return;
    }
    runner.add(images);
    progress->start();
    emit q->stateChanged();
}

void ClassifyPage::Private::release()
{
    modelKnown = true;
    if (const auto images = std::exchange(heldImages, {}); !images.isEmpty())
        addImages(images);
    if (const auto paths = std::exchange(heldPaths, {}); !paths.isEmpty())
        q->addPaths(paths);
}

void ClassifyPage::Private::addFailed(const ResultRow &failed)
{
    const int row = model.append({failed.input});
    model.setResult(row, *failed.result);
    stack->setCurrentWidget(splitter);
    pane->list().setCurrentRow(row);
    emit q->stateChanged();
}

void ClassifyPage::Private::imagesFound(const QList<ImageInput> &images)
{
    const int first = model.append(images);
    for (int i = 0; i < images.size(); ++i)
        rowOfIndex.push_back(first + i);
    stack->setCurrentWidget(splitter);
    if (std::exchange(selectNext, false))
        pane->list().setCurrentRow(first);
    emit q->stateChanged();
}

void ClassifyPage::Private::imageFinished(int index, const Result<Classification> &result)
{
    const int row = rowOfIndex[std::size_t(index)];
    if (row >= 0)
        model.setResult(row, result);
}

void ClassifyPage::Private::finished()
{
    if (runner.found() == foundBefore)
        say(tr("There is no picture in what you gave. Classiscope reads JPEG, PNG, WebP, BMP and "
               "TIFF files, and folders that hold some."));
    emit q->stateChanged();
}

void ClassifyPage::Private::showRow(int row)
{
    if (row < 0)
        detail->clear();
    else
        detail->show(model.rows()[std::size_t(row)]);
}

void ClassifyPage::Private::say(const QString &text)
{
    message->setText(text);
    message->show();
}

ClassifyPage::ClassifyPage(Classifier &classifier, Telemetry &telemetry, QSettings &settings,
                           QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, classifier, telemetry, settings))
{
    d->build();
    d->connectRunner();
}

ClassifyPage::~ClassifyPage()
{
    d->settings.setValue(splitterKey, d->splitter->saveState());
    delete d->progress;  // they look at members of Private, which go before the children
    delete d->stack;
    d->pool.waitForDone();
}

void ClassifyPage::setModel(const ModelInfo &model)
{
    d->empty->setModelText(knowledge(model));
    d->release();
}

void ClassifyPage::setNoModel(const QString &reason)
{
    d->empty->setModelText(reason);
    d->release();
}

bool ClassifyPage::accepts(const QMimeData &mimeData)
{
    return ImageIntake::accepts(mimeData);
}

QFuture<QString> ClassifyPage::describe(const QMimeData &mimeData)
{
    return ImageIntake::describe(mimeData);
}

bool ClassifyPage::take(const QMimeData &mimeData)
{
    d->message->hide();
    return d->intake.take(mimeData);
}

void ClassifyPage::addPaths(const QStringList &paths)
{
    d->begin();
    if (!d->modelKnown) {
        d->heldPaths += paths;
        return;
    }
    d->runner.addPaths(paths);
    d->progress->start();
    emit stateChanged();
}

void ClassifyPage::openFiles()
{
    choosePictures(this, d->settings, [this](const QStringList &paths) { addPaths(paths); });
}

void ClassifyPage::openFolder()
{
    choosePictureFolder(this, d->settings, [this](const QStringList &paths) { addPaths(paths); });
}

void ClassifyPage::paste()
{
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    if (!content || !take(*content))
        d->say(tr("There is no picture in the clipboard. Copy a picture, a file or a link to a "
                  "picture first."));
}

void ClassifyPage::copy()
{
    QString text;
    for (const int number : d->pane->list().selectedRows()) {
        const ResultRow &row = d->model.rows()[std::size_t(number)];
        const Candidate *best = row.best();
        const QStringList fields {row.input.name, best ? best->label : QString(),
                                  best ? QString::number(double(best->confidence)) : QString()};
        text += fields.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void ClassifyPage::selectAll()
{
    d->pane->list().selectAll();
}

void ClassifyPage::clear()
{
    if (running())
        return;
    d->model.clear();
    std::fill(d->rowOfIndex.begin(), d->rowOfIndex.end(), -1);
    d->detail->clear();
    d->message->hide();
    d->stack->setCurrentWidget(d->empty);
    emit stateChanged();
}

void ClassifyPage::classifyAgain()
{
    if (running())
        return;
    QList<ImageInput> images;
    for (const ResultRow &row : d->model.rows()) {
        if (!row.input.path.isEmpty() || !row.input.bytes.isEmpty())
            images << row.input;
    }
    if (images.isEmpty())
        return;
    clear();
    d->addImages(images);
}

void ClassifyPage::exportResults(ExportFormat format)
{
    chooseExportFile(this, d->settings, format,
                     [this, format](const QString &path) { exportTo(path, format); });
}

void ClassifyPage::exportTo(const QString &path, ExportFormat format)
{
    // The copy shares the rows' strings and bytes.
    const auto write = [rows = d->model.rows(), format, path] {
        return exportToFile(rows, format, path);
    };
    const auto tell = [this, path](const Result<int> &written) {
        d->say(written ? tr("%1 results written to %2.").arg(QLocale().toString(*written), path)
                       : written.error().message);
    };
    whenFinished(QtConcurrent::run(&d->pool, write), this, tell);
}

bool ClassifyPage::running() const
{
    return d->runner.running();
}

bool ClassifyPage::hasResults() const
{
    return d->model.rowCount() > 0;
}

QStringList ClassifyPage::picturePaths() const
{
    QStringList paths;
    for (const ResultRow &row : d->model.rows()) {
        if (!row.input.path.isEmpty())
            paths << row.input.path;
    }
    return paths;
}

}  // namespace classiscope
