// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/modelsettings.h"
#include "ui/model/preprocessingdialog.h"
#include "ui/server/serverpage.h"
#include "ui/theme/colorscheme.h"
#include "ui/theme/palettes.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>

using namespace classiscope;
using namespace classiscope::test;

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
    }

    void cleanup() { m_fixture.reset(); }

    void statusLineShowsTheModelAndTheServer()
    {
        m_fixture->open();
        QCOMPARE(m_fixture->text("modelStatus"), QStringLiteral("Loading default…"));
        QTRY_VERIFY(m_fixture->text("modelStatus")
                        .startsWith(QStringLiteral("everyday-98 · 98 classes · 128 × 128 · ")));
        QVERIFY(m_fixture->text("modelStatus").endsWith(QStringLiteral("float32")));
        QTRY_VERIFY(!m_fixture->text("serverStatus").isEmpty());
        const auto events = m_fixture->telemetry.events();
        QCOMPARE(events.size(), std::size_t(1));
        QVERIFY(events[0].detail.startsWith(QStringLiteral("everyday-98 ")));
    }

    void placesAreReachedByKeysAndClicks()
    {
        m_fixture->open();
        for (const int place : {1, 2, 3, 4, 5, 6, 0}) {
            QTest::keyClick(m_fixture->window.get(), Qt::Key(Qt::Key_1 + place), Qt::AltModifier);
            QVERIFY(placeButton(place)->isChecked());
            QVERIFY(placePage(place)->isVisible());
        }
        QTest::mouseClick(placeButton(2), Qt::LeftButton);
        QVERIFY(placePage(2)->isVisible());
        QVERIFY(!placePage(0)->isVisible());
        placeButton(2)->setFocus();
        QTest::keyClick(placeButton(2), Qt::Key_Up);
        QVERIFY(placeButton(1)->hasFocus());
    }

    void theModelCanBeBenchmarkedFromTheMenu()
    {
        m_fixture->open();
        auto *start = m_fixture->child<QPushButton>("benchStart");
        QVERIFY(!start->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(placePage(4)->isVisible());
        QVERIFY(start->isEnabled() && start->hasFocus());
        QCOMPARE(m_fixture->text("benchTitle"), QStringLiteral("Benchmark of everyday-98"));
        QTest::keyClick(m_fixture->window.get(), Qt::Key_1, Qt::AltModifier);
        action(QStringLiteral("&Benchmark this model…"))->trigger();
        QVERIFY(placePage(4)->isVisible());
    }

    void dropOnAnotherPlaceShowsTheAnswer()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QTest::mouseClick(placeButton(1), Qt::LeftButton);
        QVERIFY(dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))}));
        QVERIFY(placePage(0)->isVisible());
        QTRY_VERIFY(m_fixture->classified(1));
    }

    void givenPathsAreClassifiedOnceTheModelIsThere()
    {
        WindowOptions options;
        options.paths = QStringList {m_fixture->picture(QStringLiteral("start.png"))};
        m_fixture->open(options);
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY(!m_fixture->cell(0, 2).isEmpty());
    }

    void serverIsSwitchedOnWhenAsked()
    {
        WindowOptions options;
        options.serve = true;
        m_fixture->open(options);
        QTRY_COMPARE(m_fixture->host.state(), ServerHost::State::Listening);
        const QString port = QString::number(m_fixture->host.url().port());
        QTRY_VERIFY2(m_fixture->text("serverStatus").contains(port),
                     qPrintable(m_fixture->text("serverStatus")));
    }

    void sizeIsRemembered()
    {
        // No wider than the narrowest window: Qt fits a restored size to the screen, and
        // the offscreen one has 800 x 800 pixels.
        const QSize size(900, 650);
        m_fixture->open().resize(size);
        m_fixture->open();
        QCOMPARE(m_fixture->window->size(), size);
    }

    void badModelIsRefusedWithItsReasonAndTheOldOneStays()
    {
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        const QString manifest = m_fixture->textFile(QStringLiteral("model.json"), "{ nonsense");
        QVERIFY(dropFiles(*m_fixture->window, {manifest}));
        QTRY_VERIFY(openBox() != nullptr);
        QVERIFY2(openBox()->informativeText().contains(QStringLiteral("model.json")),
                 qPrintable(openBox()->informativeText()));
        QVERIFY(openBox()->informativeText().contains(QStringLiteral("correct the file")));
        QVERIFY(openBox()->informativeText().contains(QStringLiteral("everyday-98 stays in use")));
        QVERIFY(m_fixture->modelLoaded());
        QVERIFY(!savedModelSource(*m_fixture->settings));

        QTest::mouseClick(openBox()->findChild<QPushButton *>(QStringLiteral("chooseAnother")),
                          Qt::LeftButton);
        QTRY_VERIFY(openBox() == nullptr);
        QVERIFY(m_fixture->window->findChild<QFileDialog *>() != nullptr);
    }

    void withoutAnyModelTheReasonIsShown()
    {
        WindowOptions options;
        options.model = ModelSource();
        options.model->path = m_fixture->folder.filePath(QStringLiteral("no-such-model"));
        options.paths = QStringList {m_fixture->picture(QStringLiteral("a.png"))};
        m_fixture->open(options);
        QTRY_VERIFY(openBox() != nullptr);
        QVERIFY(m_fixture->text("modelStatus").contains(QStringLiteral("no-such-model")));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY(m_fixture->cell(0, 2).isEmpty());
    }

    void openedModelIsRememberedAndTheDefaultReplacesOneThatIsGone()
    {
        const QString copy = m_fixture->folder.filePath(QStringLiteral("mine"));
        copyModel(copy);
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        QVERIFY(dropFiles(*m_fixture->window, {copy + QStringLiteral("/model.json")}));
        QTRY_VERIFY(savedModelSource(*m_fixture->settings).has_value());
        QCOMPARE(savedModelSource(*m_fixture->settings)->path,
                 copy + QStringLiteral("/model.json"));

        QVERIFY(QDir(copy).removeRecursively());
        m_fixture->open();
        QTRY_VERIFY(openBox() != nullptr);
        QTRY_COMPARE(m_fixture->classifier.model()->sourcePath.contains(copy), false);
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
    }

    void bareNetworkAsksForItsPreprocessing()
    {
        const QString copy = m_fixture->folder.filePath(QStringLiteral("mine"));
        copyModel(copy);
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
        const QString network =
            QDir(copy).entryInfoList({QStringLiteral("*.onnx")}).value(0).absoluteFilePath();
        QVERIFY(dropFiles(*m_fixture->window, {network}));
        auto *dialog = m_fixture->window->findChild<PreprocessingDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QSpinBox *>(QStringLiteral("inputWidth"))->setValue(128);
        dialog->findChild<QSpinBox *>(QStringLiteral("inputHeight"))->setValue(128);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open),
                          Qt::LeftButton);
        QTRY_VERIFY(savedModelSource(*m_fixture->settings).has_value());
        QCOMPARE(m_fixture->classifier.model()->sourcePath, network);
        QCOMPARE(savedModelSource(*m_fixture->settings)->preprocessing.inputSize, QSize(128, 128));
    }

    void colourSchemeIsChosenInTheMenuAndRemembered()
    {
        m_fixture->open();
        action(QStringLiteral("&Dark"))->trigger();
        QVERIFY(isDark(qApp->palette()));
        m_fixture->open();
        QCOMPARE(appliedColorScheme(), ColorScheme::Dark);
        action(QStringLiteral("&Light"))->trigger();
        QVERIFY(!isDark(qApp->palette()));
    }

    void everyDialogOpensWithoutBlocking()
    {
        m_fixture->open();
        for (const auto &keys :
             {QKeySequence(QKeySequence::Open), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O),
              QKeySequence(Qt::CTRL | Qt::Key_M)}) {
            QTest::keySequence(m_fixture->window.get(), keys);
            auto *dialog = m_fixture->window->findChild<QFileDialog *>();
            QVERIFY(dialog != nullptr);
            delete dialog;
        }
        action(QStringLiteral("&About Classiscope"))->trigger();
        QVERIFY(openBox() != nullptr);
        QVERIFY(openBox()->informativeText().contains(QStringLiteral("GPL-3.0-or-later")));
        QVERIFY(openBox()->informativeText().contains(QString::fromLatin1(qVersion())));
    }

    void everyControlHasAnAccessibleName()
    {
        m_fixture->open();
        int checked = 0;
        for (const int place : {0, 1, 2, 4, 5, 6}) {
            QTest::mouseClick(placeButton(place), Qt::LeftButton);
            for (const auto *button : m_fixture->window->findChildren<QAbstractButton *>()) {
                if (!button->isVisible())
                    continue;
                ++checked;
                QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty(),
                         button->parent()->metaObject()->className());
            }
        }
        QVERIFY(checked > 12);
    }

private:
    QAbstractButton *placeButton(int place) const
    {
        return m_fixture->window->findChild<QAbstractButton *>(
            QStringLiteral("place%1").arg(place));
    }
    QWidget *placePage(int place) const
    {
        return m_fixture->child<QStackedWidget>("places")->widget(place);
    }
    QMessageBox *openBox() const { return m_fixture->window->findChild<QMessageBox *>(); }
    QAction *action(const QString &text) const
    {
        for (QAction *action : m_fixture->window->findChildren<QAction *>()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    }
    static void copyModel(const QString &target)
    {
        QDir().mkpath(target);
        for (const QFileInfo &file : QDir(defaultModel().path).entryInfoList(QDir::Files))
            QFile::copy(file.absoluteFilePath(), target + QLatin1Char('/') + file.fileName());
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(MainWindowTest)
#include "mainwindowtest.moc"
