// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/classify/dropdescription.h"
#include "ui/droptarget.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDragLeaveEvent>
#include <QImage>

using namespace classiscope;
using namespace classiscope::test;

class DropTargetTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        failOnWindowWarning();
        m_fixture = std::make_unique<WindowFixture>();
        m_fixture->open();
        QVERIFY(QDir(m_fixture->folder.path()).mkpath(QStringLiteral("photos")));
        QVERIFY(QDir(m_fixture->folder.path()).mkpath(QStringLiteral("more")));
    }

    void cleanup() { m_fixture.reset(); }

    void draggingSaysWhatADropWillDo_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("text");
        const QString one = QStringLiteral("a.png");
        const QString two = QStringLiteral("b.png");
        const QString folder = QStringLiteral("photos");
        QTest::newRow("file") << QStringList {one} << QStringLiteral("Classify a.png");
        QTest::newRow("files") << QStringList {one, two} << QStringLiteral("Classify 2 files");
        QTest::newRow("folder") << QStringList {folder}
                                << QStringLiteral("Classify the folder photos");
        QTest::newRow("folders") << QStringList {folder, QStringLiteral("more")}
                                 << QStringLiteral("Classify 2 folders");
        QTest::newRow("both") << QStringList {one, two, folder}
                              << QStringLiteral("Classify 1 folder and 2 files");
        QTest::newRow("model") << QStringList {QStringLiteral("x.onnx")}
                               << QStringLiteral("Open the model x.onnx");
    }

    void draggingSaysWhatADropWillDo()
    {
        QFETCH(QStringList, names);
        QFETCH(QString, text);
        QList<QUrl> urls;
        for (const QString &name : names)
            urls << QUrl::fromLocalFile(m_fixture->folder.filePath(name));
        QMimeData data;
        data.setUrls(urls);
        enter(data);
        QVERIFY(target().isVisible());
        QTRY_COMPARE(target().text(), text);
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_fixture->window.get(), &leave);
        QVERIFY(target().isHidden());
    }

    void picturesAndLinksAreNamed()
    {
        QMimeData picture;
        QImage image(4, 4, QImage::Format_RGB32);
        image.fill(Qt::red);
        picture.setImageData(image);
        enter(picture);
        QTRY_COMPARE(target().text(), QStringLiteral("Classify this picture"));
        QDragLeaveEvent leave;
        QCoreApplication::sendEvent(m_fixture->window.get(), &leave);
        QMimeData link;
        link.setUrls({QUrl(QStringLiteral("https://example.org/cat.jpg"))});
        enter(link);
        QTRY_COMPARE(target().text(),
                     QStringLiteral("Fetch the picture from example.org and classify it"));
    }

    void thousandsOfPathsAreOnlyCounted()
    {
        QStringList paths;
        for (int i = 0; i <= maxLookedAt; ++i)
            paths << QStringLiteral("/nowhere/%1").arg(i);
        const auto text = describePaths(paths);
        QVERIFY(text.isFinished());
        QCOMPARE(
            text.result(),
            QStringLiteral("Classify %1 files and folders").arg(QLocale().toString(paths.size())));
    }

    void whatCannotBeTakenIsRefused()
    {
        QMimeData data;
        data.setText(QStringLiteral("just words"));
        QVERIFY(!enter(data));
        QVERIFY(target().isHidden());
    }

private:
    bool enter(const QMimeData &data) const
    {
        QDragEnterEvent event(m_fixture->window->rect().center(), Qt::CopyAction, &data,
                              Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_fixture->window.get(), &event);
        return event.isAccepted();
    }
    DropTarget &target() const { return *m_fixture->child<DropTarget>("dropTarget"); }

    std::unique_ptr<WindowFixture> m_fixture;
};

QTEST_MAIN(DropTargetTest)
#include "droptargettest.moc"
