// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/recentlist.h"
#include "ui/model/recentmenu.h"
#include "ui/model/recentmodels.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using namespace classiscope;
using namespace classiscope::test;

namespace {

ModelSource sourceAt(const QString &path)
{
    ModelSource source;
    source.path = path;
    return source;
}

}  // namespace

class RecentModelsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_recent = std::make_unique<RecentModels>(*m_settings);
    }

    void cleanup()
    {
        m_recent.reset();
        m_settings.reset();
        m_folder.reset();
    }

    void theNewestIsFirstAndEachIsThereOnce()
    {
        m_recent->add(sourceAt(QStringLiteral("/m/a")), QStringLiteral("a"));
        m_recent->add(sourceAt(QStringLiteral("/m/b.onnx")), QStringLiteral("b"));
        m_recent->add(sourceAt(QStringLiteral("/m/a/model.json")), QStringLiteral("a"));
        QCOMPARE(m_recent->models().size(), 2);
        QCOMPARE(m_recent->models().at(0).source.path, QStringLiteral("/m/a/model.json"));
        QCOMPARE(m_recent->models().at(1).name, QStringLiteral("b"));
    }

    void noMoreAreKeptThanThereAreKeys()
    {
        for (int i = 0; i < RecentModels::most + 3; ++i)
            m_recent->add(sourceAt(QStringLiteral("/m/%1.onnx").arg(i)), QString::number(i));
        QCOMPARE(m_recent->models().size(), RecentModels::most);
        QCOMPARE(m_recent->models().first().name, QStringLiteral("11"));
        QCOMPARE(RecentModels(*m_settings).models().size(), RecentModels::most);
    }

    void aNetworkComesBackWithItsPreprocessing()
    {
        ModelSource source = sourceAt(QStringLiteral("/m/net.caffemodel"));
        source.labels = QStringLiteral("/m/words.txt");
        source.configuration = QStringLiteral("/m/net.prototxt");
        source.preprocessing.inputSize = {227, 226};
        source.preprocessing.mean = {104, 117, 123};
        source.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
        source.output = {OutputFormat::Kind::Probabilities, 1};
        m_recent->add(sourceAt(QStringLiteral("/m/a")), QStringLiteral("a"));
        m_recent->add(source, QStringLiteral("net"));

        const RecentModels again(*m_settings);
        QCOMPARE(again.models().size(), 2);
        const ModelSource back = again.models().first().source;
        QCOMPARE(back.path, source.path);
        QCOMPARE(back.labels, source.labels);
        QCOMPARE(back.configuration, source.configuration);
        QCOMPARE(back.preprocessing.inputSize, source.preprocessing.inputSize);
        QCOMPARE(back.preprocessing.mean, source.preprocessing.mean);
        QCOMPARE(back.preprocessing.colorOrder, source.preprocessing.colorOrder);
        QCOMPARE(back.output.labelOffset, 1);
        QCOMPARE(again.models().at(1).source.path, QStringLiteral("/m/a"));
    }

    void whatIsRemovedStaysAway()
    {
        m_recent->add(sourceAt(QStringLiteral("/m/a")), QStringLiteral("a"));
        m_recent->add(sourceAt(QStringLiteral("/m/b")), QStringLiteral("b"));
        m_recent->remove(0);
        m_recent->remove(5);
        const RecentModels again(*m_settings);
        QCOMPARE(again.models().size(), 1);
        QCOMPARE(again.models().first().name, QStringLiteral("a"));
    }

    void aMissingFileIsShownWithTheCureAndCanBeRemoved()
    {
        const QString there = m_folder->filePath(QStringLiteral("there"));
        QVERIFY(QDir().mkpath(there));
        m_recent->add(sourceAt(there), QStringLiteral("there"));
        m_recent->add(sourceAt(QStringLiteral("/nowhere/gone.onnx")), QStringLiteral("gone"));
        RecentList list(*m_recent);
        list.resize(420, 300);
        list.show();
        QTRY_VERIFY(m_recent->models().first().missing);
        QVERIFY(!m_recent->models().at(1).missing);
        auto *table = list.findChild<QTableView *>(QStringLiteral("recentTable"));
        table->selectRow(0);
        const auto *note = list.findChild<QLabel *>(QStringLiteral("recentNote"));
        QVERIFY2(note->text().contains(QStringLiteral("/nowhere/gone.onnx"))
                     && note->text().contains(QStringLiteral("put it back")),
                 qPrintable(note->text()));
        QVERIFY(!list.findChild<QPushButton *>(QStringLiteral("recentOpen"))->isEnabled());
        QSignalSpy chosen(m_recent.get(), &RecentModels::chosen);
        QSignalSpy missing(m_recent.get(), &RecentModels::missingChosen);
        m_recent->choose(0);
        QCOMPARE(chosen.size(), 0);
        QCOMPARE(missing.size(), 1);

        QTest::mouseClick(list.findChild<QPushButton *>(QStringLiteral("recentRemove")),
                          Qt::LeftButton);
        QCOMPARE(m_recent->models().size(), 1);
        QCOMPARE(table->currentIndex().row(), 0);
        QVERIFY(list.findChild<QPushButton *>(QStringLiteral("recentOpen"))->isEnabled());
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QTest::keyClick(table, Qt::Key_Delete);
        QVERIFY(m_recent->models().isEmpty());
        QVERIFY(!note->text().isEmpty());
    }

    void theTableIsAModelThatHoldsItsPromises()
    {
        RecentTableModel model(*m_recent);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_recent->add(sourceAt(QStringLiteral("/m/a")), QStringLiteral("a"));
        m_recent->add(sourceAt(QStringLiteral("/m/b")), QStringLiteral("b"));
        QCOMPARE(model.index(0, RecentTableModel::Name).data().toString(), QStringLiteral("b"));
        QCOMPARE(model.index(1, RecentTableModel::Key).data().toString(), QStringLiteral("Ctrl+2"));
        m_recent->remove(1);
        QCOMPARE(model.rowCount(), 1);
    }

    void theMenuNamesThemAndFollowsTheList()
    {
        RecentMenu menu(*m_recent);
        QCOMPARE(menu.actions().size(), 1);
        QVERIFY(!menu.actions().first()->isEnabled());
        m_recent->add(sourceAt(QStringLiteral("/m/cats & dogs.onnx")), QStringLiteral("pets"));
        QTRY_VERIFY(menu.actions().first()->isEnabled());
        QVERIFY(menu.actions().first()->text().contains(QStringLiteral("cats && dogs.onnx")));
        QCOMPARE(menu.actions().first()->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_1));
        QSignalSpy chosen(m_recent.get(), &RecentModels::chosen);
        menu.actions().first()->trigger();
        QCOMPARE(chosen.size(), 1);
    }

    void keysOpenThemInTheWindow()
    {
        WindowFixture fixture;
        const QString copy = fixture.folder.filePath(QStringLiteral("mine"));
        QVERIFY(QDir().mkpath(copy));
        for (const QFileInfo &file : QDir(defaultModel().path).entryInfoList(QDir::Files))
            QVERIFY(QFile::copy(file.absoluteFilePath(), copy + u'/' + file.fileName()));
        fixture.open();
        QTRY_VERIFY_WITH_TIMEOUT(fixture.modelLoaded(), 60'000);
        QVERIFY(dropFiles(*fixture.window, {copy + QStringLiteral("/model.json")}));
        QTRY_COMPARE_WITH_TIMEOUT(fixture.classifier.model()->sourcePath, copy, 60'000);
        auto *menu = fixture.child<RecentMenu>("recentMenu");
        QTRY_COMPARE(menu->actions().size(), 2);
        QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(fixture.classifier.model()->sourcePath != copy, 60'000);
        // The one that was opened is first now.
        QTRY_VERIFY(menu->actions().size() == 2
                    && menu->actions().at(1)->text().contains(QStringLiteral("mine")));

        QVERIFY(QDir(copy).removeRecursively());
        QTest::mouseClick(fixture.child<QAbstractButton>("place5"), Qt::LeftButton);
        emit menu->aboutToShow();
        QTRY_VERIFY(menu->actions().at(1)->text().contains(QStringLiteral("(missing)")));
        QTest::keyClick(fixture.window.get(), Qt::Key_2, Qt::ControlModifier);
        auto *box = fixture.window->findChild<QMessageBox *>();
        QVERIFY(box);
        // Its lines may end behind each folder.
        QVERIFY(box->informativeText().remove(QChar(0x200b)).contains(copy));
        QTest::mouseClick(box->findChild<QPushButton *>(QStringLiteral("removeMissing")),
                          Qt::LeftButton);
        QTRY_COMPARE(menu->actions().size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<RecentModels> m_recent;
};

QTEST_MAIN(RecentModelsTest)
#include "recentmodelstest.moc"
