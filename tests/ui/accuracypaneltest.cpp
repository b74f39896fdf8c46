// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/resultrows.h"
#include "tests/ui/windowfixture.h"
#include "ui/classify/accuracypanel.h"
#include "ui/classify/confusionview.h"

#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;

class AccuracyPanelTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_model = std::make_unique<ResultsModel>();
        m_model->setLabels(fewLabels());
        addRow(*m_model, QStringLiteral("/p/cat/1.png"), answered(0, 0.9F));
        addRow(*m_model, QStringLiteral("/p/cat/2.png"), answered(1, 0.9F));
        addRow(*m_model, QStringLiteral("/p/dog/1.png"), answered(1, 0.9F));
        m_panel = std::make_unique<AccuracyPanel>(*m_model);
        m_panel->resize(700, 500);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
    }
    void cleanup()
    {
        m_panel.reset();
        m_model.reset();
    }

    void summaryIsShownAndSpoken()
    {
        const QString summary =
            QStringLiteral("66.7\u00a0% right · 100.0\u00a0% among the first 5 · 3 pictures");
        QCOMPARE(label("accuracySummary")->text(), summary);
        QVERIFY(view()->accessibleName().contains(summary));
    }

    void clickOnACellAsksForItsPictures()
    {
        QSignalSpy asked(m_panel.get(), &AccuracyPanel::cellRequested);
        click({1, 0});  // a cat answered as a dog
        QCOMPARE(asked.size(), 1);
        const auto cell = asked[0][0].value<ResultFilter::Cell>();
        QCOMPARE(cell.truth, 0);
        QCOMPARE(cell.answer, 1);
        QVERIFY(label("confusionCell")->text().contains(QStringLiteral("answered as dog: 1 of 2")));
    }

    void cellThatCountsNothingIsOnlyMadeCurrent()
    {
        QSignalSpy asked(m_panel.get(), &AccuracyPanel::cellRequested);
        click({0, 1});
        QCOMPARE(asked.size(), 0);
        QCOMPARE(view()->current(), QPoint(0, 1));
    }

    void arrowKeysMoveTheCellAndEnterAsks()
    {
        QSignalSpy asked(m_panel.get(), &AccuracyPanel::cellRequested);
        view()->setFocus(Qt::TabFocusReason);
        QCOMPARE(view()->current(), QPoint(0, 0));
        for (const auto key : {Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Up})
            QTest::keyClick(view(), key);
        QCOMPARE(view()->current(), QPoint(1, 0));
        QVERIFY(view()->accessibleDescription().startsWith(QStringLiteral("cat, answered as dog")));
        QTest::keyClick(view(), Qt::Key_Home);
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<ResultFilter::Cell>().answer, 0);
    }

    void newResultsAreCounted()
    {
        click({1, 0});
        addRow(*m_model, QStringLiteral("/p/cup/1.png"), answered(1, 0.9F));
        QTRY_VERIFY(label("accuracySummary")->text().contains(QStringLiteral("4 pictures")));
        QCOMPARE(view()->picture().confusion().size(), 3);
        QCOMPARE(view()->current(), QPoint(2, 0));  // a cup came between
    }

    void whatIsRightAndWhatIsWrongLookDifferent()
    {
        const QImage image = view()->grab().toImage();
        const auto ground = [&](QPoint cell) {
            return image.pixelColor(view()->cellRect(cell).topLeft() + QPoint(4, 4));
        };
        const QColor nothing = ground({0, 1});
        QVERIFY(ground({0, 0}) != nothing);
        QVERIFY(ground({1, 0}) != nothing);
        QVERIFY(ground({0, 0}).hslHue() != ground({1, 0}).hslHue());
    }

    void cellsGrowWithTheViewUpToTheirLargest()
    {
        const auto fits = [this] {
            const QSize matrix = view()->picture().size();
            return matrix.width() <= view()->viewport()->width()
                && matrix.height() <= view()->viewport()->height();
        };
        m_panel->resize(420, 340);
        QTRY_VERIFY(view()->picture().cell() < ConfusionPicture::largestCell);
        QVERIFY(fits());
        m_panel->resize(1400, 1000);
        QTRY_COMPARE(view()->picture().cell(), ConfusionPicture::largestCell);
        QVERIFY(fits());
    }

    void theMatrixIsExplainedWithinThePagesMargin()
    {
        QVERIFY(label("confusionExplanation")->isVisible());
        QVERIFY(label("confusionExplanation")->text().contains(QStringLiteral("on the diagonal")));
        // Its first text begins where those of the other lines do.
        const QImage image = view()->grab().toImage();
        const int left = view()->mapTo(m_panel.get(), QPoint()).x();
        for (int x = 0; left + x < label("confusionCell")->contentsRect().left(); ++x) {
            for (int y = 0; y < image.height(); ++y)
                QCOMPARE(image.pixelColor(x, y), image.pixelColor(0, 0));
        }
    }

    void manyClassesScrollWithTheCell()
    {
        QStringList labels;
        for (int i = 0; i < 55; ++i)
            labels << QStringLiteral("class %1").arg(i, 2, 10, QLatin1Char('0'));
        ResultsModel model;
        model.setLabels(labels);
        for (int i = 0; i < labels.size(); ++i)
            addRow(model, QStringLiteral("/p/%1/1.png").arg(labels.at(i)),
                   answered(i, 0.9F, labels));
        AccuracyPanel panel(model);
        panel.resize(500, 400);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto *matrix = panel.findChild<ConfusionView *>();
        matrix->setFocus(Qt::TabFocusReason);
        for (int i = 0; i < 54; ++i) {
            QTest::keyClick(matrix, Qt::Key_Down);
            QTest::keyClick(matrix, Qt::Key_Right);
        }
        QCOMPARE(matrix->current(), QPoint(54, 54));
        QVERIFY(matrix->viewport()->rect().contains(matrix->cellRect({54, 54})));
        QTest::keyClick(matrix, Qt::Key_Home);
        QVERIFY(matrix->viewport()->rect().contains(matrix->cellRect({0, 54})));
    }

    void matrixIsSavedAsPictureAndCsv()
    {
        QTemporaryDir folder;
        QSignalSpy saved(m_panel.get(), &AccuracyPanel::saved);
        const QString png = folder.filePath(QStringLiteral("m.png"));
        save(0, png);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(QImage(png).width() > 2 * view()->picture().size().width());
        const QString csv = folder.filePath(QStringLiteral("m.csv"));
        save(1, csv);
        QTRY_COMPARE(saved.size(), 2);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().endsWith("cat,1,1\r\ndog,0,1\r\n"));
    }

private:
    ConfusionView *view() const { return m_panel->findChild<ConfusionView *>(); }
    QLabel *label(const char *name) const
    {
        return m_panel->findChild<QLabel *>(QLatin1String(name));
    }
    void click(QPoint cell) const
    {
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, Qt::NoModifier,
                          view()->cellRect(cell).center());
    }
    void save(int format, const QString &path) const
    {
        auto *button = m_panel->findChild<QToolButton *>(QStringLiteral("saveAccuracy"));
        button->menu()->actions().at(format)->trigger();
        auto *dialog = m_panel->findChild<QFileDialog *>();
        QVERIFY(dialog != nullptr);
        dialog->selectFile(path);
        QMetaObject::invokeMethod(dialog, "accept");
        QTRY_VERIFY(m_panel->findChild<QFileDialog *>() == nullptr);
    }

    std::unique_ptr<ResultsModel> m_model;
    std::unique_ptr<AccuracyPanel> m_panel;
};

QTEST_MAIN(AccuracyPanelTest)
#include "accuracypaneltest.moc"
