// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/serverhost.h"
#include "tests/ui/requests.h"
#include "tests/ui/traffic.h"
#include "tests/ui/windowfixture.h"
#include "ui/classify/imagepreview.h"
#include "ui/requests/requestdetail.h"
#include "ui/requests/requestlist.h"
#include "ui/requests/requestspage.h"

#include <QAction>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>

using namespace classiscope;
using namespace classiscope::test;

class RequestsPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_traffic = std::make_unique<test::Traffic>();
        m_classifier = std::make_unique<Classifier>(ClassifierOptions {1});
        m_host = std::make_unique<ServerHost>(*m_classifier, m_traffic->telemetry);
        m_page = std::make_unique<RequestsPage>(*m_host);
        m_page->resize(790, 560);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_host.reset();
        m_classifier.reset();
    }

    void saysWhatIsToComeWhileThereIsNothing()
    {
        const auto *nothing = child<QLabel>("noRequests");
        QVERIFY(nothing->isVisible());
        QVERIFY2(nothing->text().contains(QStringLiteral("Switch it on")),
                 qPrintable(nothing->text()));
        QVERIFY(!child<QToolButton>("saveRequests")->isEnabled());
    }

    void requestsAppearByThemselves()
    {
        add(success());
        QTRY_COMPARE(rows(), 1);
        QVERIFY(!child<QLabel>("noRequests")->isVisible());
        QCOMPARE(count(), QStringLiteral("Requests: 1 · 0 failed"));
    }

    void theFilterAndTheErrorsNarrowTheList()
    {
        add(success());
        add(failure());
        m_page->refresh();
        QTest::keyClicks(child<QLineEdit>("requestFilter"), QStringLiteral("cat"));
        QCOMPARE(rows(), 1);
        QVERIFY(count().contains(QStringLiteral("1 shown")));
        child<QLineEdit>("requestFilter")->clear();
        QTest::keyClick(child<QComboBox>("kind"), Qt::Key_Down);
        QCOMPARE(rows(), 1);
        QTest::keyClicks(child<QLineEdit>("requestFilter"), QStringLiteral("cat"));
        QCOMPARE(rows(), 0);
        QVERIFY(child<QLabel>("noRequests")->isVisible());
    }

    void pauseHoldsTheListStillAndLosesNothing()
    {
        add(success());
        m_page->refresh();
        QTest::mouseClick(child<QToolButton>("pause"), Qt::LeftButton);
        add(failure());
        m_page->refresh();
        QCOMPARE(rows(), 1);
        QVERIFY(count().contains(QStringLiteral("paused")));
        QTest::mouseClick(child<QToolButton>("pause"), Qt::LeftButton);
        QCOMPARE(rows(), 2);
    }

    void clearEmptiesTheListAndTheLog()
    {
        add(success());
        m_page->refresh();
        QTest::mouseClick(child<QToolButton>("clearRequests"), Qt::LeftButton);
        QCOMPARE(rows(), 0);
        QVERIFY(m_host->requestLog().since(0).empty());
    }

    void theNewestIsInSightUntilSomebodyLooksAtOlderOnes()
    {
        fill(100);
        QScrollBar *bar = list().verticalScrollBar();
        QCOMPARE(bar->value(), bar->maximum());
        fill(100);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(bar->maximum() / 2);
        const QString shown = topmost();
        fill(ServerOptions().requestLogLimit - 180);  // 20 of the oldest go
        QCOMPARE(rows(), ServerOptions().requestLogLimit);
        QCOMPARE(topmost(), shown);
    }

    void theSelectedRequestIsCopiedAsCurl()
    {
        auto *copy = child<QAction>("copyAsCurl");
        QVERIFY(!copy->isEnabled());
        add(success());
        m_page->refresh();
        list().selectRow(0);
        QVERIFY(copy->isEnabled());
        copy->trigger();
        const QString line = QGuiApplication::clipboard()->text();
        QVERIFY2(line.startsWith(QStringLiteral("curl ")), qPrintable(line));
        QVERIFY(line.contains(QStringLiteral("-F image=@photo.jpg")));
    }

    void aDoubleClickShowsTheRequestAndItsPicture()
    {
        QTest::mouseClick(child<QCheckBox>("keepPictures"), Qt::LeftButton);
        QVERIFY(m_host->requestLog().keepsPictures());
        RequestRecord record = success();
        record.picture = png();
        add(record);
        m_page->refresh();
        open(0);
        auto *preview = detail()->findChild<ImagePreview *>();
        QVERIFY(preview);
        QTRY_COMPARE(preview->image().size(), QSize(8, 6));
    }

    void withoutAPictureTheDetailSaysWhy()
    {
        add(success());
        m_page->refresh();
        open(0);
        QVERIFY(detail()
                    ->findChild<QLabel *>(QStringLiteral("noPicture"))
                    ->text()
                    .contains(QStringLiteral("not kept")));
    }

    void savesWhatIsShown_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("name");
        QTest::newRow("CSV") << 0 << QStringLiteral("r.csv");
        QTest::newRow("JSON lines") << 1 << QStringLiteral("r.jsonl");
    }

    void savesWhatIsShown()
    {
        QFETCH(int, action);
        QFETCH(QString, name);
        add(success());
        add(failure());
        m_page->refresh();
        child<QLineEdit>("requestFilter")->setText(QStringLiteral("busy"));
        child<QToolButton>("saveRequests")->menu()->actions().at(action)->trigger();
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY(dialog);
        QTemporaryDir folder;
        const QString path = folder.filePath(name);
        emit dialog->fileSelected(path);
        dialog->close();
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        QVERIFY(content.contains("429"));
        QVERIFY(!content.contains("id-of-success"));
    }

private:
    void add(const RequestRecord &record) { m_host->requestLog().append(record); }

    void fill(int requests)
    {
        for (int i = 0; i < requests; ++i)
            add(success());
        m_page->refresh();
        QCoreApplication::processEvents();
    }

    void open(int row)
    {
        const QPoint place = list().visualRect(list().model()->index(row, 0)).center();
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(list().viewport(), Qt::LeftButton, {}, place);
    }

    static QByteArray png()
    {
        QImage image(8, 6, QImage::Format_RGB32);
        image.fill(0xff336699);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return bytes;
    }

    template <typename T>
    T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    RequestList &list() const { return *m_page->findChild<RequestList *>(); }
    int rows() const { return list().model()->rowCount(); }
    QString count() const { return child<QLabel>("requestCount")->text(); }
    RequestDetail *detail() const { return m_page->findChild<RequestDetail *>(); }
    /// The number of the request that is shown first.
    QString topmost() const
    {
        return list().indexAt(QPoint(1, 1)).data(RequestLogModel::SortRole).toString();
    }

    std::unique_ptr<test::Traffic> m_traffic;
    std::unique_ptr<Classifier> m_classifier;
    std::unique_ptr<ServerHost> m_host;
    std::unique_ptr<RequestsPage> m_page;
};

QTEST_MAIN(RequestsPageTest)
#include "requestspagetest.moc"
