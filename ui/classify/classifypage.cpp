// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/classify/classifypage.h"

#include "core/engine/classifier.h"
#include "ui/classify/accuracypanel.h"
#include "ui/classify/batchprogress.h"
#include "ui/classify/folderwatch.h"
#include "ui/classify/howtobegin.h"
#include "ui/classify/imageintake.h"
#include "ui/classify/messageline.h"
#include "ui/classify/oldanswers.h"
#include "ui/classify/picturedialogs.h"
#include "ui/classify/reportprogress.h"
#include "ui/classify/resultdetail.h"
#include "ui/classify/resultsfeed.h"
#include "ui/classify/resultslist.h"
#include "ui/classify/resultspane.h"
#include "ui/classify/resultswriter.h"
#include "ui/classify/watchbar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

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
    void connectIntake();
    void buildAccuracy();
    void buildFeed();
    void addImages(const QList<ImageInput> &images);
    void takeArrived(const QStringList &paths);
    void addFailed(const ResultRow &failed);
    void rowsAdded(int first);
    void finished(bool nothing);
    void showRow(int row);
    void clear();

    ClassifyPage *q;
    QSettings &settings;
    ResultsModel model;
    ResultsFeed feed;
    ImageIntake intake;
    FolderWatch folderWatch;

    QStackedWidget *stack = nullptr;
    HowToBegin *empty = nullptr;
    QSplitter *splitter = nullptr;
    ResultsPane *pane = nullptr;
    ResultDetail *detail = nullptr;
    AccuracyPanel *accuracy = nullptr;
    BatchProgress *progress = nullptr;
    MessageLine *message = nullptr;
    OldAnswers *oldAnswers = nullptr;
    ReportProgress *report = nullptr;

    std::unique_ptr<ResultsWriter> writer;
    bool selectNext = false;         // the first picture of a drop is shown at once
    std::vector<ResultRow> cleared;  // of the last clear(), until it is undone
};

ClassifyPage::Private::Private(ClassifyPage *page, Classifier &classifier, Telemetry &telemetry,
                               QSettings &given)
    : q(page)
    , settings(given)
    , feed(model, classifier, telemetry)
{
}

void ClassifyPage::Private::build()
{
    empty = new HowToBegin;
    empty->setModelText(tr("The model is being loaded…"));
    pane = new ResultsPane(model);
    detail = new ResultDetail;
    progress = new BatchProgress(feed.runner());
    message = new MessageLine;
    oldAnswers = new OldAnswers;
    report = new ReportProgress;
    writer = std::make_unique<ResultsWriter>(model, pane->list().filter(), *report);

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
    buildAccuracy();
    auto *column = new QVBoxLayout(q);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(stack, 1);
    column->addWidget(oldAnswers);
    column->addWidget(new WatchBar(folderWatch));
    column->addWidget(message);
    column->addWidget(progress);
    column->addWidget(report);
    q->setBackgroundRole(QPalette::Base);
    q->setAutoFillBackground(true);

    if (!settings.value(hintReadKey).toBool())
        empty->showHint();
    connect(empty, &HowToBegin::hintRead, q, [this] { settings.setValue(hintReadKey, true); });
    connect(empty, &HowToBegin::openRequested, q, &ClassifyPage::openFiles);
    connect(empty, &HowToBegin::pasteRequested, q, &ClassifyPage::paste);
    connect(pane, &ResultsPane::openRequested, q, &ClassifyPage::openFiles);
    connect(pane, &ResultsPane::clearRequested, q, &ClassifyPage::clear);
    connect(q, &ClassifyPage::stateChanged, pane,
            [this] { pane->setClearEnabled(!feed.running()); });
    connect(q, &ClassifyPage::stateChanged, oldAnswers,
            [this] { oldAnswers->showRows(model.rows(), feed.running()); });
    connect(oldAnswers, &OldAnswers::againRequested, q, &ClassifyPage::classifyAgain);
    connect(writer.get(), &ResultsWriter::told, message, &MessageLine::say);
    connect(&pane->list(), &ResultsList::currentRowChanged, q, [this](int row) { showRow(row); });
    connect(&model, &QAbstractItemModel::dataChanged, q,
            [this](const QModelIndex &first, const QModelIndex &last) {
                const int row = pane->list().currentRow();
                if (row >= first.row() && row <= last.row())
                    detail->showResult(model.rows()[std::size_t(row)]);
            });
}

void ClassifyPage::Private::buildAccuracy()
{
    accuracy = new AccuracyPanel(model);
    stack->addWidget(accuracy);
    const auto showList = [this] {
        stack->setCurrentWidget(splitter);
        pane->list().setFocus();
    };
    connect(pane, &ResultsPane::accuracyRequested, q, [this] {
        stack->setCurrentWidget(accuracy);
        accuracy->focusMatrix();
    });
    connect(accuracy, &AccuracyPanel::backRequested, q, showList);
    connect(accuracy, &AccuracyPanel::mistakesRequested, q, [this, showList] {
        showList();
        pane->showKind(ResultFilter::Kind::Mistakes);
    });
    connect(accuracy, &AccuracyPanel::cellRequested, q,
            [this, showList](const ResultFilter::Cell &cell) {
                showList();
                pane->showCell(cell);
            });
    connect(accuracy, &AccuracyPanel::saved, q,
            [this](const QString &path) { message->say(tr("Written to %1.").arg(path)); });
    connect(&model, &ResultsModel::truthChanged, q, [this](bool hasTruth) {
        if (!hasTruth && stack->currentWidget() == accuracy)
            stack->setCurrentWidget(splitter);
    });
}

void ClassifyPage::Private::buildFeed()
{
    connect(&feed, &ResultsFeed::begun, q, [this] {
        progress->start();
        emit q->stateChanged();
    });
    connect(&feed, &ResultsFeed::rowsAdded, q, [this](int first) { rowsAdded(first); });
    connect(&feed, &ResultsFeed::finished, q, [this](bool nothing) { finished(nothing); });
    connect(progress, &BatchProgress::cancelRequested, &feed.runner(), &BatchRunner::cancel);
}

void ClassifyPage::Private::connectIntake()
{
    connect(&intake, &ImageIntake::pathsTaken, q, &ClassifyPage::addPaths);
    connect(&intake, &ImageIntake::imagesTaken, q,
            [this](const QList<ImageInput> &images) { addImages(images); });
    connect(&intake, &ImageIntake::imageFailed, q,
            [this](const ResultRow &failed) { addFailed(failed); });
    connect(&folderWatch, &FolderWatch::picturesArrived, q,
            [this](const QStringList &paths) { takeArrived(paths); });
    connect(&folderWatch, &FolderWatch::stopped, q, [this](const QString &reason) {
        if (!reason.isEmpty())
            message->say(reason);
    });
    connect(&intake, &ImageIntake::modelTaken, q, &ClassifyPage::modelTaken);
}

void ClassifyPage::Private::takeArrived(const QStringList &paths)
{
    const auto room = std::max(0, mostWhileWatching - model.rowCount());
    // Whoever looks at a picture is not disturbed.
    selectNext = selectNext || model.rowCount() == 0;
    if (room > 0)
        feed.addPaths(paths.mid(0, room));
    if (paths.size() <= room)
        return;
    folderWatch.stop();
    message->say(tr("No longer watching: the list holds %1 pictures. Clear it and watch the "
                    "folder again.")
                     .arg(QLocale().toString(mostWhileWatching)));
}

void ClassifyPage::Private::addImages(const QList<ImageInput> &images)
{
    message->hide();
    selectNext = true;
    feed.add(images);
}

void ClassifyPage::Private::addFailed(const ResultRow &failed)
{
    const int row = model.append({failed.input});
    model.setResult(row, *failed.result);
    stack->setCurrentWidget(splitter);
    pane->list().setCurrentRow(row);
    emit q->stateChanged();
}

void ClassifyPage::Private::rowsAdded(int first)
{
    if (stack->currentWidget() == empty || selectNext)
        stack->setCurrentWidget(splitter);
    if (std::exchange(selectNext, false))
        pane->list().setCurrentRow(first);
    emit q->stateChanged();
}

void ClassifyPage::Private::finished(bool nothing)
{
    if (nothing)
        message->say(
            tr("There is no picture in what you gave. Classiscope reads JPEG, PNG, WebP, BMP and "
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

void ClassifyPage::Private::clear()
{
    cleared = feed.clear();
    detail->clear();
    message->hide();
    stack->setCurrentWidget(empty);
}

ClassifyPage::ClassifyPage(Classifier &classifier, Telemetry &telemetry, QSettings &settings,
                           QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, classifier, telemetry, settings))
{
    d->build();
    d->buildFeed();
    d->connectIntake();
}

ClassifyPage::~ClassifyPage()
{
    d->settings.setValue(splitterKey, d->splitter->saveState());
    delete d->progress;  // they look at members of Private, which go before the children
    delete d->stack;
}

void ClassifyPage::setModel(const ModelInfo &model)
{
    d->empty->setModelText(knowledge(model));
    d->model.setLabels(model.labels);
    d->oldAnswers->setModel(model, d->model.rows());
    d->oldAnswers->showRows(d->model.rows(), running());
    d->feed.release();
}

void ClassifyPage::setNoModel(const QString &reason)
{
    d->empty->setModelText(reason);
    d->feed.release();
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
    d->message->hide();
    d->selectNext = true;
    d->feed.addPaths(paths);
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
        d->message->say(
            tr("There is no picture in the clipboard. Copy a picture, a file or a link to a "
               "picture first."));
}

void ClassifyPage::watchFolder()
{
    chooseWatchedFolder(this, d->settings, [this](const QString &folder) { watch(folder); });
}

void ClassifyPage::watch(const QString &folder)
{
    d->message->hide();
    d->folderWatch.start(folder);
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
    if (running() || !hasResults())
        return;
    d->clear();
    const auto count = qlonglong(d->cleared.size());
    d->message->offer(count == 1 ? tr("Cleared 1 result.")
                                 : tr("Cleared %1 results.").arg(QLocale().toString(count)),
                      tr("Undo"), [this] { undoClear(); });
    emit stateChanged();
}

bool ClassifyPage::canUndoClear() const
{
    return !d->cleared.empty();
}

void ClassifyPage::undoClear()
{
    if (!canUndoClear())
        return;
    const int first = d->model.rowCount();
    d->model.restore(std::exchange(d->cleared, {}));
    d->message->hide();
    d->stack->setCurrentWidget(d->splitter);
    d->pane->list().setCurrentRow(first);
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
    d->clear();
    d->cleared.clear();
    d->addImages(images);
}

void ClassifyPage::exportResults(ExportFormat format)
{
    chooseExportFile(this, d->settings, format,
                     [this, format](const QString &path) { exportTo(path, format); });
}

void ClassifyPage::exportTo(const QString &path, ExportFormat format)
{
    d->writer->write(path, format);
}

bool ClassifyPage::running() const
{
    return d->feed.running();
}

bool ClassifyPage::hasResults() const
{
    return d->model.rowCount() > 0;
}

const std::vector<ResultRow> &ClassifyPage::results() const
{
    return d->model.rows();
}

ImageInput ClassifyPage::currentPicture() const
{
    const int row = d->pane->list().currentRow();
    return row < 0 ? ImageInput() : d->model.rows()[std::size_t(row)].input;
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
