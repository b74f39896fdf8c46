// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/engine/bench/tuningfile.h"
#include "core/engine/classifier.h"
#include "ui/aboutbox.h"
#include "ui/benchmark/benchmarkpage.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/resultexport.h"
#include "ui/droptarget.h"
#include "ui/model/modelchooser.h"
#include "ui/model/modelopener.h"
#include "ui/navigationbar.h"
#include "ui/performance/performancepage.h"
#include "ui/requests/requestspage.h"
#include "ui/server/serverpage.h"
#include "ui/statusline.h"
#include "ui/theme/colorscheme.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String geometryKey("window/geometry");
const QLatin1String colorSchemeKey("view/colorScheme");

/// With lines that may end behind a folder's name: long paths are cut off otherwise.
QString breakable(const QString &text)
{
    return QString(text).replace(u'/', QStringLiteral("/\u200b"));
}

}  // namespace

struct MainWindow::Private {
    enum Place { Classify, Server, Performance, Requests, Benchmark };

    Private(MainWindow *window, Classifier &classifier, QSettings &settings);

    void buildPlaces(Classifier &classifier, Telemetry &telemetry, ServerHost &host,
                     const WindowOptions &options);
    void connectModel();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildToolsMenu();
    void buildHelpMenu();
    QAction *add(QMenu *menu, const QString &text, const QKeySequence &shortcut,
                 void (ClassifyPage::*slot)(), const QString &iconName = {});
    void goTo(int place);
    void updateActions();
    void modelFailed(const QString &message, const QString &path);

    MainWindow *q;
    Classifier &classifier;
    QSettings &settings;
    ModelOpener opener;
    ModelChooser chooser;

    NavigationBar *navigation = nullptr;
    QStackedWidget *pages = nullptr;
    ClassifyPage *classify = nullptr;
    ServerPage *server = nullptr;
    BenchmarkPage *benchmark = nullptr;
    StatusLine *status = nullptr;
    QList<QAction *> resultActions;  // need results
    QList<QAction *> idleActions;    // need results, and nothing running
};

MainWindow::Private::Private(MainWindow *window, Classifier &givenClassifier,
                             QSettings &givenSettings)
    : q(window)
    , classifier(givenClassifier)
    , settings(givenSettings)
    , opener(givenClassifier, givenSettings)
    , chooser(*window, givenSettings)
{
}

void MainWindow::Private::buildPlaces(Classifier &givenClassifier, Telemetry &telemetry,
                                      ServerHost &host, const WindowOptions &options)
{
    classify = new ClassifyPage(givenClassifier, telemetry, settings);
    server =
        new ServerPage(host, telemetry, ServerSettings(settings, options.server, options.given));
    benchmark = new BenchmarkPage(host, {givenClassifier.options(), TuningFile::defaultPath()});
    navigation = new NavigationBar;
    navigation->addPlace(QStringLiteral("classify"), tr("Classify"), QStringLiteral("Ctrl+1"));
    navigation->addPlace(QStringLiteral("server"), tr("Server"), QStringLiteral("Ctrl+2"));
    navigation->addPlace(QStringLiteral("performance"), tr("Performance"),
                         QStringLiteral("Ctrl+3"));
    navigation->addPlace(QStringLiteral("requests"), tr("Requests"), QStringLiteral("Ctrl+4"));
    navigation->addPlace(QStringLiteral("benchmark"), tr("Benchmark"), QStringLiteral("Ctrl+5"));
    pages = new QStackedWidget;
    pages->setObjectName(QStringLiteral("places"));
    pages->addWidget(classify);
    pages->addWidget(server);
    pages->addWidget(new PerformancePage(telemetry));
    pages->addWidget(new RequestsPage(host));
    pages->addWidget(benchmark);
    status = new StatusLine;

    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(navigation);
    row->addWidget(pages, 1);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(status);
    q->setCentralWidget(content);

    connect(navigation, &NavigationBar::placeChosen, q, [this](int place) { goTo(place); });
    connect(classify, &ClassifyPage::stateChanged, q, [this] { updateActions(); });
    connect(classify, &ClassifyPage::modelTaken, &chooser, &ModelChooser::choose);
    connect(server, &ServerPage::statusChanged, status, &StatusLine::setServer);
    auto *target = new DropTarget(q, &ClassifyPage::accepts);
    connect(target, &DropTarget::dropped, q, [this](const QMimeData &data) {
        if (classify->take(data))
            goTo(Classify);
    });
}

void MainWindow::Private::connectModel()
{
    connect(&chooser, &ModelChooser::chosen, &opener, &ModelOpener::open);
    connect(&opener, &ModelOpener::loadingStarted, status,
            [this](const QString &path) { status->setModelLoading(QFileInfo(path).fileName()); });
    connect(&opener, &ModelOpener::loaded, q, [this](const ModelInfo &model) {
        status->setModel(model);
        classify->setModel(model);
        benchmark->setModel(opener.source(), model);
    });
    connect(&opener, &ModelOpener::failed, q,
            [this](const QString &message, const QString &path) { modelFailed(message, path); });
}

void MainWindow::Private::modelFailed(const QString &message, const QString &path)
{
    const auto current = classifier.model();
    if (!opener.loading()) {
        if (current)
            status->setModel(*current);
        else
            status->setModelError(message);
        if (!current)
            classify->setNoModel(message);
    }
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Model not opened"),
                                tr("%1 was not opened.").arg(QFileInfo(path).fileName()),
                                QMessageBox::Ok, q);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(current ? breakable(message) + QStringLiteral("\n\n")
                                    + tr("%1 stays in use.").arg(current->name)
                                    : breakable(message));
    box->open();
}

QAction *MainWindow::Private::add(QMenu *menu, const QString &text, const QKeySequence &shortcut,
                                  void (ClassifyPage::*slot)(), const QString &iconName)
{
    QAction *action = menu->addAction(text);
    action->setShortcut(shortcut);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    connect(action, &QAction::triggered, q, [this, slot] {
        goTo(Classify);
        (classify->*slot)();
    });
    return action;
}

void MainWindow::Private::buildFileMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&File"));
    add(menu, tr("&Open…"), QKeySequence::Open, &ClassifyPage::openFiles, QStringLiteral("open"));
    add(menu, tr("Open &folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
        &ClassifyPage::openFolder, QStringLiteral("folder"));
    add(menu, tr("&Paste"), QKeySequence::Paste, &ClassifyPage::paste, QStringLiteral("paste"));
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("model")), tr("Open &model…"),
                    QKeySequence(Qt::CTRL | Qt::Key_M), &chooser, &ModelChooser::chooseFile);
    menu->addAction(tr("Open model fol&der…"), &chooser, &ModelChooser::chooseFolder);
    menu->addSeparator();
    QMenu *exports = menu->addMenu(icon(QStringLiteral("export")), tr("&Export results"));
    resultActions << exports->addAction(tr("&CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E), classify,
                                        [this] { classify->exportResults(ExportFormat::Csv); });
    resultActions << exports->addAction(tr("&JSON…"),
                                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), classify,
                                        [this] { classify->exportResults(ExportFormat::Json); });
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), q, &QWidget::close);
}

void MainWindow::Private::buildEditMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&Edit"));
    resultActions << add(menu, tr("&Copy results"), QKeySequence::Copy, &ClassifyPage::copy,
                         QStringLiteral("copy"));
    resultActions << add(menu, tr("Select &all"), QKeySequence::SelectAll,
                         &ClassifyPage::selectAll);
    menu->addSeparator();
    idleActions << add(menu, tr("Classify a&gain"), QKeySequence(Qt::Key_F5),
                       &ClassifyPage::classifyAgain, QStringLiteral("again"));
    idleActions << add(menu, tr("C&lear the list"), QKeySequence(Qt::CTRL | Qt::Key_L),
                       &ClassifyPage::clear, QStringLiteral("clear"));
}

void MainWindow::Private::buildViewMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&View"));
    const QString names[] = {tr("&Classify"), tr("&Server"), tr("&Performance"), tr("&Requests"),
                             tr("&Benchmark")};
    for (int place = Classify; place <= Benchmark; ++place)
        menu->addAction(names[place], QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + place)), q,
                        [this, place] { goTo(place); });
    menu->addSeparator();

    QMenu *schemes = menu->addMenu(tr("Colour sc&heme"));
    auto *group = new QActionGroup(schemes);
    const QString titles[] = {tr("&System"), tr("&Light"), tr("&Dark")};
    for (const auto scheme : {ColorScheme::System, ColorScheme::Light, ColorScheme::Dark}) {
        QAction *action = group->addAction(titles[int(scheme)]);
        action->setCheckable(true);
        action->setData(int(scheme));
        connect(action, &QAction::triggered, q, [this, scheme] {
            applyColorScheme(*qApp, scheme);
            settings.setValue(colorSchemeKey, int(scheme));
        });
    }
    schemes->addActions(group->actions());
    connect(schemes, &QMenu::aboutToShow, group, [group] {
        for (QAction *action : group->actions())
            action->setChecked(action->data().toInt() == int(appliedColorScheme()));
    });
}

void MainWindow::Private::buildToolsMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&Tools"));
    menu->addAction(icon(QStringLiteral("benchmark")), tr("&Benchmark this model…"),
                    QKeySequence(Qt::CTRL | Qt::Key_B), q, [this] {
                        goTo(Benchmark);
                        benchmark->offerStart();
                    });
}

void MainWindow::Private::buildHelpMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&Help"));
    QAction *about = menu->addAction(tr("&About Classiscope"), q, [this] { showAboutBox(q); });
    about->setMenuRole(QAction::AboutRole);
}

void MainWindow::Private::goTo(int place)
{
    pages->setCurrentIndex(place);
    navigation->setCurrentPlace(place);
    updateActions();
}

void MainWindow::Private::updateActions()
{
    // Elsewhere Ctrl+C and Ctrl+A belong to what that place shows.
    const bool results = classify->hasResults() && pages->currentIndex() == Classify;
    for (QAction *action : std::as_const(resultActions))
        action->setEnabled(results);
    for (QAction *action : std::as_const(idleActions))
        action->setEnabled(results && !classify->running());
}

MainWindow::MainWindow(Classifier &classifier, Telemetry &telemetry, ServerHost &host,
                       QSettings &settings, const WindowOptions &options)
    : d(std::make_unique<Private>(this, classifier, settings))
{
    const int scheme = settings.value(colorSchemeKey, int(ColorScheme::System)).toInt();
    applyColorScheme(*qApp, ColorScheme(std::clamp(scheme, 0, int(ColorScheme::Dark))));
    setWindowTitle(QStringLiteral("Classiscope"));
    setWindowIcon(applicationIcon());
    setMinimumSize(900, 600);
    resize(1100, 740);

    d->buildPlaces(classifier, telemetry, host, options);
    d->connectModel();
    d->buildFileMenu();
    d->buildEditMenu();
    d->buildViewMenu();
    d->buildToolsMenu();
    d->buildHelpMenu();
    d->goTo(Private::Classify);
    centralWidget()->setFocus();  // the first Tab then leads to the places
    restoreGeometry(settings.value(geometryKey).toByteArray());

    d->opener.openFirst(options.model, options.defaultModel);
    if (!options.paths.isEmpty())
        d->classify->addPaths(options.paths);
    if (options.serve)
        d->server->setListening(true);
}

MainWindow::~MainWindow()
{
    d->settings.setValue(geometryKey, saveGeometry());
    delete takeCentralWidget();  // its pages tell `d` what happens to them
}

}  // namespace classiscope
