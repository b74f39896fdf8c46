// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/accesslog.h"
#include "core/server/logsink.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <csignal>
#include <semaphore>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace classiscope;
using namespace std::chrono_literals;

namespace {

RequestRecord record(int number = 1)
{
    RequestRecord made;
    made.time = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    made.client = QStringLiteral("127.0.0.1");
    made.requestId = QStringLiteral("id-%1").arg(number);
    made.method = QStringLiteral("POST");
    made.path = QStringLiteral("/predict?top_k=3");
    made.status = 200;
    made.requestBytes = 1234;
    made.replyBytes = 567;
    made.duration = 15'250us;
    made.stages.queue = 10us;
    made.stages.decode = 2'000us;
    made.stages.preprocess = 300us;
    made.stages.inference = 12'000us;
    made.stages.postprocess = 90us;
    made.stages.total = 14'400us;
    made.label = QStringLiteral("cat");
    made.images = 1;
    return made;
}

QByteArrayList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    if (!lines.isEmpty() && lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QJsonObject parsed(const QByteArray &line)
{
    return QJsonDocument::fromJson(line).object();
}

/// Takes lines only when it is told to.
class HeldSink : public LogSink {
public:
    bool write(const QByteArray &line) override
    {
        entered.release();
        gate.acquire();
        gate.release();
        if (failing)
            return false;
        lines << line;
        return true;
    }
    bool flush() override { return true; }

    std::counting_semaphore<> entered {0};
    std::counting_semaphore<> gate {0};
    std::atomic<bool> failing {false};
    QByteArrayList &lines;
    explicit HeldSink(QByteArrayList &out)
        : lines(out)
    {
    }
};

}  // namespace

class AccessLogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_folder = std::make_unique<QTemporaryDir>();
    }
    void aLineHoldsWhatTheRequestWas();
    void whatIsMissingIsNull();
    void noTextBreaksALine_data();
    void noTextBreaksALine();
    void everyRequestIsALineInOrder();
    void aNewFileFollowsAFullOne();
    void linesAreAddedBehindOldOnes();
    void aTornLineIsEndedFirst();
    void aFileThatCannotBeWrittenIsNamed_data();
    void aFileThatCannotBeWrittenIsNamed();
    void whoWritesNeverWaitsAndDropsAreCounted();
    void aFullDiskLosesLinesAndNothingElse();
    void aFolderThatVanishesLosesLinesAndNothingElse();
    void aPipeThatNobodyReadsDoesNotHoldUpTheEnd();
    void aPipeGetsWholeLines();

private:
    QString path(const char *name = "access.log") const
    {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    std::unique_ptr<AccessLog> opened(ServerOptions options = {}) const
    {
        options.accessLog = path();
        auto log = AccessLog::open(options);
        return log ? std::move(log).value() : nullptr;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void AccessLogTest::aLineHoldsWhatTheRequestWas()
{
    QCOMPARE(
        accessLogLine(record()),
        QByteArray(
            R"({"time":"2030-01-02T03:04:05.678Z","client":"127.0.0.1",)"
            R"("request_id":"id-1","method":"POST","path":"/predict?top_k=3",)"
            R"("status":200,"error":null,"request_bytes":1234,"reply_bytes":567,)"
            R"("duration_ms":15.25,"stages":{"queue":0.01,"decode":2,)"
            R"("preprocess":0.3,"inference":12,"postprocess":0.09,"total":14.4},"label":"cat",)"
            R"("images":1})"
            "\n"));
}

void AccessLogTest::whatIsMissingIsNull()
{
    RequestRecord refused;
    refused.time = QDateTime::currentDateTimeUtc();
    refused.status = 429;
    refused.error = QStringLiteral("busy");
    const QJsonObject line = parsed(accessLogLine(refused));
    QVERIFY(line.value(QStringLiteral("stages")).isNull());
    QVERIFY(line.value(QStringLiteral("label")).isNull());
    QCOMPARE(line.value(QStringLiteral("error")).toString(), QStringLiteral("busy"));
    QCOMPARE(line.value(QStringLiteral("images")).toInt(-1), 0);
}

void AccessLogTest::noTextBreaksALine_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("line end") << QStringLiteral("/a\r\n{\"status\":200}\n");
    QTest::newRow("quote") << QStringLiteral("/\"\\\"");
    QTest::newRow("zero") << QString(QChar(0));
    QTest::newRow("escape") << QStringLiteral("/\x1b[2J");
    QTest::newRow("delete") << QStringLiteral("/\x7f");
    QTest::newRow("C1") << QString(QChar(0x9B));
    QTest::newRow("half a pair") << QString(QChar(0xD83D));
    QTest::newRow("invalid UTF-8") << QString::fromUtf8("/\xff\xfe\xc3");
    QTest::newRow("line separator") << QString(QChar(0x2028));
    QTest::newRow("right to left") << QString(QChar(0x202E));
    QTest::newRow("letters") << QStringLiteral("/schön/猫");
}

void AccessLogTest::noTextBreaksALine()
{
    QFETCH(QString, text);
    RequestRecord given = record();
    given.path = given.method = given.requestId = given.label = given.error = text;
    const QByteArray line = accessLogLine(given);
    QCOMPARE(line.count('\n'), 1);
    QVERIFY(line.endsWith("}\n"));
    for (const char c : line.chopped(1))
        QVERIFY(uchar(c) >= 0x20 && c != 0x7F);
    QCOMPARE(QString::fromUtf8(line).toUtf8(), line);
    QVERIFY(!line.contains("\xC2\x9B") && !line.contains("\xE2\x80\xA8")
            && !line.contains("\xE2\x80\xAE"));
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(line, &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QVERIFY(!document.object().value(QStringLiteral("path")).toString().isEmpty());
}

void AccessLogTest::everyRequestIsALineInOrder()
{
    auto log = opened();
    QVERIFY(log);
    constexpr int count = 1000;
    for (int i = 0; i < count; ++i)
        log->write(record(i));
    log.reset();
    const auto lines = linesOf(path());
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i)
        QCOMPARE(parsed(lines[i]).value(QStringLiteral("request_id")).toString(),
                 QStringLiteral("id-%1").arg(i));
}

void AccessLogTest::aNewFileFollowsAFullOne()
{
    ServerOptions options;
    options.accessLogMaxBytes = 2000;
    options.accessLogFiles = 2;
    auto log = opened(options);
    QVERIFY(log);
    for (int i = 0; i < 50; ++i)
        log->write(record(i));
    log.reset();
    const QStringList files = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(files,
             QStringList({QStringLiteral("access.1.log"), QStringLiteral("access.2.log"),
                          QStringLiteral("access.log")}));
    int last = -1;
    for (const char *name : {"access.2.log", "access.1.log", "access.log"}) {
        QVERIFY2(QFileInfo(path(name)).size() <= options.accessLogMaxBytes, name);
        for (const QByteArray &line : linesOf(path(name))) {
            const int number =
                parsed(line).value(QStringLiteral("request_id")).toString().mid(3).toInt();
            QVERIFY(last < 0 || number == last + 1);
            last = number;
        }
    }
    QCOMPARE(last, 49);
}

void AccessLogTest::linesAreAddedBehindOldOnes()
{
    for (int i = 0; i < 3; ++i)
        opened()->write(record(i));
    QCOMPARE(linesOf(path()).size(), 3);
}

void AccessLogTest::aTornLineIsEndedFirst()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"time\":\"20");
    file.close();
    opened()->write(record(7));
    const auto lines = linesOf(path());
    QCOMPARE(lines.size(), 2);
    QCOMPARE(parsed(lines[1]).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-7"));
}

void AccessLogTest::aFileThatCannotBeWrittenIsNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("no such folder") << QStringLiteral("/no/such/folder/access.log");
    QTest::newRow("a folder") << QDir::tempPath();
    QTest::newRow("a device") << QStringLiteral("/dev/null");
    QTest::newRow("below a file") << QStringLiteral("/etc/passwd/access.log");
}

void AccessLogTest::aFileThatCannotBeWrittenIsNamed()
{
    QFETCH(QString, file);
    ServerOptions options;
    options.accessLog = file;
    const auto log = AccessLog::open(options);
    QVERIFY(!log);
    QCOMPARE(log.error().code, Error::Code::BadConfiguration);
    QVERIFY2(log.error().message.contains(file), qPrintable(log.error().message));
    QVERIFY(!QFileInfo::exists(QStringLiteral("/no")));
}

void AccessLogTest::whoWritesNeverWaitsAndDropsAreCounted()
{
    QByteArrayList lines;
    auto sink = std::make_unique<HeldSink>(lines);
    HeldSink &held = *sink;
    auto log = std::make_unique<AccessLog>(std::move(sink));
    log->write(record(0));
    held.entered.acquire();  // the thread has the first and waits
    constexpr int more = 100;
    for (int i = 1; i < AccessLog::maxWaiting + more; ++i)
        log->write(record(i));
    QCOMPARE(log->dropped(), more);
    held.gate.release();
    log.reset();
    QCOMPARE(lines.size(), AccessLog::maxWaiting + 1);
    // The newest were dropped, and the log says so where they are missing.
    QCOMPARE(parsed(lines[0]).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-0"));
    QCOMPARE(parsed(lines[1]).value(QStringLiteral("dropped")).toInt(), more);
    QCOMPARE(parsed(lines.last()).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-%1").arg(AccessLog::maxWaiting - 1));
}

void AccessLogTest::aFullDiskLosesLinesAndNothingElse()
{
    auto log = opened();
    QVERIFY(log);
    log->write(record(1));
    QTRY_COMPARE(linesOf(path()).size(), 1);
    const auto oldHandler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before {};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit full = before;
    full.rlim_cur = rlim_t(QFileInfo(path()).size() + 100);  // less than a line more
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &full), 0);
    log->write(record(2));
    QTRY_COMPARE(log->dropped(), 1);
    log->write(record(3));
    QTRY_COMPARE(log->dropped(), 2);
    QCOMPARE(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, oldHandler);
    log->write(record(4));
    log.reset();
    const auto lines = linesOf(path());
    QVERIFY(lines.size() >= 3);
    QCOMPARE(parsed(lines.first()).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-1"));
    QCOMPARE(parsed(lines[lines.size() - 2]).value(QStringLiteral("dropped")).toInt(), 2);
    QCOMPARE(parsed(lines.last()).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-4"));
}

void AccessLogTest::aFolderThatVanishesLosesLinesAndNothingElse()
{
    ServerOptions options;
    options.accessLogMaxBytes = 600;  // so that every second line begins a new file
    auto log = opened(options);
    QVERIFY(log);
    log->write(record(0));
    QTRY_COMPARE(linesOf(path()).size(), 1);
    const QString away = m_folder->path() + QStringLiteral(".away");
    QVERIFY(QDir().rename(m_folder->path(), away));
    QFile inTheWay(m_folder->path());
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    for (int i = 1; i < 20; ++i)
        log->write(record(i));
    QTRY_VERIFY(log->dropped() > 0);
    QVERIFY(inTheWay.remove());
    QVERIFY(QDir().rename(away, m_folder->path()));
    log->write(record(20));
    log.reset();
    QCOMPARE(parsed(linesOf(path()).last()).value(QStringLiteral("request_id")).toString(),
             QStringLiteral("id-20"));
}

void AccessLogTest::aPipeThatNobodyReadsDoesNotHoldUpTheEnd()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    auto log = std::make_unique<AccessLog>(descriptorSink(ends[1]));
    for (int i = 0; i < AccessLog::maxWaiting; ++i)  // far more than a pipe holds
        log->write(record(i));
    QElapsedTimer timer;
    timer.start();
    log.reset();
    QVERIFY2(timer.elapsed() < 20'000, "the end waited for a reader");
    ::close(ends[0]);
    ::close(ends[1]);
}

void AccessLogTest::aPipeGetsWholeLines()
{
    int ends[2] = {};
    QCOMPARE(::pipe(ends), 0);
    RequestRecord given = record();
    given.path = QString(100'000, QLatin1Char('x'));
    auto log = std::make_unique<AccessLog>(descriptorSink(ends[1]));
    log->write(given);
    log.reset();
    ::close(ends[1]);
    QFile reader;
    QVERIFY(reader.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    const QByteArray line = reader.readAll();
    QCOMPARE(parsed(line).value(QStringLiteral("path")).toString().size(),
             AccessLog::maxTextLength);
    QVERIFY(line.endsWith("}\n"));
}

QTEST_GUILESS_MAIN(AccessLogTest)
#include "accesslogtest.moc"
