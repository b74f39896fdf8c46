// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jobqueue.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <atomic>

using namespace classiscope;
using namespace std::chrono_literals;
using WhenFull = JobQueue::WhenFull;
using Future = QFuture<Result<Classification>>;

class JobQueueTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void firstInIsFirstOut();
    void fullQueueRefusesAtOnceAndNamesItsLimit();
    void jobsThatBelongTogetherComeInAllOrNone();
    void waitingForRoomGetsIt();
    void higherLimitLetsMoreWait();
    void higherLimitLetsInWhoWaitsForRoom();
    void lowerLimitRefusesNewOnesAndLosesNone();
    void placeOfACancelledJobIsFreeAtOnce();
    void cancelledJobsLeaveWithoutAWorker();
    void lateJobsAreAnsweredWithoutAWorker();
    void lateJobIsNotTaken();
    void placeOfALateJobIsFreeAtOnce();
    void jobWithTimeLeftIsTaken();
    void closingAnswersWhatWaitsAndRefusesTheRest();
    void closingWakesWhoWaits();
    void answersMayAskTheQueue();
    void manyThreadsLoseNoJob_data();
    void manyThreadsLoseNoJob();
};

namespace {

Job job(const QByteArray &name = "x")
{
    return {name, {}, {}};
}

Job jobWithDeadline(std::chrono::steady_clock::duration fromNow)
{
    Job result = job();
    result.options.deadline = std::chrono::steady_clock::now() + fromNow;
    return result;
}

/// A job that a model for as many images at once would answer.
Job joining(const QByteArray &name, int batchLimit = 64)
{
    Job result = job(name);
    result.batchLimit = batchLimit;
    return result;
}

/// The names of all, one behind the other.
QByteArray nameOf(const std::vector<Job> &taken)
{
    QByteArray names;
    for (const Job &job : taken) {
        const auto *name = std::get_if<QByteArray>(&job.input);
        names += name ? *name : QByteArray("tensor");
    }
    return names;
}

}  // namespace

void JobQueueTest::firstInIsFirstOut()
{
    JobQueue queue(3);
    std::vector<Future> futures;
    for (const char *name : {"a", "b", "c"})
        futures.push_back(queue.push(job(name), WhenFull::Refuse));
    QCOMPARE(queue.depth(), 3);
    for (const char *name : {"a", "b", "c"}) {
        auto taken = queue.take();
        QCOMPARE(nameOf(taken), QByteArray(name));
        taken.front().answer(Classification {});
    }
    QCOMPARE(queue.depth(), 0);
    for (const Future &future : futures)
        QVERIFY(future.isFinished() && future.result().ok());
}

void JobQueueTest::fullQueueRefusesAtOnceAndNamesItsLimit()
{
    JobQueue queue(1);
    const auto first = queue.push(job(), WhenFull::Refuse);
    const auto second = queue.push(job(), WhenFull::Refuse);
    QVERIFY(!first.isFinished());
    QVERIFY(second.isFinished());
    QCOMPARE(second.result().error().code, Error::Code::Busy);
    QVERIFY(second.result().error().message.contains(QStringLiteral("queueLimit")));
    QCOMPARE(queue.depth(), 1);
}

void JobQueueTest::jobsThatBelongTogetherComeInAllOrNone()
{
    const auto jobs = [] {
        std::vector<Job> result;
        for (const char *name : {"a", "b"})
            result.push_back(job(name));
        return result;
    };
    JobQueue queue(3);
    for (const Future &future : queue.push(jobs(), WhenFull::Refuse))
        QVERIFY(!future.isFinished());
    for (const Future &future : queue.push(jobs(), WhenFull::Refuse))
        QCOMPARE(future.result().error().code, Error::Code::Busy);
    QCOMPARE(queue.depth(), 2);
    for (const char *name : {"a", "b"})
        QCOMPARE(nameOf(queue.take()), QByteArray(name));
    QVERIFY(queue.push(std::vector<Job>(), WhenFull::Refuse).empty());
}

void JobQueueTest::waitingForRoomGetsIt()
{
    JobQueue queue(1);
    queue.push(job("first"), WhenFull::Refuse);
    std::atomic<bool> in {false};
    std::thread feeder([&] {
        queue.push(job("second"), WhenFull::Wait);
        in = true;
    });
    QCOMPARE(nameOf(queue.take()), QByteArray("first"));
    QCOMPARE(nameOf(queue.take()), QByteArray("second"));
    feeder.join();
    QVERIFY(in);
}

void JobQueueTest::higherLimitLetsMoreWait()
{
    JobQueue queue(1);
    queue.push(job("first"), WhenFull::Refuse);
    queue.setLimit(2);
    QCOMPARE(queue.limit(), 2);
    const auto second = queue.push(job("second"), WhenFull::Refuse);
    const auto third = queue.push(job("third"), WhenFull::Refuse);
    QVERIFY(!second.isFinished());
    QCOMPARE(third.result().error().code, Error::Code::Busy);
}

void JobQueueTest::higherLimitLetsInWhoWaitsForRoom()
{
    JobQueue queue(1);
    queue.push(job("first"), WhenFull::Refuse);
    std::thread feeder([&] { queue.push(job("second"), WhenFull::Wait); });
    queue.setLimit(2);
    feeder.join();
    QCOMPARE(queue.depth(), 2);
}

void JobQueueTest::lowerLimitRefusesNewOnesAndLosesNone()
{
    JobQueue queue(3);
    for (const char *name : {"a", "b", "c"})
        queue.push(job(name), WhenFull::Refuse);
    queue.setLimit(2);
    const auto refused = [&] { return queue.push(job("d"), WhenFull::Refuse).isFinished(); };
    QVERIFY(refused());
    QCOMPARE(queue.depth(), 3);
    QCOMPARE(nameOf(queue.take()), QByteArray("a"));
    QVERIFY(refused());  // two wait still
    QCOMPARE(nameOf(queue.take()), QByteArray("b"));
    QVERIFY(!refused());
    for (const char *name : {"c", "d"})
        QCOMPARE(nameOf(queue.take()), QByteArray(name));
}

void JobQueueTest::placeOfACancelledJobIsFreeAtOnce()
{
    JobQueue queue(3);
    queue.push(job("a"), WhenFull::Refuse);
    auto cancelled = queue.push(job("b"), WhenFull::Refuse);
    queue.push(job("c"), WhenFull::Refuse);
    cancelled.cancel();
    const auto next = queue.push(job("d"), WhenFull::Refuse);
    QVERIFY(!next.isFinished());
    QVERIFY(cancelled.isFinished());
    QCOMPARE(cancelled.resultCount(), 0);
    for (const char *name : {"a", "c", "d"})
        QCOMPARE(nameOf(queue.take()), QByteArray(name));
}

void JobQueueTest::cancelledJobsLeaveWithoutAWorker()
{
    JobQueue queue(10);
    std::vector<Future> futures;
    for (int i = 0; i < 10; ++i)
        futures.push_back(queue.push(job(QByteArray::number(i)), WhenFull::Refuse));
    for (int i = 0; i < 10; i += 2)
        futures[std::size_t(i)].cancel();
    QTRY_COMPARE(queue.depth(), 5);
    QTRY_VERIFY(futures.front().isFinished());
    QCOMPARE(nameOf(queue.take()), QByteArray("1"));
    QCOMPARE(nameOf(queue.take()), QByteArray("3"));
}

void JobQueueTest::lateJobsAreAnsweredWithoutAWorker()
{
    JobQueue queue(10);
    const auto patient = queue.push(job("patient"), WhenFull::Refuse);
    const auto late = queue.push(jobWithDeadline(1ms), WhenFull::Refuse);
    QTRY_VERIFY(late.isFinished());
    QCOMPARE(late.result().error().code, Error::Code::DeadlineExceeded);
    QVERIFY(late.result().error().message.contains(QStringLiteral("requestTimeout")));
    QVERIFY(!patient.isFinished());
    QCOMPARE(queue.depth(), 1);
}

void JobQueueTest::lateJobIsNotTaken()
{
    JobQueue queue(10);
    const auto late = queue.push(jobWithDeadline(-1ms), WhenFull::Refuse);
    queue.push(job("next"), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take()), QByteArray("next"));
    QTRY_VERIFY(late.isFinished());
    QCOMPARE(late.result().error().code, Error::Code::DeadlineExceeded);
}

void JobQueueTest::placeOfALateJobIsFreeAtOnce()
{
    JobQueue queue(1);
    const auto late = queue.push(jobWithDeadline(-1ms), WhenFull::Refuse);
    const auto next = queue.push(job(), WhenFull::Refuse);
    QVERIFY(!next.isFinished());
    QTRY_VERIFY(late.isFinished());
}

void JobQueueTest::jobWithTimeLeftIsTaken()
{
    JobQueue queue(1);
    queue.push(jobWithDeadline(1h), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take()), QByteArray("x"));
}

void JobQueueTest::closingAnswersWhatWaitsAndRefusesTheRest()
{
    JobQueue queue(2);
    const auto waiting = queue.push(job(), WhenFull::Refuse);
    queue.close();
    QVERIFY(waiting.isFinished());
    QCOMPARE(waiting.result().error().code, Error::Code::Stopping);
    const auto refused = queue.push(job(), WhenFull::Wait);
    QVERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().code, Error::Code::Stopping);
    QVERIFY(queue.take().empty());
    queue.close();  // once more does nothing
}

void JobQueueTest::closingWakesWhoWaits()
{
    JobQueue queue(1);
    queue.push(job(), WhenFull::Refuse);
    Future waiting;
    std::thread feeder([&] { waiting = queue.push(job(), WhenFull::Wait); });
    JobQueue empty(1);
    bool nothing = false;
    std::thread worker([&] { nothing = empty.take().empty(); });
    queue.close();
    empty.close();
    feeder.join();
    worker.join();
    QVERIFY(nothing);
    QCOMPARE(waiting.result().error().code, Error::Code::Stopping);
}

// Telemetry does so.
void JobQueueTest::answersMayAskTheQueue()
{
    JobQueue queue(1);
    std::atomic<int> depth {-1};
    queue.push(jobWithDeadline(1ms), WhenFull::Refuse).then([&](const Result<Classification> &) {
        depth = queue.depth();
    });
    QTRY_COMPARE(depth.load(), 0);
}

void JobQueueTest::manyThreadsLoseNoJob_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("delay");
    QTest::newRow("one by one") << 1 << 0;
    QTest::newRow("what waits") << 4 << 0;
    QTest::newRow("with a delay") << 4 << 2;
}

void JobQueueTest::manyThreadsLoseNoJob()
{
    QFETCH(int, most);
    QFETCH(int, delay);
    constexpr int feeders = 4, jobs = 500;
    JobQueue queue(16);
    std::atomic<int> taken {0};
    std::atomic<bool> tooMany {false};
    std::vector<std::thread> workers;
    for (int i = 0; i < 2; ++i)
        workers.emplace_back([&] {
            while (true) {
                auto next = queue.take(most, std::chrono::milliseconds(delay));
                if (next.empty())
                    return;
                tooMany = tooMany || int(next.size()) > most;
                taken += int(next.size());
                for (Job &job : next)
                    job.answer(Classification {});
            }
        });
    std::atomic<int> answered {0}, refused {0}, dropped {0};
    std::vector<std::thread> threads;
    for (int feeder = 0; feeder < feeders; ++feeder)
        threads.emplace_back([&, feeder] {
            for (int i = 0; i < jobs; ++i) {
                auto future =
                    queue.push(joining("x"), feeder % 2 == 0 ? WhenFull::Wait : WhenFull::Refuse);
                if (i % 7 == 0)
                    future.cancel();
                future.waitForFinished();
                if (future.resultCount() == 0)
                    ++dropped;
                else if (future.result().ok())
                    ++answered;
                else
                    ++refused;
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    queue.close();
    for (std::thread &worker : workers)
        worker.join();
    QCOMPARE(answered + refused + dropped, feeders * jobs);
    QVERIFY(answered <= taken && taken <= answered + dropped);
    QVERIFY(!tooMany);
    QCOMPARE(queue.depth(), 0);
}

QTEST_APPLESS_MAIN(JobQueueTest)
#include "jobqueuetest.moc"
