// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jobqueue.h"
#include "tests/support/testdata.h"

#include <thread>

using namespace classiscope;
using namespace std::chrono_literals;
using WhenFull = JobQueue::WhenFull;
using Future = QFuture<Result<Classification>>;

/// Jobs with one key in the queue.
class JobSharingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void ofOneKeyOneIsTaken();
    void othersAreHandedOutWhenItIsComputed();
    void jobsWithoutAKeyShareNothing();
    void afterwardsTheKeyIsTakenAgain();
    void aCancelledJobLeavesItsKeyToTheNext();
    void whoWaitsCanBeCancelled();
    void whoWaitsHasItsOwnDeadline();
    void whoWaitsKeepsItsPlaceUnderTheLimit();
    void keyThatCameLaterIsClaimedOnce();
    void closingAnswersWhoWaitsForAnother();
    void ofOneKeyOneIsInABatch();
    void cancelledWhileItsBatchFillsGivesItsPlaceToTheNext();

private:
    static Job job(const char *name, int key)
    {
        Job made {QByteArray(name), {}, {}};
        made.batchLimit = 64;
        if (key > 0)
            made.key = keyOf(key);
        return made;
    }
    static CacheKey keyOf(int number) { return CacheKey {{std::uint8_t(number)}}; }
    static Future push(JobQueue &queue, Job job)
    {
        return queue.push(std::move(job), WhenFull::Refuse);
    }
    static QByteArray take(JobQueue &queue)
    {
        const auto names = namesOf(queue.take());
        return names.value(0);
    }
    static QByteArrayList namesOf(std::vector<Job> jobs)
    {
        QByteArrayList names;
        for (Job &job : jobs) {
            names << std::get<QByteArray>(job.input);
            job.answer(Classification {});
        }
        return names;
    }
};

void JobSharingTest::ofOneKeyOneIsTaken()
{
    JobQueue queue(10);
    for (const char *name : {"a", "b"})
        push(queue, job(name, 1));
    push(queue, job("c", 2));
    QCOMPARE(take(queue), QByteArray("a"));
    push(queue, job("d", 1));
    push(queue, job("e", 3));
    QCOMPARE(take(queue), QByteArray("c"));
    QCOMPARE(take(queue), QByteArray("e"));
    QCOMPARE(queue.depth(), 2);
}

void JobSharingTest::othersAreHandedOutWhenItIsComputed()
{
    JobQueue queue(10);
    for (const char *name : {"a", "b", "c"})
        push(queue, job(name, 1));
    push(queue, job("x", 2));
    QCOMPARE(take(queue), QByteArray("a"));
    QCOMPARE(take(queue), QByteArray("x"));  // b and c are passed over
    push(queue, job("d", 1));
    push(queue, job("y", 2));
    QCOMPARE(namesOf(queue.release(keyOf(1))), QByteArrayList({"b", "c", "d"}));
    QCOMPARE(queue.depth(), 1);
}

void JobSharingTest::jobsWithoutAKeyShareNothing()
{
    JobQueue queue(10);
    for (const char *name : {"a", "b"})
        push(queue, job(name, 0));
    QCOMPARE(take(queue), QByteArray("a"));
    QCOMPARE(take(queue), QByteArray("b"));
}

void JobSharingTest::afterwardsTheKeyIsTakenAgain()
{
    JobQueue queue(10);
    push(queue, job("a", 1));
    QCOMPARE(take(queue), QByteArray("a"));
    QVERIFY(queue.release(keyOf(1)).empty());
    push(queue, job("b", 1));
    QCOMPARE(take(queue), QByteArray("b"));
}

void JobSharingTest::aCancelledJobLeavesItsKeyToTheNext()
{
    JobQueue queue(10);
    Future first = push(queue, job("a", 1));
    const Future second = push(queue, job("b", 1));
    first.cancel();
    QCOMPARE(take(queue), QByteArray("b"));
    QVERIFY(second.isFinished());
}

void JobSharingTest::whoWaitsCanBeCancelled()
{
    JobQueue queue(10);
    push(queue, job("a", 1));
    QCOMPARE(take(queue), QByteArray("a"));
    Future waiting = push(queue, job("b", 1));
    const Future stays = push(queue, job("c", 1));
    waiting.cancel();
    QTRY_COMPARE(queue.depth(), 1);
    QCOMPARE(namesOf(queue.release(keyOf(1))), QByteArrayList({"c"}));
    QVERIFY(stays.isFinished());
}

void JobSharingTest::whoWaitsHasItsOwnDeadline()
{
    JobQueue queue(10);
    push(queue, job("a", 1));
    QCOMPARE(take(queue), QByteArray("a"));
    Job late = job("b", 1);
    late.options.deadline = std::chrono::steady_clock::now() + 5ms;
    Future future = push(queue, std::move(late));
    QCOMPARE(future.result().error().code, Error::Code::DeadlineExceeded);
    QVERIFY(queue.release(keyOf(1)).empty());
}

void JobSharingTest::whoWaitsKeepsItsPlaceUnderTheLimit()
{
    JobQueue queue(2);
    push(queue, job("a", 1));
    QCOMPARE(take(queue), QByteArray("a"));
    push(queue, job("b", 1));
    push(queue, job("c", 1));
    const Future refused = push(queue, job("d", 1));
    QCOMPARE(refused.result().error().code, Error::Code::Busy);
    QCOMPARE(push(queue, job("e", 2)).result().error().code, Error::Code::Busy);
    QCOMPARE(queue.release(keyOf(1)).size(), std::size_t(2));
    QVERIFY(!push(queue, job("f", 1)).isFinished());
}

void JobSharingTest::keyThatCameLaterIsClaimedOnce()
{
    JobQueue queue(10);
    for (const char *name : {"a", "b"})
        push(queue, job(name, 0));
    auto first = queue.take(), second = queue.take();
    QVERIFY(first.size() == 1 && second.size() == 1);
    first[0].key = second[0].key = keyOf(1);
    QVERIFY(queue.claim(first[0]));
    QVERIFY(!queue.claim(second[0]));
    QCOMPARE(queue.depth(), 1);
    QCOMPARE(namesOf(queue.release(keyOf(1))), QByteArrayList({"b"}));
    first[0].answer(Classification {});
}

void JobSharingTest::closingAnswersWhoWaitsForAnother()
{
    JobQueue queue(10);
    push(queue, job("a", 1));
    QCOMPARE(take(queue), QByteArray("a"));
    const Future waiting = push(queue, job("b", 1));
    queue.close();
    QCOMPARE(waiting.result().error().code, Error::Code::Stopping);
    QVERIFY(queue.release(keyOf(1)).empty());
    QVERIFY(queue.take().empty());
}

void JobSharingTest::ofOneKeyOneIsInABatch()
{
    JobQueue queue(10);
    for (const auto &[name, key] : {std::pair("a", 1), {"b", 2}, {"c", 1}, {"d", 3}})
        push(queue, job(name, key));
    QCOMPARE(namesOf(queue.take(4)), QByteArrayList({"a", "b", "d"}));
    QCOMPARE(namesOf(queue.release(keyOf(1))), QByteArrayList({"c"}));
    QVERIFY(queue.release(keyOf(2)).empty());
}

void JobSharingTest::cancelledWhileItsBatchFillsGivesItsPlaceToTheNext()
{
    JobQueue queue(10);
    Future first = push(queue, job("a", 1));
    const Future second = push(queue, job("b", 1));
    std::vector<Job> batch;
    std::thread taker([&] { batch = queue.take(2, std::chrono::minutes(1)); });
    while (queue.depth() == 2)
        std::this_thread::yield();
    first.cancel();  // taken, and waited for by the other
    push(queue, job("c", 2));
    taker.join();
    QCOMPARE(namesOf(std::move(batch)), QByteArrayList({"c"}));
    QCOMPARE(namesOf(queue.take()), QByteArrayList({"b"}));
    QVERIFY(second.isFinished());
}

QTEST_GUILESS_MAIN(JobSharingTest)
#include "jobsharingtest.moc"
