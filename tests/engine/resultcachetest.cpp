// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/resultcache.h"
#include "tests/support/testdata.h"

#include <atomic>
#include <thread>
#include <vector>

using namespace classiscope;
using namespace std::chrono_literals;

class ResultCacheTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void knowsWhatWasStored();
    void forgetsWhatWasUsedLeastRecently();
    void bytesAreCountedAndNeverBeyondTheLimit();
    void storingAgainReplaces();
    void whatIsLargerThanTheCacheIsNotKept();
    void entriesGrowOld();
    void entriesThatCameOldGoEarlier();
    void lowerLimitTakesEffectAtOnce();
    void withoutBytesNothingIsKept();
    void clearingForgetsEverything();
    void manyThreadsMayUseIt();

private:
    ResultCache cacheOf(int entries)
    {
        return ResultCache(entries * entryBytes(), 10s, [this] { return m_now; });
    }
    static CachedResult result(int index = 0)
    {
        CachedResult made;
        made.top.reserve(1);
        made.top.push_back({index, 0.5F});
        made.imageSize = {3, 2};
        return made;
    }
    static qint64 entryBytes() { return ResultCache::entryOverhead + result().ownBytes(); }
    static CacheKey key(int number)
    {
        CacheKey made;
        std::memcpy(made.bits.data(), &number, sizeof number);
        return made;
    }

    std::chrono::steady_clock::time_point m_now;
};

void ResultCacheTest::init()
{
    test::failOnAnyWarning();
    m_now = {};
}

void ResultCacheTest::knowsWhatWasStored()
{
    ResultCache cache = cacheOf(2);
    QVERIFY(!cache.find(key(1)));
    cache.store(key(1), result(7));
    QVERIFY(cache.find(key(1)));
    QCOMPARE(*cache.find(key(1)), result(7));
    QVERIFY(!cache.find(key(2)));
}

void ResultCacheTest::forgetsWhatWasUsedLeastRecently()
{
    ResultCache cache = cacheOf(3);
    for (const int number : {1, 2, 3})
        cache.store(key(number), result());
    QVERIFY(cache.find(key(1)));
    cache.store(key(4), result());
    QVERIFY(!cache.find(key(2)));
    for (const int number : {1, 3, 4})
        QVERIFY(cache.find(key(number)));
}

void ResultCacheTest::bytesAreCountedAndNeverBeyondTheLimit()
{
    ResultCache cache(10'000, 10s, [this] { return m_now; });
    for (int number = 0; number < 500; ++number) {
        CachedResult some = result();
        some.outputs.assign(std::size_t(number % 100), 1.F);
        cache.store(key(number), some);
        QVERIFY(cache.bytes() <= 10'000);
        QVERIFY(cache.bytes() >= cache.entries() * ResultCache::entryOverhead);
    }
    QVERIFY(cache.entries() > 5);
    cache.clear();
    QCOMPARE(cache.bytes(), 0);
}

void ResultCacheTest::storingAgainReplaces()
{
    ResultCache cache = cacheOf(2);
    cache.store(key(1), result(1));
    cache.store(key(1), result(2));
    QCOMPARE(cache.entries(), 1);
    QCOMPARE(cache.bytes(), entryBytes());
    QCOMPARE(cache.find(key(1))->top.front().index, 2);
}

void ResultCacheTest::whatIsLargerThanTheCacheIsNotKept()
{
    ResultCache cache = cacheOf(2);
    cache.store(key(1), result());
    CachedResult large;
    large.outputs.assign(1000, 0.F);
    cache.store(key(2), large);
    QVERIFY(!cache.find(key(2)));
    QVERIFY(cache.find(key(1)));
}

void ResultCacheTest::entriesGrowOld()
{
    ResultCache cache = cacheOf(2);
    cache.store(key(1), result());
    m_now += 10s - 1ms;
    QVERIFY(cache.find(key(1)));  // being used does not make it younger
    m_now += 1ms;
    QVERIFY(!cache.find(key(1)));
    QCOMPARE(cache.entries(), 0);
    QCOMPARE(cache.bytes(), 0);
}

void ResultCacheTest::entriesThatCameOldGoEarlier()
{
    ResultCache cache = cacheOf(2);
    cache.store(key(1), result(), 3s);
    cache.store(key(2), result(), std::chrono::milliseconds::max());
    m_now += 3s;
    QVERIFY(!cache.find(key(1)));
    QVERIFY(cache.find(key(2)));
    m_now += 7s;
    QVERIFY(!cache.find(key(2)));
}

void ResultCacheTest::lowerLimitTakesEffectAtOnce()
{
    ResultCache cache = cacheOf(3);
    for (const int number : {1, 2, 3})
        cache.store(key(number), result());
    cache.setLimits(entryBytes(), 5s);
    QCOMPARE(cache.entries(), 1);
    QVERIFY(cache.find(key(3)));
    QCOMPARE(cache.limitBytes(), entryBytes());
    QCOMPARE(cache.timeToLive(), 5s);
}

void ResultCacheTest::withoutBytesNothingIsKept()
{
    ResultCache cache = cacheOf(0);
    cache.store(key(1), result());
    QVERIFY(!cache.find(key(1)));
}

void ResultCacheTest::clearingForgetsEverything()
{
    ResultCache cache = cacheOf(2);
    cache.store(key(1), result());
    cache.clear();
    QVERIFY(!cache.find(key(1)));
    QCOMPARE(cache.entries(), 0);
}

void ResultCacheTest::manyThreadsMayUseIt()
{
    ResultCache cache = cacheOf(8);
    std::vector<std::thread> threads;
    std::atomic<int> wrong {0};
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&cache, &wrong] {
            for (int i = 0; i < 5000; ++i) {
                const int number = i % 13;
                if (const auto found = cache.find(key(number)))
                    wrong += found->top.front().index != number;
                else
                    cache.store(key(number), result(number));
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(int(wrong), 0);
    QCOMPARE(cache.entries(), 8);
}

QTEST_APPLESS_MAIN(ResultCacheTest)
#include "resultcachetest.moc"
