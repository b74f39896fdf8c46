// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdata.h"
#include "ui/performance/savefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QThread>

using namespace classiscope;

class SaveFileTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void writesTheContentFromAnotherThread()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("values.csv"));
        const auto *caller = QThread::currentThread();
        const auto result =
            saveFile(path, [caller] {
                return QByteArray(QThread::currentThread() == caller ? "no" : "yes");
            }).result();
        QVERIFY(result.ok());
        QCOMPARE(*result, path);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("yes"));
    }

    void failureNamesTheFileAndLeavesNothing()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("missing/values.csv"));
        const auto result = saveFile(path, [] { return QByteArray("x"); }).result();
        QVERIFY(!result.ok());
        QVERIFY(result.error().message.contains(QStringLiteral("missing/values.csv")));
        QVERIFY(!QFile::exists(path));
    }

    void anOlderFileIsReplacedAsAWhole()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("values.csv"));
        QVERIFY(saveFile(path, [] { return QByteArray(1000, 'x'); }).result().ok());
        QVERIFY(saveFile(path, [] { return QByteArray("short"); }).result().ok());
        QCOMPARE(QFileInfo(path).size(), 5);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
    }
};

QTEST_GUILESS_MAIN(SaveFileTest)
#include "savefiletest.moc"
