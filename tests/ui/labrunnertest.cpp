// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/loadlab/labrunner.h"

#include "tests/support/testdata.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUuid>

#include <cstdio>

using namespace classiscope;

namespace {

constexpr int patience = 120'000;  // ms; a sanitizer's build is slow to start
const QString markName = QStringLiteral("CLASSISCOPE_LABRUNNERTEST");

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What runs with that mark in its environment, which processes inherit.
QStringList marked(const QString &mark)
{
    const QByteArray variable = (markName + QLatin1Char('=') + mark).toUtf8();
    QStringList found;
    for (const QString &process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        const QString folder = QStringLiteral("/proc/") + process;
        if (content(folder + QStringLiteral("/environ")).contains(variable))
            found << QString::fromUtf8(content(folder + QStringLiteral("/cmdline")));
    }
    return found;
}

/// Stands for the window: starts a load test of two servers, says when they are under load,
/// and waits.
int standForWindow()
{
    LabRunner runner(QStringLiteral(PROGRAM));
    bool said = false;
    QObject::connect(&runner, &LabRunner::told, &runner, [&said](const LoadEvent &event) {
        if (event.kind == LoadEvent::Kind::Second && event.second.requests > 0 && !said)
            said = std::puts("busy") >= 0 && std::fflush(stdout) == 0;
    });
    QObject::connect(&runner, &LabRunner::finished, &runner, [](const QString &problem) {
        std::fputs(qPrintable(problem), stderr);
        QCoreApplication::exit(1);
    });
    runner.start({QStringLiteral("loadtest"), QStringLiteral("--instances"), QStringLiteral("2"),
                  QStringLiteral("--users"), QStringLiteral("2"), QStringLiteral("--duration"),
                  QStringLiteral("600"), QStringLiteral("--progress"), QStringLiteral("json")});
    return QCoreApplication::exec();
}

}  // namespace

class LabRunnerTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void nothingOutlivesAWindowThatIsKilled()
    {
        const QString mark = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(markName, mark);
        const QTemporaryDir folder;  // for what a killed load test cannot remove
        environment.insert(QStringLiteral("TMPDIR"), folder.path());
        QProcess window;
        window.setProcessEnvironment(environment);
        window.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--window")});
        QTRY_VERIFY2_WITH_TIMEOUT(window.canReadLine() || window.state() == QProcess::NotRunning,
                                  "neither busy nor ended", patience);
        QCOMPARE(QString::fromUtf8(window.readAllStandardError()), QString());
        // The window, the load test, its two servers and nginx.
        const QStringList all = marked(mark);
        QVERIFY2(all.size() == 5, qPrintable(all.join(QLatin1Char('\n'))));
        window.kill();
        QVERIFY(window.waitForFinished(patience));
        QTRY_COMPARE_WITH_TIMEOUT(marked(mark), QStringList(), patience);
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
