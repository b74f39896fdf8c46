// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jobqueue.h"
#include "tests/support/testdata.h"

#include <algorithm>

using namespace classiscope;
using namespace std::chrono_literals;
using WhenFull = JobQueue::WhenFull;

/// JobQueue::take() of several jobs.
class JobBatchingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void whatWaitsIsTakenTogether();
    void aBatchIsNoLargerThanItsModelTakes();
    void onlyWhatCanJoinIsTakenTogether();
    void nobodyWantsTheCancelledAndTheLateInABatch();
    void threadsThatWaitGetTheirShare();
    void aDelayLetsABatchFill();
    void aDelayEndsAtTheDelay();
    void aDelayCountsFromTheOldestJob();
    void aDelayEndsAtADeadlineAndTheJobIsTaken();
    void aDelayEndsAtAnotherKindOfJob();
    void whoCancelsDuringADelayIsNotTaken();
    void oneBatchFillsAtATime();
    void closingEndsADelay();
};

namespace {

/// A job that a model for as many images at once would answer.
Job joining(const QByteArray &name, int batchLimit = 64)
{
    Job result {name, {}, {}};
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

void push(JobQueue &queue, std::vector<Job> jobs)
{
    queue.push(std::move(jobs), WhenFull::Refuse);
}

std::vector<Job> joiningEach(std::initializer_list<const char *> names)
{
    std::vector<Job> jobs;
    for (const char *name : names)
        jobs.push_back(joining(name));
    return jobs;
}

}  // namespace

void JobBatchingTest::whatWaitsIsTakenTogether()
{
    JobQueue queue(10);
    push(queue, joiningEach({"a", "b", "c", "d", "e"}));
    QCOMPARE(nameOf(queue.take(3)), QByteArray("abc"));
    QCOMPARE(queue.depth(), 2);
    QCOMPARE(nameOf(queue.take(3)), QByteArray("de"));
}

void JobBatchingTest::aBatchIsNoLargerThanItsModelTakes()
{
    JobQueue queue(10);
    for (const char *name : {"a", "b", "c"})
        queue.push(joining(name, 2), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take(8)), QByteArray("ab"));
    QCOMPARE(nameOf(queue.take(8)), QByteArray("c"));
    queue.push(joining("d", 1), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take(8, 1h)), QByteArray("d"));  // full, so it waits for none
}

void JobBatchingTest::onlyWhatCanJoinIsTakenTogether()
{
    JobQueue queue(10);
    push(queue, joiningEach({"a", "b"}));
    Job tensor = joining({});
    tensor.input = InputTensor {};
    queue.push(std::move(tensor), WhenFull::Refuse);
    push(queue, joiningEach({"c"}));
    Job other = joining("other model");
    other.model = std::shared_ptr<LoadedModel>(std::shared_ptr<void>(),
                                               reinterpret_cast<LoadedModel *>(&queue));
    queue.push(std::move(other), WhenFull::Refuse);
    for (const char *names : {"ab", "tensor", "c", "other model"})
        QCOMPARE(nameOf(queue.take(8)), QByteArray(names));
}

void JobBatchingTest::nobodyWantsTheCancelledAndTheLateInABatch()
{
    JobQueue queue(10);
    auto cancelled = queue.push(joining("a"), WhenFull::Refuse);
    push(queue, joiningEach({"b"}));
    Job late = joining("c");
    late.options.deadline = std::chrono::steady_clock::now() - 1ms;
    const auto lateFuture = queue.push(std::move(late), WhenFull::Refuse);
    push(queue, joiningEach({"d"}));
    cancelled.cancel();
    QCOMPARE(nameOf(queue.take(4)), QByteArray("bd"));
    QTRY_VERIFY(cancelled.isFinished());
    QTRY_VERIFY(lateFuture.isFinished());
    QCOMPARE(lateFuture.result().error().code, Error::Code::DeadlineExceeded);
}

// The others would be idle while one computes for all.
void JobBatchingTest::threadsThatWaitGetTheirShare()
{
    JobQueue queue(10);
    std::vector<std::size_t> sizes(2);
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < 2; ++i)
        workers.emplace_back([&, i] { sizes[i] = queue.take(8).size(); });
    QTRY_COMPARE(queue.idleThreads(), 2);
    push(queue, joiningEach({"a", "b", "c", "d"}));
    for (std::thread &worker : workers)
        worker.join();
    QCOMPARE(sizes, (std::vector<std::size_t> {2, 2}));
}

void JobBatchingTest::aDelayLetsABatchFill()
{
    JobQueue queue(10);
    queue.push(joining("a"), WhenFull::Refuse);
    std::thread feeder([&] {
        for (const char *name : {"b", "c", "d"})
            queue.push(joining(name), WhenFull::Refuse);
    });
    QCOMPARE(nameOf(queue.take(3, 1h)), QByteArray("abc"));  // else the test never ends
    feeder.join();
    QTRY_COMPARE(queue.depth(), 1);
}

void JobBatchingTest::aDelayEndsAtTheDelay()
{
    JobQueue queue(10);
    queue.push(joining("a"), WhenFull::Refuse);
    const auto accepted = std::chrono::steady_clock::now();
    QCOMPARE(nameOf(queue.take(3, 5ms)), QByteArray("a"));
    QVERIFY(std::chrono::steady_clock::now() - accepted > 4ms);
}

void JobBatchingTest::aDelayCountsFromTheOldestJob()
{
    JobQueue queue(10);
    Job old = joining("a");
    old.accepted = std::chrono::steady_clock::now() - 2h;
    queue.push(std::move(old), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take(3, 1h)), QByteArray("a"));  // at once
}

void JobBatchingTest::aDelayEndsAtADeadlineAndTheJobIsTaken()
{
    JobQueue queue(10);
    queue.push(joining("a"), WhenFull::Refuse);
    Job urgent = joining("b");
    urgent.options.deadline = std::chrono::steady_clock::now() + 200ms;
    queue.push(std::move(urgent), WhenFull::Refuse);
    QCOMPARE(nameOf(queue.take(3, 1h)), QByteArray("ab"));
}

void JobBatchingTest::aDelayEndsAtAnotherKindOfJob()
{
    JobQueue queue(10);
    queue.push(joining("a"), WhenFull::Refuse);
    std::thread feeder([&] {
        Job tensor = joining({});
        tensor.input = InputTensor {};
        queue.push(std::move(tensor), WhenFull::Refuse);
    });
    QCOMPARE(nameOf(queue.take(3, 1h)), QByteArray("a"));
    feeder.join();
    QCOMPARE(nameOf(queue.take()), QByteArray("tensor"));
}

void JobBatchingTest::whoCancelsDuringADelayIsNotTaken()
{
    JobQueue queue(10);
    auto cancelled = queue.push(joining("a"), WhenFull::Refuse);
    QByteArray names;
    std::thread worker([&] { names = nameOf(queue.take(3, 1h)); });
    QTRY_COMPARE(queue.depth(), 0);  // the worker has it and waits
    cancelled.cancel();
    push(queue, joiningEach({"b", "c"}));
    worker.join();
    QCOMPARE(names, QByteArray("bc"));
    QVERIFY(cancelled.isFinished());
    QCOMPARE(cancelled.resultCount(), 0);
}

void JobBatchingTest::oneBatchFillsAtATime()
{
    JobQueue queue(10);
    std::vector<QByteArray> names(2);
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < 2; ++i)
        workers.emplace_back([&, i] { names[i] = nameOf(queue.take(2, 1h)); });
    QTRY_COMPARE(queue.idleThreads(), 2);
    for (const char *name : {"a", "b", "c", "d"}) {
        queue.push(joining(name), WhenFull::Refuse);
        QTRY_COMPARE(queue.depth(), 0);  // somebody holds it
    }
    for (std::thread &worker : workers)
        worker.join();
    std::sort(names.begin(), names.end());
    QCOMPARE(names, (std::vector<QByteArray> {"ab", "cd"}));
}

void JobBatchingTest::closingEndsADelay()
{
    JobQueue queue(10);
    queue.push(joining("a"), WhenFull::Refuse);
    QByteArray names;
    std::thread worker([&] { names = nameOf(queue.take(3, 1h)); });
    QTRY_COMPARE(queue.depth(), 0);
    queue.close();
    worker.join();
    QCOMPARE(names, QByteArray("a"));
}

QTEST_APPLESS_MAIN(JobBatchingTest)
#include "jobbatchingtest.moc"
