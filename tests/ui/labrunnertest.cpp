// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunner.h"

#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <cstdio>

using namespace classiscope;

namespace {

constexpr int patience = 30'000;  // ms

/// One that has ended has no command line, even while its parent has not asked for its end.
bool runs(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/cmdline").arg(process));
    return file.open(QIODevice::ReadOnly) && !file.readAll().isEmpty();
}

/// Stands for the window: starts what stands for a load test, says its number, and waits.
int standForWindow()
{
    LabRunner runner(QStringLiteral("sleep"));
    runner.start({QStringLiteral("600")});
    std::printf("%lld\n", static_cast<long long>(runner.processId()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

}  // namespace

class LabRunnerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void endsWithAWindowThatIsKilled()
    {
        QProcess window;
        window.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window")});
        QTRY_VERIFY_WITH_TIMEOUT(window.canReadLine(), patience);
        const qint64 loadTest = window.readLine().trimmed().toLongLong();
        QVERIFY(loadTest > 0);
        QTRY_VERIFY_WITH_TIMEOUT(runs(loadTest), patience);
        window.kill();
        QVERIFY(window.waitForFinished(patience));
        QTRY_VERIFY_WITH_TIMEOUT(!runs(loadTest), patience);
    }
};

int main(int count, char **values)
{
    const QCoreApplication application(count, values);
    if (count == 2 && QByteArrayView(values[1]) == "--window")
        return standForWindow();
    LabRunnerTest test;
    return QTest::qExec(&test, count, values);
}

#include "labrunnertest.moc"
