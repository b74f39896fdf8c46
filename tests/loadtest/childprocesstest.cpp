// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/loadtest/childprocess.h"
#include "core/loadtest/scratchfolder.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <csignal>
#include <sched.h>
#include <unistd.h>

using namespace classiscope;
using namespace std::chrono_literals;

/// Programs that are started, and end; and the folder that goes with them.
class ChildProcessTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void itsLinesAreToldAndTheLastOnesKept();
    void aLineWithoutAnEndComesInPieces();
    void itsEndIsTold_data();
    void itsEndIsTold();
    void whatIgnoresTheRequestToEndIsKilled();
    void theDestructorKillsWhatIgnoresTheRequest();
    void itIsOutOfReachOfTheTerminal();
    void itDoesNotShareThePinOfItsThread();
    void aFolderGoesWithItsOwner();
    void onlyFoldersOfEndedProcessesAreRemoved();

private:
    static QStringList shell(const char *commands)
    {
        return {QStringLiteral("-c"), QString::fromUtf8(commands)};
    }
    QTemporaryDir m_temporary;
};

static const QString sh = QStringLiteral("/bin/sh");

void ChildProcessTest::init()
{
    test::failOnAnyWarning();
    qputenv("TMPDIR", QFile::encodeName(m_temporary.path()));
}

void ChildProcessTest::itsLinesAreToldAndTheLastOnesKept()
{
    ChildProcess child;
    QSignalSpy said(&child, &ChildProcess::said);
    QSignalSpy ended(&child, &ChildProcess::ended);
    child.start(sh, shell("for i in $(seq 20); do echo line $i; done; printf 'the end' >&2"));
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(said.size(), 21);
    QCOMPARE(said[0][0].toString(), QStringLiteral("line 1"));
    const QStringList kept = child.lastLines().split(QLatin1Char('\n'));
    QCOMPARE(kept.size(), ChildProcess::keptLines);
    QCOMPARE(kept.last(), QStringLiteral("the end"));
}

void ChildProcessTest::aLineWithoutAnEndComesInPieces()
{
    ChildProcess child;
    QSignalSpy said(&child, &ChildProcess::said);
    QSignalSpy ended(&child, &ChildProcess::ended);
    child.start(sh, shell("head -c 2500 /dev/zero | tr '\\0' x"));
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(said.size(), 3);
    QCOMPARE(said[0][0].toString().size(), ChildProcess::longestLine);
    QCOMPARE(said[2][0].toString().size(), 500);
}

void ChildProcessTest::itsEndIsTold_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("commands");
    QTest::addColumn<QString>("how");
    QTest::newRow("status") << sh << "exit 3"
                            << "ended with status 3";
    QTest::newRow("signal") << sh << "kill -SEGV $$"
                            << "was ended by signal 11";
    QTest::newRow("missing") << "/nowhere/sh"
                             << ""
                             << "could not be started: ";
}

void ChildProcessTest::itsEndIsTold()
{
    QFETCH(QString, program);
    QFETCH(QString, commands);
    QFETCH(QString, how);
    ChildProcess child;
    QSignalSpy ended(&child, &ChildProcess::ended);
    child.start(program, {QStringLiteral("-c"), commands});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY2(ended[0][0].toString().startsWith(how), qPrintable(ended[0][0].toString()));
    QVERIFY(!child.isRunning());
}

void ChildProcessTest::whatIgnoresTheRequestToEndIsKilled()
{
    ChildProcess child;
    child.patience = 100ms;
    QSignalSpy said(&child, &ChildProcess::said);
    QSignalSpy ended(&child, &ChildProcess::ended);
    child.start(sh, shell("trap '' TERM; echo deaf; exec sleep 1000"));
    QTRY_COMPARE(said.size(), 1);
    child.stop();
    QTRY_COMPARE(ended.size(), 1);
    QCOMPARE(ended[0][0].toString(), QStringLiteral("was ended by signal 9"));
}

void ChildProcessTest::theDestructorKillsWhatIgnoresTheRequest()
{
    auto child = std::make_unique<ChildProcess>();
    child->patience = 100ms;
    QSignalSpy said(child.get(), &ChildProcess::said);
    child->start(sh, shell("trap '' TERM; echo deaf; exec sleep 1000"));
    QTRY_COMPARE(said.size(), 1);
    const auto pid = pid_t(child->pid());
    QCOMPARE(::kill(pid, 0), 0);
    child.reset();
    QCOMPARE(::kill(pid, 0), -1);
}

void ChildProcessTest::itIsOutOfReachOfTheTerminal()
{
    ChildProcess child;
    QSignalSpy said(&child, &ChildProcess::said);
    child.start(sh, shell("echo ready; exec sleep 1000"));
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(::getpgid(pid_t(child.pid())), pid_t(child.pid()));
}

void ChildProcessTest::itDoesNotShareThePinOfItsThread()
{
    cpu_set_t before, one, child;
    QCOMPARE(::sched_getaffinity(0, sizeof before, &before), 0);
    if (CPU_COUNT(&before) < 2)
        QSKIP("there is one CPU alone");
    CPU_ZERO(&one);
    for (std::size_t cpu = 0; CPU_COUNT(&one) == 0; ++cpu) {
        if (CPU_ISSET(cpu, &before))
            CPU_SET(cpu, &one);
    }
    QCOMPARE(::sched_setaffinity(0, sizeof one, &one), 0);
    ChildProcess process;
    QSignalSpy said(&process, &ChildProcess::said);
    process.start(sh, shell("echo ready; exec sleep 1000"));
    QCOMPARE(::sched_setaffinity(0, sizeof before, &before), 0);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(::sched_getaffinity(pid_t(process.pid()), sizeof child, &child), 0);
    QVERIFY(CPU_EQUAL(&child, &before));
}

void ChildProcessTest::aFolderGoesWithItsOwner()
{
    QString path;
    {
        const ScratchFolder folder;
        QVERIFY(folder.isValid());
        path = folder.path();
        QVERIFY(path.contains(QString::number(::getpid())));
        QFile file(folder.filePath(QStringLiteral("something")));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    QVERIFY(!QDir(path).exists());
}

void ChildProcessTest::onlyFoldersOfEndedProcessesAreRemoved()
{
    const QDir temporary(m_temporary.path());
    const QString leftover = QStringLiteral("classiscope-loadtest-1-gone/bodies");
    const QString other = QStringLiteral("classiscope-other");
    QVERIFY(temporary.mkpath(leftover) && temporary.mkpath(other));
    QVERIFY(QFile::link(temporary.filePath(other),
                        temporary.filePath(QStringLiteral("classiscope-loadtest-2-link"))));
    const ScratchFolder first, second;
    QVERIFY(!temporary.exists(leftover));
    QVERIFY(QDir(first.path()).exists());
    QVERIFY(QDir(second.path()).exists());
    QVERIFY(temporary.exists(other));
}

QTEST_GUILESS_MAIN(ChildProcessTest)
#include "childprocesstest.moc"
