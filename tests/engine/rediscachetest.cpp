// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/rediscache.h"
#include "core/engine/cache/redisconnection.h"
#include "tests/support/redisserver.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using namespace std::chrono_literals;
using State = SharedCacheFigures::State;

class RedisCacheTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { REDIS_OR_SKIP(); }
    void init() { test::failOnAnyWarning(); }
    void whatOneStoresAnotherFinds();
    void valuesTellHowLongTheyLive();
    void passwordAndDatabaseAreUsed();
    void wrongPasswordIsToldAndNotRepeated();
    void somethingElseUnderTheNameIsNoValue();
    void hugeValuesAreNotWaitedFor();
    void fullRedisIsStillAsked();
    void killedRedisOpensTheCircuitUntilItIsBack();
    void silentRedisCostsTheTimeOutThreeTimes();
    void serverThatOnlyAcceptsIsNeverAsked();
    void nobodyThereIsNoValueAtOnce();
    void moreThanMayWaitIsDropped();

private:
    static RedisAddress at(const QString &url) { return RedisAddress::parse(url).value(); }
    static bool becomes(const RedisCache &cache, State state)
    {
        return QTest::qWaitFor([&] { return cache.figures().state == state; }, patience);
    }
    /// Asks until it is found.
    static bool finds(RedisCache &cache, const CacheKey &key, const QByteArray &bytes)
    {
        return QTest::qWaitFor(
            [&] {
                const auto found = cache.find(key);
                return found && found->bytes == bytes;
            },
            patience);
    }
    static QString nameOf(const CacheKey &key)
    {
        return QStringLiteral("classiscope:") + QString::fromLatin1(key.hex());
    }

    static constexpr int patience = 30'000;  // ms
    const CacheKey m_key {{1, 2, 3}};
    const QByteArray m_bytes {"any\0 bytes\r\n", 12};
};

void RedisCacheTest::whatOneStoresAnotherFinds()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache one(at(server.url()), 1), other(at(server.url()), 2);
    QVERIFY(becomes(one, State::Connected) && becomes(other, State::Connected));
    one.store(m_key, m_bytes, 1h);
    QVERIFY(finds(other, m_key, m_bytes));
    QVERIFY(!other.find(CacheKey {{9}}));
    QVERIFY(QTest::qWaitFor([&] { return one.figures().stored == 1; }, patience));
    QVERIFY(other.figures().hits >= 1);
    QVERIFY(other.figures().misses >= 1);
    QCOMPARE(other.figures().failures, 0);
    QCOMPARE(other.figures().lastError, QString());
}

void RedisCacheTest::valuesTellHowLongTheyLive()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(finds(cache, m_key, m_bytes));
    const auto found = cache.find(m_key);
    QVERIFY(found.has_value());
    QVERIFY(found->timeLeft > 0ms && found->timeLeft <= 1h);
    server.command({QStringLiteral("persist"), nameOf(m_key)});
    QCOMPARE(cache.find(m_key)->timeLeft, std::chrono::milliseconds::max());
}

void RedisCacheTest::passwordAndDatabaseAreUsed()
{
    test::RedisServer server({QStringLiteral("--requirepass"), QStringLiteral("sesame")});
    QVERIFY(server.start());
    const QString url = server.url(QStringLiteral(":sesame@"));
    RedisCache second(at(url + QStringLiteral("?db=1")), 1);
    RedisCache first(at(url), 1);
    QVERIFY(becomes(second, State::Connected) && becomes(first, State::Connected));
    second.store(m_key, m_bytes, 1h);
    QVERIFY(finds(second, m_key, m_bytes));
    QVERIFY(QTest::qWaitFor([&] { return !first.find(m_key) && first.figures().misses > 0; },
                            patience));
}

void RedisCacheTest::wrongPasswordIsToldAndNotRepeated()
{
    test::RedisServer server({QStringLiteral("--requirepass"), QStringLiteral("sesame")});
    QVERIFY(server.start());
    for (const char *userInfo : {":abracadabra@", "me:abracadabra@", ""}) {
        RedisCache cache(at(server.url(QString::fromLatin1(userInfo))), 1);
        QVERIFY(becomes(cache, State::CircuitOpen));
        const SharedCacheFigures figures = cache.figures();
        QVERIFY2(figures.lastError.contains(QStringLiteral("password")),
                 qPrintable(figures.lastError));
        QVERIFY(!figures.lastError.contains(QStringLiteral("abracadabra")));
        QVERIFY(!figures.address.contains(QStringLiteral("abracadabra")));
        QVERIFY(!cache.find(m_key));
    }
}

void RedisCacheTest::somethingElseUnderTheNameIsNoValue()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    server.command({QStringLiteral("rpush"), nameOf(m_key), QStringLiteral("x")});
    QVERIFY(QTest::qWaitFor([&] { return !cache.find(m_key) && cache.figures().misses > 0; },
                            patience));
    QCOMPARE(cache.figures().failures, 0);
}

void RedisCacheTest::hugeValuesAreNotWaitedFor()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    const auto writer = RedisConnection::open(at(server.url()), 10s);
    QVERIFY(writer.ok());
    QVERIFY(!(*writer)->set(nameOf(m_key).toLatin1(), QByteArray(8 << 20, 'x'), 1h, 10s));
    QVERIFY(QTest::qWaitFor([&] { return !cache.find(m_key) && cache.figures().failures > 0; },
                            patience));
}

void RedisCacheTest::fullRedisIsStillAsked()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(finds(cache, m_key, m_bytes));
    server.command({QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("maxmemory"),
                    QStringLiteral("1")});
    for (std::uint8_t i = 0; i < 2 * CircuitBreaker::failuresToOpen; ++i)
        cache.store(CacheKey {{5, i}}, m_bytes, 1h);
    QVERIFY(QTest::qWaitFor(
        [&] { return cache.figures().dropped == 2 * CircuitBreaker::failuresToOpen; }, patience));
    QVERIFY(cache.figures().lastError.contains(QStringLiteral("OOM")));
    QCOMPARE(cache.figures().state, State::Connected);
    QVERIFY(finds(cache, m_key, m_bytes));
}

void RedisCacheTest::killedRedisOpensTheCircuitUntilItIsBack()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 2);
    QVERIFY(becomes(cache, State::Connected));
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(finds(cache, m_key, m_bytes));
    server.kill();
    QVERIFY(QTest::qWaitFor(
        [&] { return !cache.find(m_key) && cache.figures().state == State::CircuitOpen; },
        patience));
    QVERIFY(cache.figures().failures >= CircuitBreaker::failuresToOpen);
    QVERIFY(!cache.figures().lastError.isEmpty());
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(cache.figures().dropped >= 1);

    QVERIFY(server.start());
    QVERIFY(becomes(cache, State::Connected));
    QCOMPARE(cache.figures().lastError, QString());
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(finds(cache, m_key, m_bytes));
}

void RedisCacheTest::silentRedisCostsTheTimeOutThreeTimes()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    QVERIFY(QTest::qWaitFor([&] { return !cache.find(m_key) && cache.figures().misses > 0; },
                            patience));
    server.pause();
    QVERIFY(QTest::qWaitFor(
        [&] { return !cache.find(m_key) && cache.figures().state == State::CircuitOpen; },
        patience));
    const auto asked = cache.figures();
    QCOMPARE(asked.misses, cache.figures().misses);
    QVERIFY2(asked.lastError.contains(QStringLiteral("in time")), qPrintable(asked.lastError));
    server.resume();
    QVERIFY(becomes(cache, State::Connected));
    cache.store(m_key, m_bytes, 1h);
    QVERIFY(finds(cache, m_key, m_bytes));
}

void RedisCacheTest::serverThatOnlyAcceptsIsNeverAsked()
{
    test::RedisServer server;
    QVERIFY(server.start());
    server.pause();
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::CircuitOpen));
    QVERIFY(!cache.find(m_key));
    QCOMPARE(cache.figures().misses, 0);
    server.resume();
}

void RedisCacheTest::nobodyThereIsNoValueAtOnce()
{
    RedisCache cache(at(QStringLiteral("unix:///nowhere/redis.sock")), 1);
    QVERIFY(!cache.find(m_key));
    QVERIFY(becomes(cache, State::CircuitOpen));
    QVERIFY(cache.figures().lastError.contains(QStringLiteral("/nowhere/redis.sock")));
}

void RedisCacheTest::moreThanMayWaitIsDropped()
{
    test::RedisServer server;
    QVERIFY(server.start());
    RedisCache cache(at(server.url()), 1);
    QVERIFY(becomes(cache, State::Connected));
    server.pause();
    for (int i = 0; i < 2 * RedisCache::storeQueueLimit; ++i)
        cache.store(m_key, m_bytes, 1h);
    QVERIFY(cache.figures().dropped >= RedisCache::storeQueueLimit - 1);
    server.resume();
}

QTEST_GUILESS_MAIN(RedisCacheTest)
#include "rediscachetest.moc"
