// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/bench/benchtext.h"
#include "core/engine/bench/tuningfile.h"
#include "tests/ui/benchreport.h"
#include "tests/ui/windowfixture.h"
#include "ui/benchmark/barchart.h"
#include "ui/benchmark/benchmarkpage.h"
#include "ui/language.h"
#include "ui/server/notice.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;

namespace {

/// In the place of a benchmark: tells its progress, then waits until it is let go or cancelled.
class HeldBench {
public:
    Result<BenchReport> operator()(const BenchOptions &given, const BenchCallbacks &callbacks)
    {
        options = given;
        thread = std::this_thread::get_id();
        callbacks.progress({QStringLiteral("Round 1 of 3, forward pass"), 1, 4});
        while (!released && !callbacks.cancelled())
            std::this_thread::yield();
        cancelled = callbacks.cancelled();
        if (cancelled && result)
            return ofCancelled;
        return result;
    }

    Result<BenchReport> result = sampleReport();
    Result<BenchReport> ofCancelled = sampleReport();
    std::atomic_bool released = false;
    std::atomic_bool cancelled = false;
    BenchOptions options;  // of the last run
    std::thread::id thread;
};

}  // namespace

class BenchmarkPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English)); }

    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_bench = std::make_unique<HeldBench>();
        open([this](const BenchOptions &options, const BenchCallbacks &callbacks) {
            return (*m_bench)(options, callbacks);
        });
    }

    void cleanup()
    {
        m_page.reset();
        m_bench.reset();
        m_fixture.reset();
        applyLanguage(*qApp, Language::English);
    }

    void anEmptyPageSaysWhatItIsAndHowLongItTakes()
    {
        QVERIFY(label("benchHint").isVisible());
        const QString all = label("benchHint").text();
        QVERIFY2(all.startsWith(QStringLiteral("Takes up to ")), qPrintable(all));
        QTest::mouseClick(&child<QCheckBox>("benchForwardOnly"), Qt::LeftButton);
        QVERIFY(label("benchHint").text() != all);
        QVERIFY(!child<QComboBox>("benchPictures").isEnabled());
        QVERIFY(!child<QToolButton>("benchExport").isEnabled());
    }

    void withoutAModelOneCanBeOpened()
    {
        BenchmarkPage page(m_fixture->host, {{}, tuningPath()});
        page.show();
        QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("benchStart"))->isEnabled());
        const auto says = [&page](const QString &text) {
            const auto labels = page.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [&text](const QLabel *each) {
                return each->isVisible() && each->text() == text;
            });
        };
        QVERIFY(says(QStringLiteral("No model is open")));
        auto *opener = page.findChild<QPushButton *>(QStringLiteral("benchOpen"));
        QSignalSpy asked(&page, &BenchmarkPage::openRequested);
        page.offerStart();
        QVERIFY(page.focusWidget() == opener);
        QTest::keyClick(opener, Qt::Key_Space);
        QCOMPARE(asked.size(), 1);
        ModelInfo info;
        info.name = QStringLiteral("sample");
        page.setModel(defaultModel(), info);
        QVERIFY(!opener->isVisible());
        QVERIFY(says(QStringLiteral("How fast is this model here?")));
    }

    void aGermanPageSaysInGermanWhatIsMissing()
    {
        applyLanguage(*qApp, Language::German);
        startIt();
        finishIt();
        const QString remarks = label("benchRemarks").text();
        const QString best = label("benchBest").text();
        QVERIFY2(remarks.startsWith(QStringLiteral("Ohne bfloat16: Dieser Prozessor rechnet")),
                 qPrintable(remarks));
        QVERIFY2(best.endsWith(QStringLiteral("2\u00a0Worker\u00a0×\u00a01\u00a0Thread")),
                 qPrintable(best));
    }

    void progressIsShownWhileAnotherThreadMeasures()
    {
        startIt();
        QTRY_COMPARE(label("benchWhat").text(), QStringLiteral("Round 1 of 3, forward pass"));
        QVERIFY(m_bench->thread != std::this_thread::get_id());
        QVERIFY2(label("benchLeft").text().startsWith(QStringLiteral("1 of 4 · about ")),
                 qPrintable(label("benchLeft").text()));
        QVERIFY(m_page->findChild<QProgressBar *>()->isVisible());
        QCOMPARE(m_page->findChild<QProgressBar *>()->value(), 1);
        QVERIFY(!button("benchStart").isVisible());
        QVERIFY(!child<QDoubleSpinBox>("benchSeconds").isEnabled());
        finishIt();
        QVERIFY(!label("benchWhat").isVisible());
        QVERIFY(child<QDoubleSpinBox>("benchSeconds").isEnabled());
    }

    void aNarrowPageCutsNoBars()
    {
        m_page->resize(764, 500);  // side by side, under texts of two lines
        startIt();
        finishIt();
        const auto fields = m_page->findChildren<QWidget *>(QStringLiteral("bars"));
        QCOMPARE(fields.size(), 2);
        for (const QWidget *field : fields)
            QTRY_COMPARE(field->height(), field->sizeHint().height());
    }

    void theResultIsChartsATableAndTheBest()
    {
        startIt();
        finishIt();
        const auto charts = m_page->findChildren<BarChart *>();
        QCOMPARE(charts.size(), 2);
        QCOMPARE(charts[0]->content().bars.size(), 2U);
        QCOMPARE(charts[1]->content().bars.size(), 4U);
        QCOMPARE(child<QTableView>("benchTable").model()->rowCount(), 8);
        QVERIFY(child<QTableView>("benchTable").isVisible());
        QVERIFY2(label("benchBest")
                     .text()
                     .startsWith(QStringLiteral(
                         "Best: 600 images/s with oneDNN 2.6.3, float32, 2\u00a0workers")),
                 qPrintable(label("benchBest").text()));
        QVERIFY(
            label("benchHeadline")
                .text()
                .contains(QStringLiteral("median\u00a0of\u00a03\u00a0rounds\u00a0of\u00a00.5")));
        QVERIFY2(label("benchRemarks")
                     .text()
                     .contains(QStringLiteral("This CPU does not compute with bfloat16")),
                 qPrintable(label("benchRemarks").text()));
    }

    void theOptionsReachTheBenchmark()
    {
        child<QDoubleSpinBox>("benchSeconds").setFocus();
        child<QDoubleSpinBox>("benchSeconds").selectAll();
        QTest::keyClicks(&child<QDoubleSpinBox>("benchSeconds"), QStringLiteral("2.5"));
        child<QSpinBox>("benchRounds").setFocus();
        QTest::keyClick(&child<QSpinBox>("benchRounds"), Qt::Key_Up);
        chooseFolder(m_fixture->folder.path());
        startIt();
        finishIt();
        QCOMPARE(m_bench->options.perMeasurement.count(), 2500);
        QCOMPARE(m_bench->options.rounds, 6);
        QCOMPARE(QDir(m_bench->options.images), QDir(m_fixture->folder.path()));
        QVERIFY(!m_bench->options.forwardOnly);
        QCOMPARE(m_bench->options.model.path, defaultModel().path);
        QVERIFY(!m_bench->options.reducedDecoding);
        QCOMPARE(m_bench->options.calibrationImages, QStringLiteral("/calibration"));
    }

    void aFolderThatIsNotChosenChangesNothing()
    {
        auto &pictures = child<QComboBox>("benchPictures");
        pictures.setFocus();
        QTest::keyClick(&pictures, Qt::Key_End);
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        dialog->reject();
        QCOMPARE(pictures.currentIndex(), 0);
        startIt();
        finishIt();
        QCOMPARE(m_bench->options.images, QString());
    }

    void cancelKeepsWhatThereIs()
    {
        BenchReport part = sampleReport();
        part.cancelled = true;
        part.pipeline.resize(1);
        m_bench->ofCancelled = part;
        startIt();
        QTest::mouseClick(&button("benchCancel"), Qt::LeftButton);
        QVERIFY(!button("benchCancel").isEnabled());
        QTRY_VERIFY(button("benchStart").isVisible());
        QVERIFY(m_bench->cancelled);
        QCOMPARE(child<QTableView>("benchTable").model()->rowCount(), 5);
        QVERIFY(label("benchHeadline").text().contains(QStringLiteral("stopped early")));
        QVERIFY(!button("benchKeep").isEnabled());
        QVERIFY(label("benchBestDetail").text().contains(QStringLiteral("cannot be kept")));
    }

    void cancelBeforeTheFirstMeasurementSaysSo()
    {
        BenchReport nothing = sampleReport();
        nothing.cancelled = true;
        nothing.pipeline.clear();
        for (BenchFigures &figures : nothing.forward)
            figures.perSecond.rounds.clear();
        m_bench->ofCancelled = nothing;
        startIt();
        QTest::mouseClick(&button("benchCancel"), Qt::LeftButton);
        QTRY_COMPARE(notice().message(), QStringLiteral("Stopped before anything was measured."));
        QVERIFY(label("benchHint").isVisible());
    }

    void aFailureIsASentenceAndCanBeTriedAgain()
    {
        m_bench->result = {Error::Code::BadModel, QStringLiteral("net.onnx is gone; put it back.")};
        startIt();
        m_bench->released = true;
        QTRY_VERIFY(notice().isVisible());
        QCOMPARE(notice().message(), QStringLiteral("net.onnx is gone; put it back."));
        m_bench->result = sampleReport();
        QTest::mouseClick(notice().findChild<QPushButton *>(), Qt::LeftButton);
        QVERIFY(!notice().isVisible());
        QTRY_VERIFY(child<QTableView>("benchTable").isVisible());
    }

    void whatIsThrownIsToldToo()
    {
        open([](const BenchOptions &, const BenchCallbacks &) -> Result<BenchReport> {
            throw std::bad_alloc();
        });
        startIt();
        QTRY_VERIFY(notice().message().contains(QStringLiteral("not enough memory")));
    }

    void aFailureLeavesTheEarlierResult()
    {
        startIt();
        finishIt();
        m_bench->result = {Error::Code::BadModel, QStringLiteral("Gone.")};
        startIt();
        QTRY_VERIFY(notice().isVisible());
        QVERIFY(child<QTableView>("benchTable").isVisible());
    }

    void keepSavesTheBestSetting()
    {
        startIt();
        finishIt();
        QTest::mouseClick(&button("benchKeep"), Qt::LeftButton);
        QTRY_VERIFY(label("benchBestDetail").text().startsWith(QStringLiteral("Saved for sample")));
        QVERIFY(label("benchBestDetail").text().contains(QStringLiteral("from the next start")));
        const auto saved = TuningFile(tuningPath()).find(TuningKey::here(QByteArray(64, 'a')));
        QVERIFY(saved && *saved);
        QCOMPARE((*saved)->workers, 2);
        QCOMPARE((*saved)->threadsPerWorker, 1);
        QCOMPARE((*saved)->precision, Precision::Exact);
        QCOMPARE((*saved)->imagesPerSecond, 600.0);
        QVERIFY(button("benchKeep").isEnabled());
    }

    void keepingThatFailsSaysWhy()
    {
        QFile file(tuningPath());
        QVERIFY(QDir().mkpath(tuningPath()));  // a folder in the file's place
        startIt();
        finishIt();
        QTest::mouseClick(&button("benchKeep"), Qt::LeftButton);
        QTRY_VERIFY(label("benchBestDetail").text().contains(tuningPath()));
        QVERIFY(!label("benchBestDetail").text().startsWith(QStringLiteral("Saved")));
    }

    void lessExactNumbersWinOnlyWhenAllowed()
    {
        BenchReport report = sampleReport();
        report.paths[2] = {BenchPath::Bfloat16, true, QStringLiteral("oneDNN, bfloat16"), {}};
        report.pipeline.push_back(benchFigures(BenchPath::Bfloat16, 2, 1, {900, 910, 890}));
        m_bench->result = report;
        startIt();
        finishIt();
        QVERIFY(child<QCheckBox>("benchLessExact").isVisible());
        QVERIFY(label("benchBest").text().contains(QStringLiteral("600")));
        QTest::mouseClick(&child<QCheckBox>("benchLessExact"), Qt::LeftButton);
        QVERIFY(label("benchBest").text().contains(QStringLiteral("900")));
        QCOMPARE(m_page->findChildren<BarChart *>()[1]->content().bars.back().mark,
                 QStringLiteral("best"));
        QTest::mouseClick(&button("benchKeep"), Qt::LeftButton);
        QTRY_VERIFY(label("benchBestDetail").text().startsWith(QStringLiteral("Saved")));
        const auto saved = TuningFile(tuningPath()).find(TuningKey::here(QByteArray(64, 'a')));
        QVERIFY(saved && *saved);
        QCOMPARE((*saved)->precision, Precision::Bfloat16);
        QCOMPARE((*saved)->calibrationImages, QStringLiteral("/calibration"));
    }

    void forwardOnlyHasNoBest()
    {
        BenchReport report = sampleReport();
        report.pipeline.clear();
        m_bench->result = report;
        startIt();
        finishIt();
        QVERIFY(!button("benchKeep").isEnabled());
        QVERIFY(!child<QCheckBox>("benchLessExact").isVisible());
        QVERIFY(!m_page->findChildren<BarChart *>()[1]->isVisible());
    }

    void aServerThatListensIsTold()
    {
        auto &hint = child<QWidget>("benchServerHint");
        QVERIFY(!hint.isVisible());
        ServerOptions options;
        options.port = 0;
        m_fixture->host.start(options);
        QTRY_VERIFY(hint.isVisible());
        QVERIFY(button("benchStart").isEnabled());
        m_fixture->host.stop();
        QTRY_VERIFY(!hint.isVisible());
    }

    void exportsHaveTheSameNumbers()
    {
        startIt();
        finishIt();
        QVERIFY(!exported("JSON", "a.json").isEmpty());
        QCOMPARE(content("a.json"), benchJson(sampleReport(), 3) + '\n');
        QVERIFY(!exported("CSV", "a.csv").isEmpty());
        QCOMPARE(content("a.csv"), benchCsv(benchRows(sampleReport(), 3)));
        const QImage image(exported("PNG", "a.png"));
        QVERIFY(image.width() > 1000);
    }

    void leavingWhileItRunsStopsIt()
    {
        startIt();
        QTRY_COMPARE(label("benchWhat").text(), QStringLiteral("Round 1 of 3, forward pass"));
        m_page.reset();
        QVERIFY(m_bench->cancelled);
    }

    void everyControlHasAnAccessibleName()
    {
        startIt();
        finishIt();
        int checked = 0;
        for (const auto *widget : m_page->findChildren<QWidget *>()) {
            const auto *named = qobject_cast<const QAbstractButton *>(widget);
            const bool control = widget->focusPolicy() & Qt::TabFocus;
            const bool inner = widget->objectName().startsWith(QStringLiteral("qt_"));
            if (!control || inner || !widget->isVisible())
                continue;
            ++checked;
            QVERIFY2(!widget->accessibleName().isEmpty() || (named && !named->text().isEmpty()),
                     qPrintable(widget->objectName()));
        }
        QVERIFY(checked >= 8);
        for (const auto *chart : m_page->findChildren<BarChart *>()) {
            const auto *field = chart->findChild<QWidget *>(QStringLiteral("bars"));
            QVERIFY(!field->accessibleName().isEmpty());
            QVERIFY(field->accessibleDescription().contains(chart->content().bars[0].valueText));
        }
    }

    void aShortRealOneMeasuresTheModel()
    {
        open(runInferenceBench);
        child<QDoubleSpinBox>("benchSeconds").setValue(0.1);
        child<QSpinBox>("benchRounds").setValue(1);
        child<QCheckBox>("benchForwardOnly").setChecked(true);
        startIt();
        QTRY_VERIFY_WITH_TIMEOUT(button("benchStart").isVisible(), 240'000);
        QVERIFY2(!notice().isVisible(), qPrintable(notice().message()));
        const auto bars = m_page->findChildren<BarChart *>()[0]->content().bars;
        QVERIFY(!bars.empty());
        for (const Bar &bar : bars)
            QVERIFY(bar.value > 0);
    }

private:
    void open(const BenchFunction &run)
    {
        ClassifierOptions engine;
        engine.reducedDecoding = false;
        engine.calibrationImages = QStringLiteral("/calibration");
        m_page = std::make_unique<BenchmarkPage>(m_fixture->host,
                                                 BenchmarkPage::Setup {engine, tuningPath(), run});
        ModelInfo info;
        info.name = QStringLiteral("sample");
        m_page->setModel(defaultModel(), info);
        m_page->resize(888, 620);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    QString tuningPath() const
    {
        return m_fixture->folder.filePath(QStringLiteral("here/tuned.json"));
    }

    template <typename T>
    T &child(const char *name) const
    {
        auto *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    QLabel &label(const char *name) const { return child<QLabel>(name); }
    QPushButton &button(const char *name) const { return child<QPushButton>(name); }
    Notice &notice() const { return *m_page->findChild<Notice *>(); }

    void startIt()
    {
        QTest::mouseClick(&button("benchStart"), Qt::LeftButton);
        QVERIFY(button("benchCancel").isVisible());
    }

    void finishIt()
    {
        m_bench->released = true;
        QTRY_VERIFY(button("benchStart").isVisible());
        QVERIFY2(!notice().isVisible(), qPrintable(notice().message()));
    }

    void chooseFolder(const QString &folder)
    {
        auto &pictures = child<QComboBox>("benchPictures");
        pictures.setFocus();
        QTest::keyClick(&pictures, Qt::Key_End);
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        emit dialog->fileSelected(folder);
        dialog->close();
        QVERIFY(pictures.currentText().contains(QFileInfo(folder).fileName()));
    }

    /// Exports as a person does; the path of the file.
    QString exported(const char *kind, const char *name)
    {
        const QString path = m_fixture->folder.filePath(QLatin1String(name));
        for (QAction *action : child<QToolButton>("benchExport").menu()->actions()) {
            if (action->text().remove(u'&').contains(QLatin1String(kind)))
                action->trigger();
        }
        auto *dialog = m_page->findChild<QFileDialog *>();
        emit dialog->fileSelected(path);
        delete dialog;
        const QString said = QStringLiteral("Saved ") + QLatin1String(name);
        return QTest::qWaitFor([&] { return label("benchNote").text() == said; }) ? path
                                                                                  : QString();
    }

    QByteArray content(const char *name) const
    {
        QFile file(m_fixture->folder.filePath(QLatin1String(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<WindowFixture> m_fixture;
    std::unique_ptr<HeldBench> m_bench;
    std::unique_ptr<BenchmarkPage> m_page;
};

QTEST_MAIN(BenchmarkPageTest)
#include "benchmarkpagetest.moc"
