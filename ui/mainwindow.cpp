// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "core/engine/bench/tuningfile.h"
#include "core/engine/classifier.h"
#include "core/telemetry/telemetry.h"
#include "ui/benchmark/benchmarkpage.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/resultexport.h"
#include "ui/compare/comparisondialog.h"
#include "ui/desktop/bringtofront.h"
#include "ui/desktop/desktopmanners.h"
#include "ui/desktop/trayicon.h"
#include "ui/droptarget.h"
#include "ui/failurebox.h"
#include "ui/help/helpmenu.h"
#include "ui/instance/handover.h"
#include "ui/loadlab/loadlabpage.h"
#include "ui/model/modelchooser.h"
#include "ui/model/modelopener.h"
#include "ui/model/modelpage.h"
#include "ui/model/packagesaver.h"
#include "ui/model/recentlist.h"
#include "ui/model/recentmenu.h"
#include "ui/navigationbar.h"
#include "ui/performance/performancepage.h"
#include "ui/requests/requestspage.h"
#include "ui/server/serverpage.h"
#include "ui/settings/settingsopener.h"
#include "ui/statusline.h"
#include "ui/theme/colorscheme.h"
#include "ui/theme/icons.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>

namespace classiscope {

namespace {

const QLatin1String geometryKey("window/geometry");
const QLatin1String colorSchemeKey("view/colorScheme");

/// The help's page for each place.
const char *const helpPages[] = {"classify",  "server", "performance", "requests",
                                 "benchmark", "models", "loadlab"};

}  // namespace

struct MainWindow::Private {
    enum Place { Classify, Server, Performance, Requests, Benchmark, Model, LoadLab };

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
    void compareWith(const ModelSource &second);
    void modelFailed(const QString &message, const QString &path);
    void tell(const QString &notice);
    void connectDesktop(ServerHost &host, const WindowOptions &options);

    MainWindow *q;
    Classifier &classifier;
    QSettings &settings;
    ModelOpener opener;
    RecentModels recent;
    ModelChooser chooser;
    ModelChooser secondChooser;  // of a model to compare with
    PackageSaver saver;

    NavigationBar *navigation = nullptr;
    QStackedWidget *pages = nullptr;
    ClassifyPage *classify = nullptr;
    ServerPage *server = nullptr;
    BenchmarkPage *benchmark = nullptr;
    ModelPage *model = nullptr;
    LoadLabPage *loadLab = nullptr;
    SettingsOpener *settingsOpener = nullptr;
    StatusLine *status = nullptr;
    DesktopManners *manners = nullptr;
    QList<QAction *> resultActions;  // need results
    QList<QAction *> idleActions;    // need results, and nothing running
    QAction *undoClear = nullptr;
    QAction *savePackage = nullptr;  // needs a model
};

MainWindow::Private::Private(MainWindow *window, Classifier &givenClassifier,
                             QSettings &givenSettings)
    : q(window)
    , classifier(givenClassifier)
    , settings(givenSettings)
    , opener(givenClassifier, givenSettings)
    , recent(givenSettings)
    , chooser(*window, givenSettings, recent)
    , secondChooser(*window, givenSettings, recent)
    , saver(*window)
{
}

void MainWindow::Private::buildPlaces(Classifier &givenClassifier, Telemetry &telemetry,
                                      ServerHost &host, const WindowOptions &options)
{
    classify = new ClassifyPage(givenClassifier, telemetry, settings);
    server =
        new ServerPage(host, telemetry, ServerSettings(settings, options.server, options.given));
    benchmark = new BenchmarkPage(host, {givenClassifier.options(), TuningFile::defaultPath()});
    model = new ModelPage(givenClassifier);
    model->addList(new RecentList(recent), tr("Recent"));
    loadLab = new LoadLabPage(host, settings, QCoreApplication::applicationFilePath());
    navigation = new NavigationBar;
    navigation->addPlace(QStringLiteral("classify"), tr("Classify"), QStringLiteral("Alt+1"));
    navigation->addPlace(QStringLiteral("server"), tr("Server"), QStringLiteral("Alt+2"));
    navigation->addPlace(QStringLiteral("performance"), tr("Performance"), QStringLiteral("Alt+3"));
    navigation->addPlace(QStringLiteral("requests"), tr("Requests"), QStringLiteral("Alt+4"));
    navigation->addPlace(QStringLiteral("benchmark"), tr("Benchmark"), QStringLiteral("Alt+5"));
    navigation->addPlace(QStringLiteral("model"), tr("Model"), QStringLiteral("Alt+6"));
    navigation->addPlace(QStringLiteral("loadlab"), tr("Load lab"), QStringLiteral("Alt+7"));
    pages = new QStackedWidget;
    pages->setObjectName(QStringLiteral("places"));
    pages->addWidget(classify);
    pages->addWidget(server);
    auto *performance = new PerformancePage(telemetry);
    pages->addWidget(performance);
    pages->addWidget(new RequestsPage(host));
    pages->addWidget(benchmark);
    pages->addWidget(model);
    pages->addWidget(loadLab);
    status = new StatusLine;
    connect(&opener, &ModelOpener::loaded, q,
            [&telemetry, performance, this](const ModelInfo &loaded) {
                const QString name = loaded.name + u' ' + loaded.version;
                telemetry.happened(Event::Kind::ModelLoaded, name);
                performance->setModel(name, classifier.workers());
            });

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
    connect(loadLab, &LoadLabPage::serverRequested, server, [this] { server->setListening(true); });
    connect(loadLab, &LoadLabPage::portRequested, server, &ServerPage::setPort);
    auto *target = new DropTarget(q, &ClassifyPage::accepts, &ClassifyPage::describe);
    connect(target, &DropTarget::dropped, q, [this](const QMimeData &data) {
        if (classify->take(data))
            goTo(Classify);
    });
}

void MainWindow::Private::connectModel()
{
    connect(&chooser, &ModelChooser::chosen, &opener, &ModelOpener::open);
    connect(&secondChooser, &ModelChooser::chosen, q,
            [this](const ModelSource &second) { compareWith(second); });
    for (ModelChooser *each : {&chooser, &secondChooser})
        each->setPictureSource([this] { return classify->currentPicture(); });
    connect(&opener, &ModelOpener::loadingStarted, status,
            [this](const QString &path) { status->setModelLoading(QFileInfo(path).fileName()); });
    connect(&opener, &ModelOpener::loadingStarted, model, &ModelPage::setLoading);
    connect(&opener, &ModelOpener::loaded, q, [this](const ModelInfo &info) {
        status->setModel(info);
        classify->setModel(info);
        benchmark->setModel(opener.source(), info);
        model->setModel(opener.source(), info);
        recent.add(opener.source(), info.name);
        updateActions();
    });
    connect(&recent, &RecentModels::chosen, &opener, &ModelOpener::open);
    connect(&recent, &RecentModels::missingChosen, q,
            [this](int place) { showMissingModel(recent, place, q); });
    connect(model, &ModelPage::openRequested, &chooser, &ModelChooser::chooseFile);
    connect(benchmark, &BenchmarkPage::openRequested, &chooser, &ModelChooser::chooseFile);
    connect(model, &ModelPage::openFolderRequested, &chooser, &ModelChooser::chooseFolder);
    connect(model, &ModelPage::benchmarkRequested, q, [this] {
        goTo(Benchmark);
        benchmark->offerStart();
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
        model->setFailed(message);
    }
    const QString why = current
        ? message + QStringLiteral("\n\n") + tr("%1 stays in use.").arg(current->name)
        : message;
    auto *box =
        failureBox(tr("Model not opened"), tr("%1 was not opened.").arg(QFileInfo(path).fileName()),
                   why, QMessageBox::Ok, q);
    box->setDefaultButton(QMessageBox::Ok);
    box->setEscapeButton(QMessageBox::Ok);
    auto *another = box->addButton(tr("Choose &another…"), QMessageBox::ActionRole);
    another->setObjectName(QStringLiteral("chooseAnother"));
    connect(another, &QPushButton::clicked, &chooser, &ModelChooser::chooseFile);
    box->open();
}

void MainWindow::Private::connectDesktop(ServerHost &host, const WindowOptions &options)
{
    const auto hasTray = options.hasTray ? options.hasTray : &TrayIcon::available;
    manners = new DesktopManners({*q, settings, *classify, *server, *pages, hasTray});
    settingsOpener = new SettingsOpener({settings, classifier, host, *server, options.engine,
                                         options.typed, Autostart::ofUser(), hasTray},
                                        *q);
    connect(server, &ServerPage::settingsRequested, settingsOpener, &SettingsOpener::openServer);
    connect(settingsOpener, &SettingsOpener::failed, q,
            [this](const QString &message) { tell(message); });
}

void MainWindow::Private::tell(const QString &notice)
{
    auto *box = new QMessageBox(QMessageBox::Information, QStringLiteral("Classiscope"), notice,
                                QMessageBox::Ok, q);
    box->setObjectName(QStringLiteral("notice"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
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
    add(menu, tr("&Watch a folder…"), {}, &ClassifyPage::watchFolder, QStringLiteral("folder"));
    add(menu, tr("&Paste"), QKeySequence::Paste, &ClassifyPage::paste, QStringLiteral("paste"));
    menu->addSeparator();
    menu->addAction(icon(QStringLiteral("model")), tr("Open &model…"),
                    QKeySequence(Qt::CTRL | Qt::Key_M), &chooser, &ModelChooser::chooseFile);
    menu->addAction(tr("Open model fol&der…"), &chooser, &ModelChooser::chooseFolder);
    menu->addMenu(new RecentMenu(recent, q));
    savePackage = menu->addAction(tr("&Save model as package…"), q, [this] {
        if (const auto current = classifier.model())
            saver.ask(opener.source(), current->name);
    });
    menu->addSeparator();
    QMenu *exports = menu->addMenu(icon(QStringLiteral("export")), tr("&Export results"));
    resultActions << exports->addAction(tr("&CSV…"), QKeySequence(Qt::CTRL | Qt::Key_E), classify,
                                        [this] { classify->exportResults(ExportFormat::Csv); });
    resultActions << exports->addAction(tr("&JSON…"),
                                        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), classify,
                                        [this] { classify->exportResults(ExportFormat::Json); });
    QAction *html = exports->addAction(tr("&HTML report…"), classify,
                                       [this] { classify->exportResults(ExportFormat::Html); });
    resultActions << html;
    menu->addSeparator();
    menu->addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), q, &MainWindow::quit);
}

void MainWindow::Private::buildEditMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&Edit"));
    undoClear = add(menu, tr("&Undo clear"), QKeySequence::Undo, &ClassifyPage::undoClear);
    menu->addSeparator();
    resultActions << add(menu, tr("&Copy results"), QKeySequence::Copy, &ClassifyPage::copy,
                         QStringLiteral("copy"));
    resultActions << add(menu, tr("Select &all"), QKeySequence::SelectAll,
                         &ClassifyPage::selectAll);
    menu->addSeparator();
    idleActions << add(menu, tr("Classify a&gain"), QKeySequence(Qt::Key_F5),
                       &ClassifyPage::classifyAgain, QStringLiteral("again"));
    idleActions << add(menu, tr("C&lear the list"), QKeySequence(Qt::CTRL | Qt::Key_L),
                       &ClassifyPage::clear, QStringLiteral("clear"));
    menu->addSeparator();
    QAction *open = menu->addAction(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma),
                                    settingsOpener, &SettingsOpener::open);
    open->setMenuRole(QAction::PreferencesRole);
}

void MainWindow::Private::buildViewMenu()
{
    QMenu *menu = q->menuBar()->addMenu(tr("&View"));
    const QString names[] = {tr("&Classify"),  tr("&Server"), tr("&Performance"), tr("&Requests"),
                             tr("&Benchmark"), tr("&Model"),  tr("&Load lab")};
    for (int place = Classify; place <= LoadLab; ++place)
        menu->addAction(names[place], QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + place)), q,
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
    menu->addAction(icon(QStringLiteral("loadlab")), tr("&Load lab…"), q, [this] {
        goTo(LoadLab);
        loadLab->offerStart();
    });
    idleActions << menu->addAction(tr("&Compare with another model…"), &secondChooser,
                                   &ModelChooser::chooseFile);
}

void MainWindow::Private::compareWith(const ModelSource &second)
{
    auto *dialog = new ComparisonDialog(classify->results(), second, classifier.options(), q);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::Private::buildHelpMenu()
{
    new HelpMenu(*q, [this] { return QLatin1String(helpPages[pages->currentIndex()]); });
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
    if (undoClear)
        undoClear->setEnabled(classify->canUndoClear() && pages->currentIndex() == Classify);
    savePackage->setEnabled(classifier.model().has_value());
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
    d->connectDesktop(host, options);
    d->buildFileMenu();
    d->buildEditMenu();
    d->buildViewMenu();
    d->buildToolsMenu();
    d->buildHelpMenu();
    d->goTo(options.paths.isEmpty() ? d->manners->firstPlace() : int(Private::Classify));
    centralWidget()->setFocus();  // the first Tab then leads to the places
    restoreGeometry(settings.value(geometryKey).toByteArray());

    d->opener.openFirst(options.model, options.defaultModel);
    d->manners->restorePictures();
    if (!options.paths.isEmpty())
        d->classify->addPaths(options.paths);
    if (options.serve || generalSettings(settings).serveAtStart)
        d->server->setListening(true);
    if (!options.notice.isEmpty())
        d->tell(options.notice);
}

void MainWindow::take(const HandOver &handOver)
{
    bringToFront(*this, handOver.activationToken);
    if (handOver.model)
        d->opener.open(*handOver.model);
    if (!handOver.paths.isEmpty()) {
        d->classify->addPaths(handOver.paths);
        d->goTo(Private::Classify);
    }
    if (handOver.serve)
        d->server->setListening(true);
}

void MainWindow::quit()
{
    d->manners->quit();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (d->manners->staysInTray())
        event->ignore();
    else
        QMainWindow::closeEvent(event);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QApplication::setQuitOnLastWindowClosed(true);  // until it is hidden in the tray
    QMainWindow::showEvent(event);
}

MainWindow::~MainWindow()
{
    d->manners->keepSession();
    d->settings.setValue(geometryKey, saveGeometry());
    delete takeCentralWidget();  // its pages tell `d` what happens to them
}

}  // namespace classiscope
