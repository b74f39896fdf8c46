// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/tcpreply.h"
#include "tests/ui/windowfixture.h"
#include "ui/classify/candidatebars.h"
#include "ui/classify/classifypage.h"
#include "ui/classify/imagepreview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

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
