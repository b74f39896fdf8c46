// SPDX-License-Identifier: GPL-3.0-or-later
// How the window bears many pictures: windowbench FOLDER. With SORTED set, the list is
// sorted by confidence while the results come.
#include "tests/ui/windowfixture.h"
#include "ui/classify/resultsmodel.h"

#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTimer>

#include <cstdio>

#include <time.h>

using namespace classiscope;
using namespace classiscope::test;

namespace {

qint64 threadTime()
{
    timespec time {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

/// The longest time between two turns of the event loop since it was asked last.
class Heartbeat : public QObject {
public:
    struct Stall {
        qint64 wall = 0;       ///< milliseconds
        qint64 processor = 0;  ///< of them the thread's own; a busy machine makes the others
        qint64 at = 0;         ///< since the last time it was asked
    };

    Heartbeat()
    {
        m_timer.setInterval(10);  // one of 1 ms takes a third of a processor for itself
        connect(&m_timer, &QTimer::timeout, this, [this] { beat(); });
        m_timer.start();
        m_clock.start();
        m_sinceAsked.start();
        m_time = threadTime();
    }
    Stall longest()
    {
        beat();
        m_sinceAsked.start();
        return std::exchange(m_longest, {});
    }

private:
    void beat()
    {
        const qint64 time = threadTime();
        const Stall stall {m_clock.restart(), time - std::exchange(m_time, time),
                           m_sinceAsked.elapsed()};
        if (stall.wall > m_longest.wall)
            m_longest = stall;
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    QElapsedTimer m_sinceAsked;
    qint64 m_time = 0;
    Stall m_longest;
};

void print(const char *name, const Heartbeat::Stall &stall)
{
    std::printf("%-28s %6lld ms, %lld of the thread, at %lld\n", name,
                static_cast<long long>(stall.wall), static_cast<long long>(stall.processor),
                static_cast<long long>(stall.at));
}

qint64 peakKibibytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

template <typename Condition>
qint64 waitFor(Condition condition)
{
    QElapsedTimer clock;
    clock.start();
    while (!condition() && clock.elapsed() < 400'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);  // with a time it spins
    return clock.elapsed();
}

void settle()
{
    QElapsedTimer clock;
    clock.start();
    waitFor([&clock] { return clock.elapsed() > 300; });
}

template <typename Action>
void stallOf(const char *name, Heartbeat &heart, Action action)
{
    settle();
    heart.longest();
    action();
    settle();
    print(name, heart.longest());
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 2)
        return 2;
    WindowFixture fixture;
    fixture.open().resize(1400, 900);
    waitFor([&] { return fixture.modelLoaded(); });
    settle();
    const qint64 before = peakKibibytes();

    Heartbeat heart;
    QElapsedTimer clock;
    clock.start();
    dropFiles(*fixture.window, {QString::fromLocal8Bit(argv[1])});
    waitFor([&] { return fixture.rowCount() > 0; });
    std::printf("first row                    %6lld ms\n", static_cast<long long>(clock.elapsed()));
    const auto &list = fixture.list();
    waitFor([&] { return fixture.cell(0, ResultsModel::Answer) != QStringLiteral("waiting…"); });
    std::printf("first result                 %6lld ms\n", static_cast<long long>(clock.elapsed()));
    const auto *progress = fixture.child<QLabel>("progressText");
    waitFor([&] { return progress->isVisible(); });
    print("longest stall of the drop", heart.longest());
    if (qEnvironmentVariableIsSet("SORTED"))
        fixture.list().sortByColumn(ResultsModel::Confidence, Qt::DescendingOrder);
    waitFor([&] { return !progress->isVisible(); });
    const int rows = list.model()->rowCount();
    std::printf("all %d results            %6lld ms\n", rows,
                static_cast<long long>(clock.elapsed()));
    print("longest stall of a result", heart.longest());
    std::printf("peak memory                  %6lld MiB (before: %lld MiB)\n",
                static_cast<long long>(peakKibibytes() / 1024),
                static_cast<long long>(before / 1024));

    auto *text = fixture.child<QLineEdit>("filter");
    auto *kind = fixture.child<QComboBox>("resultKind");
    stallOf("sort by name", heart, [&] { fixture.list().sortByColumn(0, Qt::DescendingOrder); });
    stallOf("sort by confidence", heart,
            [&] { fixture.list().sortByColumn(2, Qt::AscendingOrder); });
    stallOf("filter a text", heart, [&] { text->setText(QStringLiteral("a")); });
    stallOf("filter no more", heart, [&] { text->clear(); });
    stallOf("only mistakes", heart, [&] { kind->setCurrentIndex(4); });
    stallOf("all", heart, [&] { kind->setCurrentIndex(0); });
    stallOf("select all", heart, [&] { fixture.list().selectAll(); });
    stallOf("filter with all selected", heart, [&] { text->setText(QStringLiteral("e")); });
    stallOf("copy", heart,
            [&] { QTest::keyClick(&fixture.list(), Qt::Key_C, Qt::ControlModifier); });
    stallOf("clear", heart,
            [&] { QTest::keyClick(fixture.window.get(), Qt::Key_L, Qt::ControlModifier); });
    stallOf("undo", heart,
            [&] { QTest::keyClick(fixture.window.get(), Qt::Key_Z, Qt::ControlModifier); });
    return 0;
}
