// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowtour.h"

#include "tests/ui/loadsample.h"
#include "tests/ui/requests.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/resultsmodel.h"
#include "ui/compare/comparisondialog.h"
#include "ui/help/helpwindow.h"
#include "ui/loadlab/loadlabpage.h"
#include "ui/model/modelempty.h"
#include "ui/model/preprocessingdialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QFileDialog>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

namespace classiscope::test {

namespace {

QString className(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()).section(QStringLiteral("::"), -1);
}

bool opensDialog(const QString &text)
{
    return text.endsWith(QChar(0x2026));
}

bool opensMenu(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    const auto *push = qobject_cast<const QPushButton *>(&button);
    return (tool && tool->menu()) || (push && push->menu());
}

/// All pages of the dialog, where it has some.
void lookAtPages(QDialog &dialog, const QString &stop, const Look &look)
{
    const auto show = [&](const QString &page) {
        QTest::qWait(0);
        look(stop + page, dialog);
    };
    show({});
    for (auto *tabs : dialog.findChildren<QTabWidget *>()) {
        for (int i = 1; i < tabs->count(); ++i) {
            tabs->setCurrentIndex(i);
            show(QStringLiteral(", ") + tabs->tabText(i));
        }
    }
    for (auto *stack : dialog.findChildren<QStackedWidget *>()) {
        if (qobject_cast<QTabWidget *>(stack->parentWidget()))
            continue;
        for (int i = 1; i < stack->count(); ++i) {
            stack->setCurrentIndex(i);
            show(QStringLiteral(", page %1").arg(i + 1));
        }
    }
}

/// Stops at the dialogs that `act` opened, and closes them.
void lookAtOpened(WindowFixture &fixture, const QString &stop, const Look &look,
                  const std::function<void()> &act)
{
    act();
    for (auto *dialog : fixture.window->findChildren<QDialog *>()) {
        if (!dialog->isVisible())
            continue;
        if (!qobject_cast<QFileDialog *>(dialog) && QTest::qWaitForWindowExposed(dialog))
            lookAtPages(*dialog, stop, look);
        if (qobject_cast<HelpWindow *>(dialog))
            dialog->close();  // its menu opens it again
        else
            delete dialog;
    }
    fixture.window->activateWindow();
}

QList<QAction *> actionsOf(const QList<QAction *> &actions)
{
    QList<QAction *> all;
    for (QAction *action : actions) {
        if (auto *menu = action->menu<QMenu *>())
            all << actionsOf(menu->actions());
        else
            all << action;
    }
    return all;
}

/// The pages of a place that it does not show at first.
void lookInside(WindowFixture &fixture, QWidget &place, const QString &stop, const Look &look)
{
    const auto show = [&](const QString &page) {
        QTest::qWait(0);
        look(stop + QStringLiteral(", ") + page, *fixture.window);
    };
    for (auto *tabs : place.findChildren<QTabWidget *>()) {
        const int shown = tabs->currentIndex();
        for (int i = 0; tabs->isVisible() && i < tabs->count(); ++i) {
            if (i == shown)
                continue;
            tabs->setCurrentIndex(i);
            show(tabs->tabText(i));
        }
        tabs->setCurrentIndex(shown);
    }
    if (auto *empty = place.findChild<ModelEmpty *>()) {
        auto *pages = qobject_cast<QStackedWidget *>(empty->parentWidget());
        const int shown = pages->currentIndex();
        pages->setCurrentWidget(empty);
        show(className(*empty));
        pages->setCurrentIndex(shown);
    }
    auto *accuracy = place.findChild<QAbstractButton *>(QStringLiteral("accuracyButton"));
    if (accuracy && accuracy->isVisible()) {
        QTest::mouseClick(accuracy, Qt::LeftButton);
        show(QStringLiteral("accuracy"));
        QTest::mouseClick(fixture.child<QAbstractButton>("accuracyBack"), Qt::LeftButton);
    }
}

/// Of the model in use with itself.
void lookAtComparison(WindowFixture &fixture, const Look &look)
{
    auto *dialog =
        new ComparisonDialog(fixture.window->findChild<ClassifyPage *>()->results(), defaultModel(),
                             fixture.classifier.options(), fixture.window.get());
    lookAtOpened(fixture, QStringLiteral("ComparisonDialog"), look, [dialog] {
        const auto *rows = dialog->findChild<QTableView *>(QStringLiteral("comparison"))->model();
        dialog->show();
        const auto answered = [rows] {
            for (int row = 0; row < rows->rowCount(); ++row) {
                if (rows->index(row, ComparisonModel::Second).data().toString()
                    == ComparisonModel::tr("waiting…"))
                    return false;
            }
            return true;
        };
        QVERIFY(QTest::qWaitFor(answered, 60'000));
    });
}

}  // namespace

void tourWindow(WindowFixture &fixture, const Look &look)
{
    MainWindow &window = *fixture.window;
    auto *places = fixture.child<QStackedWidget>("places");
    for (int i = 0; i < places->count(); ++i) {
        QTest::mouseClick(window.findChild<QAbstractButton *>(QStringLiteral("place%1").arg(i)),
                          Qt::LeftButton);
        QTest::qWait(0);
        const QString name = className(*places->widget(i));
        look(name, window);
        lookInside(fixture, *places->widget(i), name, look);
        for (auto *button : places->widget(i)->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->isEnabled() && opensDialog(button->text())
                && !opensMenu(*button))
                lookAtOpened(fixture, name + QStringLiteral(", ") + button->text(), look,
                             [button] { button->click(); });
        }
    }
    // All of the help's entries open something.
    const QList<QAction *> help = window.menuBar()->actions().last()->menu<QMenu *>()->actions();
    for (QAction *action : actionsOf(window.menuBar()->actions())) {
        if (action->isEnabled() && !action->isSeparator()
            && (opensDialog(action->text()) || help.contains(action)))
            lookAtOpened(fixture, action->text(), look, [action] { action->trigger(); });
    }
}

void tourHiddenDialogs(WindowFixture &fixture, const Look &look)
{
    ModelSource network;
    network.path = fixture.folder.filePath(QStringLiteral("network.caffemodel"));
    auto *preprocessing = new PreprocessingDialog(network, fixture.window.get());
    lookAtOpened(fixture, QStringLiteral("PreprocessingDialog"), look,
                 [preprocessing] { preprocessing->open(); });

    lookAtComparison(fixture, look);

    dropFiles(*fixture.window, {fixture.textFile(QStringLiteral("model.json"), "{ nonsense")});
    const auto refused = [&] { return fixture.window->findChild<QMessageBox *>() != nullptr; };
    if (QTest::qWaitFor(refused))
        lookAtOpened(fixture, QStringLiteral("model refused"), look, [] {});

    QTest::mouseClick(fixture.window->findChild<QAbstractButton *>(QStringLiteral("place3")),
                      Qt::LeftButton);
    auto *requests = fixture.child<QTableView>("requests");
    if (requests && requests->model()->rowCount() > 0)
        lookAtOpened(fixture, QStringLiteral("RequestDetail"), look, [requests] {
            requests->setCurrentIndex(requests->model()->index(0, 0));
            QTest::keyClick(requests, Qt::Key_Return);
        });
}

bool fillPlaces(WindowFixture &fixture)
{
    using namespace std::chrono_literals;
    const QStringList pictures {// In folders named after classes, for the accuracy.
                                fixture.picture(QStringLiteral("accordion/a.png")),
                                fixture.picture(QStringLiteral(
                                    "apple/a picture with quite a long name, as cameras give.png")),
                                fixture.textFile(QStringLiteral("broken.png"), "no picture")};
    const auto filled = [&fixture] {
        const auto *accuracy = fixture.child<QAbstractButton>("accuracyButton");
        return fixture.classified(3) && !accuracy->isHidden();
    };
    if (!dropFiles(*fixture.window, pictures) || !QTest::qWaitFor(filled, 60'000))
        return false;
    for (const RequestRecord &record : {success(), failure(), departed()})
        fixture.host.requestLog().append(record);
    for (int i = 0; i < 3; ++i) {
        fixture.telemetry.requestStarted(Source::Http);
        fixture.telemetry.requestSucceeded(Source::Http, 1'234ms, StageTimings {});
    }
    fixture.telemetry.requestStarted(Source::Http);
    fixture.telemetry.requestFailed(Source::Http, Error::Code::UnsupportedFormat);
    fixture.window->findChild<LoadLabPage *>()->showReport(sampleLoadReport());
    ServerOptions options;
    options.port = 0;
    fixture.host.start(options);
    return QTest::qWaitFor([&] { return fixture.host.state() == ServerHost::State::Listening; },
                           10'000);
}

QString pathOf(const QWidget &widget)
{
    QStringList names;
    for (const QWidget *at = &widget; at; at = at->isWindow() ? nullptr : at->parentWidget()) {
        const bool own = !at->objectName().isEmpty() && !at->objectName().startsWith(u"qt_");
        if (own || at == &widget || at->isWindow() || className(*at)[0] != QLatin1Char('Q'))
            names.prepend(own ? className(*at) + QLatin1Char(' ') + at->objectName()
                              : className(*at));
    }
    return names.join(QStringLiteral(" > "));
}

QList<QWidget *> visibleWidgets(const QWidget &shown)
{
    QList<QWidget *> visible;
    for (auto *widget : shown.findChildren<QWidget *>()) {
        if (widget->isVisible() && widget->window() == shown.window())
            visible << widget;
    }
    return visible;
}

}  // namespace classiscope::test
