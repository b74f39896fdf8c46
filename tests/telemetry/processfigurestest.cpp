// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/telemetry/processfigures.h"
#include "tests/support/testdata.h"

#include <QTemporaryFile>

#include <chrono>
#include <vector>

using namespace classiscope;

class ProcessFiguresTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void openFilesAreCounted();
    void memoryThatIsUsedIsResident();
    void workTakesTime();
    void itStartedBeforeNowAndAlwaysAtTheSameTime();
};

void ProcessFiguresTest::openFilesAreCounted()
{
    const ProcessFigures before = processFigures();
    QVERIFY(before.openFiles >= 3);
    QVERIFY(before.maxFiles >= before.openFiles);
    QTemporaryFile first, second;
    QVERIFY(first.open() && second.open());
    QCOMPARE(processFigures().openFiles, before.openFiles + 2);
}

void ProcessFiguresTest::memoryThatIsUsedIsResident()
{
    constexpr int bytes = 64 << 20;
    const ProcessFigures before = processFigures();
    const std::vector<char> used(bytes, 'x');
    const ProcessFigures after = processFigures();
    QVERIFY(used.back() == 'x');
    QVERIFY(after.residentBytes - before.residentBytes > bytes / 2);
    QVERIFY(after.virtualBytes >= after.residentBytes);
}

void ProcessFiguresTest::workTakesTime()
{
    const double before = processFigures().cpuSeconds;
    QVERIFY(before > 0);
    QTRY_VERIFY(processFigures().cpuSeconds > before);
}

void ProcessFiguresTest::itStartedBeforeNowAndAlwaysAtTheSameTime()
{
    using namespace std::chrono;
    const double start = processFigures().startTimeSeconds;
    const double now = duration<double>(system_clock::now().time_since_epoch()).count();
    QVERIFY(start > now - 3600);
    QVERIFY(start <= now + 0.02);  // a tick of proc(5) is 10 ms
    QCOMPARE(processFigures().startTimeSeconds, start);
}

QTEST_APPLESS_MAIN(ProcessFiguresTest)
#include "processfigurestest.moc"
