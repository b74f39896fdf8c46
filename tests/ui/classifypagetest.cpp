// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tcpreply.h"
#include "tests/ui/windowfixture.h"
#include "ui/classify/candidatebars.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/confusionview.h"
#include "ui/classify/imagepreview.h"
#include "ui/classify/reportprogress.h"
#include "ui/classify/resultexport.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <chrono>

#include <time.h>

using namespace classiscope;
using namespace classiscope::test;
using namespace std::chrono_literals;

namespace {

/// What the calling thread has used of the processor.
std::chrono::milliseconds windowThreadTime()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::milliseconds(qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000);
}

}  // namespace

class ClassifyPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->modelLoaded(), 60'000);
    }

    void cleanup() { m_fixture.reset(); }

    void emptyPageSaysHowToBeginAndWhatTheModelKnows()
    {
        QVERIFY(button("openButton")->isVisible());
        QVERIFY(button("pasteButton")->isVisible());
        const QString text = m_fixture->text("modelText");
        QVERIFY2(text.contains(QStringLiteral("98 classes")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("accordion")), qPrintable(text));
    }

    void droppedPictureShowsItsAnswerAtOnce()
    {
        TEST_DATA_OR_SKIP(photos, "data/photos/test/accordion");
        const QString photo =
            QDir(photos).entryInfoList({QStringLiteral("*.jpg")}).value(0).absoluteFilePath();
        QVERIFY(dropFiles(*m_fixture->window, {photo}));
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QFileInfo(photo).fileName());
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);
        QTRY_COMPARE(m_fixture->text("detailName"), QFileInfo(photo).fileName());
        const auto *bars = m_fixture->window->findChild<CandidateBars *>();
        QTRY_VERIFY(bars->isVisible());
        QCOMPARE(bars->accessibleDescription().count(QLatin1Char('%')), 5);
        QVERIFY(bars->accessibleDescription().startsWith(m_fixture->cell(0, 1)));
        QVERIFY(m_fixture->text("Total").endsWith(QStringLiteral("s")));
        QTRY_VERIFY(!preview()->image().isNull());
    }

    void droppedFolderGivesItsPicturesInOrder()
    {
        m_fixture->picture(QStringLiteral("zoo/b.png"));
        m_fixture->picture(QStringLiteral("zoo/a.png"));
        m_fixture->picture(QStringLiteral("zoo/deeper/c.png"));
        QVERIFY(dropFiles(*m_fixture->window, {m_fixture->folder.filePath(QStringLiteral("zoo"))}));
        QTRY_VERIFY(m_fixture->classified(3));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("a.png"));
        QCOMPARE(m_fixture->cell(1, 0), QStringLiteral("b.png"));
        QCOMPARE(m_fixture->cell(2, 0), QStringLiteral("c.png"));
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);
    }

    void droppedImageDataIsClassified()
    {
        QImage image(64, 48, QImage::Format_RGB32);
        image.fill(Qt::yellow);
        QMimeData data;
        data.setImageData(image);
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY(!m_fixture->cell(0, 2).isEmpty());
        QTRY_COMPARE(preview()->image().size(), QSize(64, 48));
    }

    void thePictureIsZoomedByWheelAndKeys()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(!preview()->image().isNull());
        QCOMPARE(preview()->zoom(), 1.0);
        const QPoint middle = preview()->rect().center();
        QWheelEvent wheel(middle, preview()->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(preview(), &wheel);
        const double wheeled = preview()->zoom();
        QVERIFY(wheeled > 1);
        preview()->setFocus();
        QTest::keyClick(preview(), Qt::Key_Plus);
        QVERIFY(preview()->zoom() > wheeled);
        QTest::keyClick(preview(), Qt::Key_0);
        QCOMPARE(preview()->zoom(), 1.0);
        QTest::keyClick(preview(), Qt::Key_Plus);
        QTest::mouseDClick(preview(), Qt::LeftButton);
        QCOMPARE(preview()->zoom(), 1.0);
        QTest::keyClick(preview(), Qt::Key_Plus);
        m_fixture->list().selectRow(1);  // another picture begins with all of it
        QTRY_COMPARE(preview()->zoom(), 1.0);
    }

    void droppedLinkIsDownloadedAndClassified()
    {
        TcpReply server("image/png", pngBytes());
        QMimeData data;
        data.setUrls({server.url(QStringLiteral("pictures/kiwi.png"))});
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("kiwi.png"));
        QVERIFY(!m_fixture->cell(0, 2).isEmpty());
    }

    void pictureInsideALinkIsTakenNotTheLinksPage()
    {
        TcpReply server("image/png", pngBytes());
        QMimeData data;
        data.setUrls({QUrl(QStringLiteral("http://example.invalid/page"))});
        data.setHtml(QStringLiteral("<a href=\"x\"><img alt=\"\" src=\"%1\"></a>")
                         .arg(server.url(QStringLiteral("lime.png")).toString()));
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("lime.png"));
    }

    void dataLinkIsClassified()
    {
        QMimeData data;
        data.setText(QStringLiteral("data:image/png;base64,")
                     + QString::fromLatin1(pngBytes().toBase64()));
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY(!m_fixture->cell(0, 2).isEmpty());
    }

    void linkToAWebPageStandsInTheListWithItsReason()
    {
        TcpReply server("text/html; charset=utf-8", "<p>hello");
        QMimeData data;
        data.setUrls({server.url(QStringLiteral("index"))});
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY2(m_fixture->cell(0, 1).contains(QStringLiteral("is a web page")),
                 qPrintable(m_fixture->cell(0, 1)));
    }

    void textIsNotAccepted()
    {
        QMimeData data;
        data.setText(QStringLiteral("just words"));
        QVERIFY(!drop(*m_fixture->window, data));
        QCOMPARE(m_fixture->rowCount(), 0);
    }

    void hoveringHighlightsTheWindow()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(QStringLiteral("/x.png"))});
        auto *frame = m_fixture->child<QWidget>("dropTarget");
        QVERIFY(!frame->isVisible());
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_fixture->window.get(), &enter);
        QVERIFY(frame->isVisible());
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_fixture->window.get(), &leave);
        QVERIFY(!frame->isVisible());
    }

    void pasteTakesFilesFromTheClipboard()
    {
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(m_fixture->picture(QStringLiteral("one.png")))});
        QGuiApplication::clipboard()->setMimeData(data);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("one.png"));
    }

    void pasteButtonTakesAPicture()
    {
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
        QTest::mouseClick(button("pasteButton"), Qt::LeftButton);
        QTRY_VERIFY(m_fixture->classified(1));
    }

    void pasteOfNothingSaysWhatToCopy()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("words"));
        QTest::keyClick(m_fixture->window.get(), Qt::Key_V, Qt::ControlModifier);
        QVERIFY(m_fixture->text("message").contains(QStringLiteral("no picture in the clipboard")));
        QVERIFY(m_fixture->child<QLabel>("message")->isVisible());
    }

    void folderWithoutPicturesIsSaidToHoldNone()
    {
        m_fixture->textFile(QStringLiteral("notes.txt"), "x");
        QVERIFY(dropFiles(*m_fixture->window, {m_fixture->folder.path()}));
        QTRY_VERIFY(m_fixture->text("message").contains(QStringLiteral("no picture")));
    }

    void failedPictureStandsWithItsReasonAndTheCure()
    {
        const QString path = m_fixture->textFile(QStringLiteral("broken.jpg"), "not a picture");
        QVERIFY(dropFiles(*m_fixture->window, {path}));
        QTRY_VERIFY(m_fixture->classified(1));
        QVERIFY(!m_fixture->cell(0, 1).isEmpty());
        QVERIFY(m_fixture->cell(0, 2).isEmpty());
        QTRY_VERIFY(m_fixture->text("detailNote").startsWith(m_fixture->cell(0, 1)));
        QVERIFY(m_fixture->text("detailNote").contains(QStringLiteral("give a JPEG, PNG, WebP")));
        QVERIFY(m_fixture->text("summary").contains(QStringLiteral("1 failed")));
    }

    void manyPicturesNeverBlockTheWindow()
    {
        QAbstractItemModelTester tester(m_fixture->list().model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (int i = 0; i < 298; ++i)
            m_fixture->picture(QStringLiteral("many/%1.png").arg(i, 3, 10, QLatin1Char('0')),
                               qRgb(i % 256, 255 - i % 256, i * 7 % 256));
        m_fixture->textFile(QStringLiteral("many/x1.jpg"), "broken");
        m_fixture->textFile(QStringLiteral("many/x2.png"), "");

        // Of the processor's time: a busy machine may also let the whole thread wait.
        auto lastBeat = windowThreadTime();
        auto longest = lastBeat - lastBeat;
        QTimer heartbeat;
        connect(&heartbeat, &QTimer::timeout, this, [&] {
            const auto now = windowThreadTime();
            longest = std::max(longest, now - lastBeat);
            lastBeat = now;
        });
        heartbeat.start(10);
        QVERIFY(
            dropFiles(*m_fixture->window, {m_fixture->folder.filePath(QStringLiteral("many"))}));
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->classified(300), 60000);
        heartbeat.stop();
        QVERIFY2(longest <= 250ms, QByteArray::number(qint64(longest.count())).constData());

        int failed = 0;
        for (int row = 0; row < 300; ++row)
            failed += m_fixture->cell(row, 2).isEmpty() ? 1 : 0;
        QCOMPARE(failed, 2);
        QVERIFY(m_fixture->cell(298, 1) != m_fixture->cell(299, 1));  // each has its own reason
        QTRY_COMPARE(m_fixture->text("summary"), QStringLiteral("300 pictures · 2 failed"));
    }

    void cancelStopsTheRun()
    {
        const QString path = m_fixture->picture(QStringLiteral("p.png"));
        QStringList paths;
        for (int i = 0; i < 5000; ++i)
            paths << path;
        QVERIFY(dropFiles(*m_fixture->window, paths));
        auto *cancel = m_fixture->child<QPushButton>("cancelButton");
        QTRY_VERIFY(cancel->isVisible());
        QVERIFY(!m_fixture->child<QToolButton>("clearButton")->isEnabled());
        const QString progress = m_fixture->text("progressText");
        QVERIFY2(progress.contains(QStringLiteral(" of 5,000 · ")), qPrintable(progress));
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_VERIFY(m_fixture->classified(5000));
        QVERIFY(m_fixture->cell(4999, 1).contains(QStringLiteral("Cancelled")));
        QTRY_VERIFY(!cancel->isVisible());
        QVERIFY(m_fixture->child<QToolButton>("clearButton")->isEnabled());
    }

    void clearEmptiesTheList()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        auto *clear = m_fixture->child<QToolButton>("clearButton");
        QTRY_VERIFY(clear->isEnabled());
        QTest::mouseClick(clear, Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 0);
        QVERIFY(button("openButton")->isVisible());
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("b.png"));
    }

    void clearIsUndone()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2) && !page()->running());
        const QString answer = m_fixture->cell(1, 1);
        QTest::keyClick(m_fixture->window.get(), Qt::Key_L, Qt::ControlModifier);
        QCOMPARE(m_fixture->rowCount(), 0);
        QCOMPARE(m_fixture->text("message"), QStringLiteral("Cleared 2 results."));
        auto *undo = m_fixture->child<QToolButton>("messageAction");
        QCOMPARE(undo->text(), QStringLiteral("Undo"));
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 2);
        QCOMPARE(m_fixture->cell(1, 1), answer);
        QVERIFY(m_fixture->list().isVisible());
        QTRY_COMPARE(m_fixture->text("detailName"), QStringLiteral("a.png"));
        QVERIFY(!undo->isVisible());
    }

    void undoneClearStandsBelowWhatCameSince()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1) && !page()->running());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_L, Qt::ControlModifier);
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(1) && !page()->running());
        m_fixture->list().setFocus();
        QTest::keyClick(&m_fixture->list(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_fixture->classified(2));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("b.png"));
        QCOMPARE(m_fixture->cell(1, 0), QStringLiteral("a.png"));
        QVERIFY(!page()->canUndoClear());
        QTest::keyClick(&m_fixture->list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_fixture->rowCount(), 2);
    }

    void classifyAgainAsksTheModelAnew()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_COMPARE(m_fixture->telemetry.snapshot().window.succeeded, 1);
        QTRY_VERIFY(!page()->running());
        QTest::keyClick(m_fixture->window.get(), Qt::Key_F5);
        QTRY_COMPARE(m_fixture->telemetry.snapshot().window.succeeded, 2);
        QTRY_VERIFY(m_fixture->classified(1));
    }

    void rowsAreCopiedTabSeparated()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        m_fixture->list().setFocus();
        QTest::keyClick(&m_fixture->list(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&m_fixture->list(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines =
            QGuiApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList fields = lines[0].split(QLatin1Char('\t'));
        QCOMPARE(fields.size(), 3);
        QCOMPARE(fields[0], QStringLiteral("a.png"));
        QCOMPARE(fields[1], m_fixture->cell(0, 1));
        QVERIFY(fields[2].toDouble() > 0 && fields[2].toDouble() <= 1);
    }

    void headerSortsAndAThirdClickRestoresTheOrder()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("b.png")),
                   m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *header = m_fixture->list().horizontalHeader();
        const QPoint name(header->sectionViewportPosition(0) + 10, header->height() / 2);
        QStringList first;
        for (int click = 0; click < 3; ++click) {
            QTest::mouseClick(header->viewport(), Qt::LeftButton, Qt::NoModifier, name);
            first << m_fixture->cell(0, 0);
        }
        QVERIFY(first[0] != first[1]);
        QCOMPARE(first[2], QStringLiteral("b.png"));
    }

    void filterShowsMatchingRowsOnly()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("cat.png")),
                   m_fixture->picture(QStringLiteral("xylo.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *filter = m_fixture->child<QLineEdit>("filter");
        QTest::keyClicks(filter, QStringLiteral("XYLO"));
        QCOMPARE(m_fixture->rowCount(), 1);
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("xylo.png"));
        filter->clear();
        QCOMPARE(m_fixture->rowCount(), 2);
    }

    void filterSaysHowManyAreShownAndOffersAll()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->textFile(QStringLiteral("broken.jpg"), "broken")});
        QTRY_VERIFY(m_fixture->classified(2));
        auto *kind = m_fixture->child<QComboBox>("resultKind");
        QCOMPARE(kind->count(), 4);  // no folder is named after a class
        QTest::keyClick(kind, Qt::Key_End);
        QCOMPARE(m_fixture->rowCount(), 1);
        QCOMPARE(m_fixture->text("summary"), QStringLiteral("1 of 2 · 1 failed"));
        QTRY_COMPARE(m_fixture->text("detailName"), QStringLiteral("broken.jpg"));
        auto *text = m_fixture->child<QLineEdit>("filter");
        QTest::keyClicks(text, QStringLiteral("a.png"));
        QCOMPARE(m_fixture->rowCount(), 0);
        QVERIFY(m_fixture->child<QLabel>("noMatch")->isVisible());
        QTRY_VERIFY(m_fixture->text("detailName").isEmpty());
        QTest::mouseClick(button("showAll"), Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), 2);
        QVERIFY(text->text().isEmpty());
        QCOMPARE(kind->currentIndex(), 0);
    }

    void exportHoldsWhatIsShown()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->picture(QStringLiteral("b.png"))});
        QTRY_VERIFY(m_fixture->classified(2));
        QTest::keyClicks(m_fixture->child<QLineEdit>("filter"), QStringLiteral("b.png"));
        const QString csv = m_fixture->folder.filePath(QStringLiteral("out.csv"));
        page()->exportTo(csv, ExportFormat::Csv);
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("1 of 2 results")));
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("b.png") && !content.contains("a.png"));
    }

    void foldersNamedAfterClassesGiveAnAccuracy()
    {
        TEST_DATA_OR_SKIP(photos, "data/photos/test");
        auto *accuracy = m_fixture->child<QToolButton>("accuracyButton");
        QVERIFY(dropFiles(*m_fixture->window, {photos + QStringLiteral("/accordion")}));
        QTRY_VERIFY(!page()->running() && m_fixture->rowCount() > 0);
        QVERIFY(!accuracy->isVisible());  // a single such folder may be chance
        const int first = m_fixture->rowCount();
        QVERIFY(dropFiles(*m_fixture->window,
                          {photos + QStringLiteral("/lemon"), photos + QStringLiteral("/lime")}));
        QTRY_VERIFY(m_fixture->rowCount() > first && !page()->running());
        QTRY_VERIFY(accuracy->isVisible());
        QTest::mouseClick(accuracy, Qt::LeftButton);
        auto *view = m_fixture->child<ConfusionView>("confusion");
        QVERIFY(view->isVisible());
        const Confusion &confusion = view->picture().confusion();
        QCOMPARE(confusion.pictures(), m_fixture->rowCount());
        QVERIFY(confusion.right() > confusion.pictures() / 2);

        QTest::keyClick(view, Qt::Key_Home);
        QTest::keyClick(view, Qt::Key_Return);
        QVERIFY(m_fixture->list().isVisible());
        QCOMPARE(m_fixture->rowCount(), confusion.count(0, 0));
        QVERIFY(m_fixture->text("cellText").startsWith(QStringLiteral("accordion")));
        QTest::mouseClick(m_fixture->child<QToolButton>("cellClear"), Qt::LeftButton);
        QCOMPARE(m_fixture->rowCount(), confusion.pictures());

        QTest::mouseClick(accuracy, Qt::LeftButton);
        auto *mistakes = m_fixture->child<QToolButton>("showMistakes");
        QCOMPARE(mistakes->isEnabled(), confusion.right() < confusion.pictures());
        if (mistakes->isEnabled()) {
            QTest::mouseClick(mistakes, Qt::LeftButton);
            QCOMPARE(m_fixture->rowCount(), confusion.pictures() - confusion.right());
            QVERIFY(m_fixture->text("detailNote").startsWith(QStringLiteral("Wrong: ")));
        }
    }

    void watchedFolderIsClassifiedAsPicturesCome()
    {
        m_fixture->picture(QStringLiteral("in/old.png"));
        const QString folder = m_fixture->folder.filePath(QStringLiteral("in"));
        page()->watch(folder);
        auto *stop = button("stopWatching");
        QTRY_VERIFY(stop->isVisible());
        QCOMPARE(m_fixture->text("watchText"), QStringLiteral("Watching ") + folder);
        m_fixture->picture(QStringLiteral("in/new.png"));
        QTRY_VERIFY(m_fixture->classified(1));
        QCOMPARE(m_fixture->cell(0, 0), QStringLiteral("new.png"));
        QCOMPARE(m_fixture->text("watchCount"), QStringLiteral("1 came"));
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);
        m_fixture->picture(QStringLiteral("in/newer.png"));
        QTRY_VERIFY(m_fixture->classified(2));
        QCOMPARE(m_fixture->list().currentIndex().row(), 0);  // the reader is not disturbed
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(!stop->isVisible());
    }

    void watchedFolderThatCannotBeReadIsNamed()
    {
        page()->watch(QStringLiteral("/nowhere"));
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("/nowhere is no longer")));
        QVERIFY(!button("stopWatching")->isVisible());
    }

    void rowsAreDraggedOutAsTheirFiles()
    {
        const QString path = m_fixture->picture(QStringLiteral("a.png"));
        dropFiles(*m_fixture->window, {path});
        QTRY_VERIFY(m_fixture->classified(1));
        const QAbstractItemModel &model = *m_fixture->list().model();
        QVERIFY(m_fixture->list().dragEnabled());
        QVERIFY(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> data(
            model.mimeData({model.index(0, 0), model.index(0, 1)}));
        QCOMPARE(data->urls(), QList<QUrl>({QUrl::fromLocalFile(path)}));
    }

    void pastedPictureHasNoFileToDrag()
    {
        QImage image(20, 20, QImage::Format_RGB32);
        image.fill(Qt::red);
        QMimeData data;
        data.setImageData(image);
        QVERIFY(drop(*m_fixture->window, data));
        QTRY_VERIFY(m_fixture->classified(1));
        const QAbstractItemModel &model = *m_fixture->list().model();
        QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    }

    void exportedFilesHoldEveryRow()
    {
        dropFiles(*m_fixture->window,
                  {m_fixture->picture(QStringLiteral("a.png")),
                   m_fixture->textFile(QStringLiteral("broken.jpg"), "broken")});
        QTRY_VERIFY(m_fixture->classified(2));
        const QString json = m_fixture->folder.filePath(QStringLiteral("out.json"));
        page()->exportTo(json, ExportFormat::Json);
        QTRY_VERIFY(m_fixture->text("message").contains(QStringLiteral("out.json")));
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0][QStringLiteral("predictions")][0][QStringLiteral("label")].toString(),
                 m_fixture->cell(0, 1));
        QCOMPARE(rows[1][QStringLiteral("error")][QStringLiteral("message")].toString(),
                 m_fixture->cell(1, 1));
    }

    void reportHoldsThePicturesAndTheirAnswers()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        const QString html = m_fixture->folder.filePath(QStringLiteral("out.html"));
        page()->exportTo(html, ExportFormat::Html);
        QTRY_VERIFY(m_fixture->text("message").startsWith(QStringLiteral("1 result written")));
        QFile file(html);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("data:image/jpeg"));
        QVERIFY(content.contains(m_fixture->cell(0, 1).toHtmlEscaped().toUtf8()));
    }

    void longReportShowsItsProgressAndCanBeCancelled()
    {
        const QString path = m_fixture->folder.filePath(QStringLiteral("big.jpg"));
        QImage big(4000, 3000, QImage::Format_RGB32);
        big.fill(Qt::darkCyan);
        QVERIFY(big.save(path));
        std::vector<ResultRow> rows(5000);
        for (ResultRow &row : rows) {
            row.input = {QStringLiteral("big.jpg"), path, {}};
            row.result = Classification();
        }
        ReportProgress progress;
        QSignalSpy finished(&progress, &ReportProgress::finished);
        const QString html = m_fixture->folder.filePath(QStringLiteral("long.html"));
        progress.write({rows, 5000, {}}, html);
        QVERIFY(!progress.isVisible());
        QTRY_VERIFY(progress.isVisible());
        QVERIFY(progress.findChild<QLabel *>(QStringLiteral("reportText"))
                    ->text()
                    .endsWith(QStringLiteral("of 5,000")));
        QTest::mouseClick(progress.findChild<QPushButton *>(QStringLiteral("cancelReport")),
                          Qt::LeftButton);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!progress.isVisible());
        QVERIFY(!QFile::exists(html));
    }

    void exportThatFailsSaysWhy()
    {
        dropFiles(*m_fixture->window, {m_fixture->picture(QStringLiteral("a.png"))});
        QTRY_VERIFY(m_fixture->classified(1));
        page()->exportTo(m_fixture->folder.filePath(QStringLiteral("nowhere/out.csv")),
                         ExportFormat::Csv);
        QTRY_VERIFY(m_fixture->text("message").contains(QStringLiteral("could not be written")));
    }

private:
    QPushButton *button(const char *name) const { return m_fixture->child<QPushButton>(name); }
    ClassifyPage *page() const { return m_fixture->window->findChild<ClassifyPage *>(); }
    ImagePreview *preview() const { return m_fixture->window->findChild<ImagePreview *>(); }
    QByteArray pngBytes() const
    {
        QFile file(m_fixture->picture(QStringLiteral("sent.png")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(ClassifyPageTest)
#include "classifypagetest.moc"
