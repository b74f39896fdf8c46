// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/classify/folderwatch.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace classiscope;

class FolderWatchTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
        write(QStringLiteral("old.png"), "was there");
        m_watch = std::make_unique<FolderWatch>();
        m_arrived = std::make_unique<QSignalSpy>(m_watch.get(), &FolderWatch::picturesArrived);
        m_stopped = std::make_unique<QSignalSpy>(m_watch.get(), &FolderWatch::stopped);
        QSignalSpy started(m_watch.get(), &FolderWatch::started);
        m_watch->start(m_folder->path());
        QTRY_COMPARE(started.size(), 1);
    }
    void cleanup()
    {
        m_stopped.reset();
        m_arrived.reset();
        m_watch.reset();
        m_folder.reset();
    }

    void onlyWhatComesIsTold()
    {
        write(QStringLiteral("b.png"), "b");
        write(QStringLiteral("a.jpg"), "a");
        write(QStringLiteral("notes.txt"), "no picture");
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("deeper")));
        write(QStringLiteral("deeper/c.png"), "c");
        QTRY_COMPARE(arrivals(), QStringList({path("a.jpg"), path("b.png")}));
        // What comes next is told next: nothing else was left over.
        write(QStringLiteral("d.png"), "d");
        QTRY_COMPARE(arrivals().size(), 3);
        QCOMPARE(arrivals().last(), path("d.png"));
    }

    void growingPictureWaitsUntilItIsComplete()
    {
        QFile file(path("slow.png"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // A piece at every look, a picture that is whole as the clock.
        write(QStringLiteral("whole.png"), "x");
        qint64 bytes = 0;
        constexpr int pause = 20;  // ms between two pieces
        while (!QTest::qWaitFor([this] { return !arrivals().isEmpty(); }, pause)
               && bytes < 100'000) {
            QVERIFY(file.write("piece") == 5 && file.flush());
            bytes += 5;
        }
        QCOMPARE(arrivals(), QStringList({path("whole.png")}));
        file.close();
        QTRY_COMPARE(arrivals().size(), 2);
        QVERIFY(arrivals().contains(path("slow.png")));
    }

    void replacedPictureComesAgain()
    {
        write(QStringLiteral("new.tmp"), "another content");
        QVERIFY(QFile::remove(path("old.png")));
        QVERIFY(QFile::rename(path("new.tmp"), path("old.png")));
        QTRY_COMPARE(arrivals(), QStringList({path("old.png")}));
    }

    void stoppedWatchTellsNothing()
    {
        m_watch->stop();
        QCOMPARE(m_stopped->size(), 1);
        QVERIFY(m_stopped->at(0).at(0).toString().isEmpty());
        QVERIFY(!m_watch->watching());
        write(QStringLiteral("a.png"), "a");
        FolderWatch other;
        QSignalSpy started(&other, &FolderWatch::started);
        QSignalSpy arrived(&other, &FolderWatch::picturesArrived);
        other.start(m_folder->path());
        QTRY_COMPARE(started.size(), 1);
        write(QStringLiteral("b.png"), "b");
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(m_arrived->size(), 0);
    }

    void folderThatGoesIsNamed()
    {
        QVERIFY(QDir(m_folder->path()).removeRecursively());
        QTRY_COMPARE_WITH_TIMEOUT(m_stopped->size(), 1, 10'000);
        const QString reason = m_stopped->at(0).at(0).toString();
        QVERIFY2(reason.contains(m_folder->path()), qPrintable(reason));
        QVERIFY(reason.contains(QStringLiteral("Choose a folder")));
        QVERIFY(!m_watch->watching());
    }

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QStringList arrivals() const
    {
        QStringList all;
        for (const QList<QVariant> &arguments : *m_arrived)
            all += arguments.at(0).toStringList();
        all.sort();
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderWatch> m_watch;
    std::unique_ptr<QSignalSpy> m_arrived;
    std::unique_ptr<QSignalSpy> m_stopped;
};

QTEST_GUILESS_MAIN(FolderWatchTest)
#include "folderwatchtest.moc"
