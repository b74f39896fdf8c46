// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/requestreader.h"
#include "tests/support/testdata.h"

#include <atomic>
#include <semaphore>

using namespace classiscope;
using namespace std::chrono_literals;

class RequestReaderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void readsInAThreadOfItsOwn();
    void errorsComeThrough();
    void aCancelledRequestIsNotRead();
    void aRequestWhoseTurnComesTooLateIsNotRead();
    void aFullQueueAnswersBusyAtOnce();
    void destructionAnswersThoseThatWait();
};

namespace {

using Answer = Result<ClassifyJob>;

std::chrono::steady_clock::time_point inAMinute()
{
    return std::chrono::steady_clock::now() + 1min;
}

Answer job()
{
    ClassifyJob result;
    result.inputs.push_back(QByteArray("x"));
    return result;
}

// Keeps a reader's only thread busy until it is let go.
class Blocker {
public:
    explicit Blocker(RequestReader &reader)
    {
        m_future = reader.read(
            [this] {
                m_begun.release();
                m_end.acquire();
                return job();
            },
            inAMinute());
        m_begun.acquire();
    }
    ~Blocker()
    {
        letGo();
        m_future.waitForFinished();
    }

    void letGo() { m_end.release(); }

private:
    std::counting_semaphore<> m_begun {0};
    std::counting_semaphore<> m_end {0};
    QFuture<Answer> m_future;
};

}  // namespace

void RequestReaderTest::readsInAThreadOfItsOwn()
{
    RequestReader reader(2);
    std::thread::id readIn;
    auto future = reader.read(
        [&readIn] {
            readIn = std::this_thread::get_id();
            return job();
        },
        inAMinute());
    const Answer answer = future.result();
    QVERIFY(answer.ok());
    QCOMPARE(answer->inputs.size(), std::size_t(1));
    QVERIFY(readIn != std::this_thread::get_id());
}

void RequestReaderTest::errorsComeThrough()
{
    RequestReader reader(1);
    const auto answer =
        reader
            .read([] { return Answer(Error::Code::BadRequest, QStringLiteral("No.")); },
                  inAMinute())
            .result();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().message, QStringLiteral("No."));
}

void RequestReaderTest::aCancelledRequestIsNotRead()
{
    RequestReader reader(1);
    std::atomic<int> reads = 0;
    {
        Blocker blocker(reader);
        auto cancelled = reader.read([&reads] { return ++reads, job(); }, inAMinute());
        cancelled.cancel();
    }
    const auto next = reader.read([&reads] { return ++reads, job(); }, inAMinute()).result();
    QVERIFY(next.ok());
    QCOMPARE(reads.load(), 1);
}

void RequestReaderTest::aRequestWhoseTurnComesTooLateIsNotRead()
{
    RequestReader reader(1);
    std::atomic<int> reads = 0;
    const auto answer =
        reader.read([&reads] { return ++reads, job(); }, std::chrono::steady_clock::now() - 1ms)
            .result();
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, Error::Code::DeadlineExceeded);
    QCOMPARE(reads.load(), 0);
}

void RequestReaderTest::aFullQueueAnswersBusyAtOnce()
{
    RequestReader reader(1);
    Blocker blocker(reader);
    std::vector<QFuture<Answer>> waiting;
    for (int i = 0; i < RequestReader::queueLimit; ++i)
        waiting.push_back(reader.read(job, inAMinute()));
    const auto refused = reader.read(job, inAMinute());
    QVERIFY(refused.isFinished());
    QVERIFY(!refused.result().ok());
    QCOMPARE(refused.result().error().code, Error::Code::Busy);
    blocker.letGo();
    for (auto &future : waiting)
        QVERIFY(future.result().ok());
}

void RequestReaderTest::destructionAnswersThoseThatWait()
{
    std::counting_semaphore<> begun {0}, end {0};
    QFuture<Answer> reading, waiting;
    std::thread letGo;
    {
        RequestReader reader(1);
        reading = reader.read(
            [&] {
                begun.release();
                end.acquire();
                return job();
            },
            inAMinute());
        begun.acquire();
        waiting = reader.read(job, inAMinute());
        letGo = std::thread([&] { end.release(); });
    }
    letGo.join();
    QVERIFY(reading.isFinished());
    QVERIFY(reading.result().ok());
    QVERIFY(waiting.isFinished());
    // The thread may have had time for it before the reader was told to stop.
    const Answer answer = waiting.result();
    QVERIFY(answer.ok() || answer.error().code == Error::Code::Stopping);
}

QTEST_GUILESS_MAIN(RequestReaderTest)
#include "requestreadertest.moc"
