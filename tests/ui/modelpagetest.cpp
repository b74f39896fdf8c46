// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/model/classesmodel.h"
#include "ui/model/factsview.h"
#include "ui/model/layersmodel.h"
#include "ui/model/modelpage.h"
#include "ui/model/searchtable.h"
#include "ui/theme/elidedlabel.h"

#include <QAbstractItemModelTester>
#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>

using namespace classiscope;
using namespace classiscope::test;

namespace {

/// A classifier and the page, without a window around them.
struct PageFixture {
    PageFixture()
    {
        page.resize(880, 600);
        page.show();
    }

    bool open(const ModelSource &source = defaultModel())
    {
        page.setLoading(source.path);
        auto loading = classifier.loadModel(source);
        loading.waitForFinished();
        if (!loading.result())
            return false;
        page.setModel(source, *loading.result());
        return true;
    }

    template <typename T>
    T *child(const char *name) const
    {
        return page.findChild<T *>(QLatin1String(name));
    }

    /// The value of the fact in the section; empty when there is none.
    QString fact(const char *section, const char *name) const
    {
        for (const FactSection &shown : child<FactsView>("modelFacts")->sections()) {
            if (shown.title != QLatin1String(section))
                continue;
            for (const Fact &fact : shown.facts) {
                if (fact.name == QLatin1String(name))
                    return fact.value;
            }
        }
        return {};
    }

    QAbstractItemModel &rows(const char *table) const { return *child<QTableView>(table)->model(); }

    Classifier classifier {ClassifierOptions {.workers = 1, .cacheBytes = 0}};
    ModelPage page {classifier};
};

}  // namespace

class ModelPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<PageFixture>();
    }

    void cleanup() { m_fixture.reset(); }

    void withoutAModelThePageSaysHowToOpenOne()
    {
        QVERIFY(m_fixture->child<QLabel>("modelHeadline")->isVisible());
        QCOMPARE(text("modelHeadline"), QStringLiteral("No model is open"));
        QSignalSpy open(&m_fixture->page, &ModelPage::openRequested);
        QSignalSpy folder(&m_fixture->page, &ModelPage::openFolderRequested);
        QTest::mouseClick(m_fixture->child<QPushButton>("modelOpen"), Qt::LeftButton);
        QTest::mouseClick(m_fixture->child<QPushButton>("modelOpenFolder"), Qt::LeftButton);
        QCOMPARE(open.size(), 1);
        QCOMPARE(folder.size(), 1);
    }

    void loadingAndFailingAreSaidWithTheReason()
    {
        m_fixture->page.setLoading(QStringLiteral("/models/broken.onnx"));
        QCOMPARE(text("modelHeadline"), QStringLiteral("Loading broken.onnx…"));
        m_fixture->page.setFailed(QStringLiteral("/models/broken.onnx is no network."));
        QCOMPARE(text("modelHeadline"), QStringLiteral("The model was not opened"));
        QCOMPARE(text("modelReason"), QStringLiteral("/models/broken.onnx is no network."));
        QVERIFY(m_fixture->child<QPushButton>("modelOpen")->isVisible());
    }

    void aModelThatFailsLeavesTheOneShown()
    {
        QVERIFY(m_fixture->open());
        m_fixture->page.setLoading(QStringLiteral("/models/broken.onnx"));
        QCOMPARE(text("modelNote"), QStringLiteral("Loading broken.onnx…"));
        m_fixture->page.setFailed(QStringLiteral("It is broken."));
        QVERIFY(text("modelNote").isEmpty());
        QVERIFY(m_fixture->child<QLabel>("noticeMessage")->isVisible());
        QCOMPARE(text("noticeMessage"), QStringLiteral("It is broken."));
        QVERIFY(m_fixture->child<QLabel>("modelTitle")->isVisible());
    }

    void theFactsAreThoseOfTheModel()
    {
        QVERIFY(m_fixture->open());
        QCOMPARE(text("modelTitle"), QStringLiteral("everyday-98 · version 1"));
        QCOMPARE(m_fixture->fact("File", "Format"), QStringLiteral("ONNX"));
        QCOMPARE(m_fixture->fact("File", "Size"), QStringLiteral("5.6\u00a0MiB"));
        QCOMPARE(m_fixture->fact("File", "SHA-256"),
                 QString::fromLatin1(m_fixture->classifier.model()->sha256));
        QCOMPARE(m_fixture->fact("Input", "Shape"), QStringLiteral("1 × 3 × 128 × 128"));
        QCOMPARE(m_fixture->fact("Input", "Colours"), QStringLiteral("RGB"));
        QCOMPARE(m_fixture->fact("Input", "Mean"), QStringLiteral("123.675  116.28  103.53"));
        QCOMPARE(m_fixture->fact("Output", "Classes"), QStringLiteral("98"));
        QCOMPARE(m_fixture->fact("Computed here", "Precision"), QStringLiteral("float32"));
        QVERIFY(m_fixture->fact("Computed here", "By")
                    .startsWith(m_fixture->classifier.model()->path.library));
    }

    void theLayersComeWithoutAnybodyWaiting()
    {
        QVERIFY(m_fixture->open());
        QCOMPARE(m_fixture->fact("Network", "Layers"), QStringLiteral("being counted…"));
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->rows("layersTable").rowCount() > 50, 60'000);
        QCOMPARE(m_fixture->fact("Network", "Layers"),
                 QString::number(m_fixture->rows("layersTable").rowCount()));
        QVERIFY(m_fixture->fact("Network", "Parameters").endsWith(QStringLiteral("\u00a0million")));
        QVERIFY(m_fixture->fact("Network", "Operations")
                    .endsWith(QStringLiteral("\u00a0million per picture, floating point")));
        QVERIFY(m_fixture->fact("File", "Weights").endsWith(QStringLiteral(".onnx")));
        const auto *lists = m_fixture->child<QTabWidget>("modelLists");
        QCOMPARE(lists->tabText(0), QStringLiteral("Classes (98)"));
        QVERIFY(lists->tabText(1).startsWith(QStringLiteral("Layers (")));
    }

    void theWholeHashIsShownWhereThereIsRoom()
    {
        QVERIFY(m_fixture->open());
        const QString hash = QString::fromLatin1(m_fixture->classifier.model()->sha256);
        const auto fits = [&] {
            for (const auto *label : m_fixture->page.findChildren<ElidedLabel *>()) {
                if (label->text() == hash)
                    return label->contentsRect().width()
                        >= label->fontMetrics().horizontalAdvance(hash);
            }
            return false;
        };
        QVERIFY(!fits());
        m_fixture->page.resize(2200, 600);
        QTRY_VERIFY(fits());
    }

    void layersAreToldApartByTheirNames_data()
    {
        QTest::addColumn<int>("width");
        QTest::newRow("narrow: it scrolls sideways") << 880;
        QTest::newRow("some are cut") << 1180;
        QTest::newRow("wide") << 1580;
    }

    void layersAreToldApartByTheirNames()
    {
        QFETCH(const int, width);
        QVERIFY(m_fixture->open());
        m_fixture->page.resize(width, 700);
        m_fixture->child<QTabWidget>("modelLists")->setCurrentIndex(1);
        auto &rows = m_fixture->rows("layersTable");
        QTRY_VERIFY_WITH_TIMEOUT(rows.rowCount() > 50, 60'000);
        const auto *table = m_fixture->child<QTableView>("layersTable");
        const auto shownNames = [&] {
            constexpr int margins = 14;  // of a cell
            QSet<QString> names;
            for (int row = 0; row < rows.rowCount(); ++row)
                names << table->fontMetrics().elidedText(
                    rows.index(row, LayersModel::Name).data().toString(), table->textElideMode(),
                    table->columnWidth(LayersModel::Name) - margins);
            return int(names.size());
        };
        QTRY_COMPARE(shownNames(), rows.rowCount());
        QVERIFY(table->columnWidth(LayersModel::Name) > 2 * table->columnWidth(LayersModel::Type));
        QCOMPARE(text("layersCount"), QStringLiteral("%1 layers").arg(rows.rowCount()));
    }

    void classesAreFoundByTheirName()
    {
        QVERIFY(m_fixture->open());
        auto &rows = m_fixture->rows("classesTable");
        QCOMPARE(rows.rowCount(), 98);
        QCOMPARE(text("classesCount"), QStringLiteral("98 classes"));
        const QString wanted = m_fixture->classifier.model()->labels.at(17);
        QTest::keyClicks(m_fixture->child<QLineEdit>("classesFilter"), wanted.toUpper());
        QVERIFY(rows.rowCount() >= 1 && rows.rowCount() < 98);
        bool found = false;
        for (int row = 0; row < rows.rowCount(); ++row) {
            QVERIFY(rows.index(row, 1).data().toString().contains(wanted, Qt::CaseInsensitive));
            found = found || rows.index(row, 0).data().toString() == QStringLiteral("17");
        }
        QVERIFY(found);
        QCOMPARE(text("classesCount"), QStringLiteral("%1 of 98 classes").arg(rows.rowCount()));
    }

    void factsAndRowsAreCopiedAsText()
    {
        QVERIFY(m_fixture->open());
        QTest::mouseClick(m_fixture->child<QAbstractButton>("copyFacts"), Qt::LeftButton);
        const QString facts = QGuiApplication::clipboard()->text();
        QVERIFY(facts.startsWith(QStringLiteral("everyday-98 · version 1\n")));
        QVERIFY(facts.contains(QStringLiteral("\nShape\t1 × 3 × 128 × 128\n")));
        QVERIFY(facts.contains(QString::fromLatin1(m_fixture->classifier.model()->sha256)));
        QTest::mouseClick(m_fixture->child<QAbstractButton>("copyFact"), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text().toLatin1(),
                 m_fixture->classifier.model()->sha256);

        m_fixture->page.activateWindow();  // shortcuts go to the active window
        QVERIFY(QTest::qWaitForWindowActive(&m_fixture->page));
        auto *table = m_fixture->child<QTableView>("classesTable");
        table->selectRow(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QStringLiteral("1\t%1\n").arg(m_fixture->classifier.model()->labels.at(1)));
    }

    void measuringTellsTheTimeOfAPass()
    {
        QVERIFY(m_fixture->open());
        QCOMPARE(m_fixture->fact("Computed here", "Speed"), QStringLiteral("not measured yet"));
        auto *measure = m_fixture->child<QPushButton>("modelMeasure");
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(measure->text(), QStringLiteral("&Cancel"));
        QTRY_COMPARE_WITH_TIMEOUT(measure->text(), QStringLiteral("&Measure"), 60'000);
        const QString speed = m_fixture->fact("Computed here", "Speed");
        QVERIFY2(speed.contains(QStringLiteral("median of %1").arg(SpeedMeter::passes)),
                 qPrintable(speed));
        QVERIFY2(!speed.startsWith(QStringLiteral("0.00")), qPrintable(speed));
    }

    void measuringCanBeCancelled()
    {
        QVERIFY(m_fixture->open());
        auto *measure = m_fixture->child<QPushButton>("modelMeasure");
        QTest::mouseClick(measure, Qt::LeftButton);
        QTest::mouseClick(measure, Qt::LeftButton);
        QCOMPARE(measure->text(), QStringLiteral("&Measure"));
        QCOMPARE(m_fixture->fact("Computed here", "Speed"), QStringLiteral("not measured yet"));
    }

    void anotherModelBeginsAnew()
    {
        QVERIFY(m_fixture->open());
        QTest::mouseClick(m_fixture->child<QPushButton>("modelMeasure"), Qt::LeftButton);
        QVERIFY(m_fixture->open());
        QCOMPARE(m_fixture->child<QPushButton>("modelMeasure")->text(), QStringLiteral("&Measure"));
        QCOMPARE(m_fixture->fact("Computed here", "Speed"), QStringLiteral("not measured yet"));
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->rows("layersTable").rowCount() > 50, 60'000);
    }

    void aFileThatChangedIsNoticed()
    {
        ModelFacts facts;
        facts.sha256 = "other";
        ModelInfo model;
        model.sha256 = "loaded";
        const QString text = sectionsText(modelSections(model, Result<ModelFacts>(facts), {}));
        QVERIFY2(text.contains(QStringLiteral("has changed since it was opened")),
                 qPrintable(text));
    }

    void theBenchmarkIsOneClickAway()
    {
        QVERIFY(m_fixture->open());
        QSignalSpy asked(&m_fixture->page, &ModelPage::benchmarkRequested);
        QTest::mouseClick(m_fixture->child<QPushButton>("modelBenchmark"), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void theTablesAreModelsThatHoldTheirPromises()
    {
        ClassesModel classes;
        QAbstractItemModelTester classesTester(
            &classes, QAbstractItemModelTester::FailureReportingMode::QtTest);
        classes.setLabels({QStringLiteral("cat"), QStringLiteral("dog")});
        QCOMPARE(classes.index(1, ClassesModel::Label).data().toString(), QStringLiteral("dog"));
        classes.setLabels({});
        QCOMPARE(classes.rowCount(), 0);

        LayersModel layers;
        QAbstractItemModelTester layersTester(
            &layers, QAbstractItemModelTester::FailureReportingMode::QtTest);
        layers.setLayers({{QStringLiteral("a"), QStringLiteral("Convolution"), {1, 8, 4, 4}, 1234},
                          {QStringLiteral("b"), QStringLiteral("ReLU"), {1, 8, 4, 4}, 0}});
        QCOMPARE(layers.index(0, LayersModel::Output).data().toString(),
                 QStringLiteral("1 × 8 × 4 × 4"));
        QCOMPARE(layers.index(0, LayersModel::Parameters).data().toString(),
                 QStringLiteral("1,234"));
        QCOMPARE(layers.index(1, LayersModel::Parameters).data().toString(), QStringLiteral("–"));
    }

    void columnsAreSortedByTheirNumbers()
    {
        QVERIFY(m_fixture->open());
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->rows("layersTable").rowCount() > 50, 60'000);
        auto *table = m_fixture->child<QTableView>("layersTable");
        m_fixture->child<QTabWidget>("modelLists")->setCurrentIndex(1);
        table->sortByColumn(LayersModel::Parameters, Qt::DescendingOrder);
        auto &rows = m_fixture->rows("layersTable");
        for (int row = 1; row < 10; ++row)
            QVERIFY(rows.index(row - 1, LayersModel::Parameters)
                        .data(SearchTable::sortRole)
                        .toLongLong()
                    >= rows.index(row, LayersModel::Parameters)
                           .data(SearchTable::sortRole)
                           .toLongLong());
    }

private:
    QString text(const char *label) const { return m_fixture->child<QLabel>(label)->text(); }

    std::unique_ptr<PageFixture> m_fixture;
};

QTEST_MAIN(ModelPageTest)
#include "modelpagetest.moc"
