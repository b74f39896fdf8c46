// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/cachedresult.h"
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

#include <cmath>
#include <functional>
#include <limits>

using namespace classiscope;

class CachedResultTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void answerComesBackWithTheModelsWords();
    void bytesComeBackAsTheyWere();
    void damagedBytesAreNothing();
    void bytesOfAnotherKeyAreNothing();
    void endlessBytesAreNothing();
    void impossibleAnswersDoNotFit_data();
    void impossibleAnswersDoNotFit();
};

using Change = std::function<void(CachedResult &)>;
Q_DECLARE_METATYPE(Change)

namespace {

ModelInfo model()
{
    ModelInfo info;
    info.name = QStringLiteral("pets");
    info.version = QStringLiteral("1");
    info.labels = {QStringLiteral("cat"), QStringLiteral("dog"), QStringLiteral("fox")};
    info.classCount = 3;
    info.outputCount = 4;
    return info;
}

CachedResult result()
{
    CachedResult made;
    made.top = {{2, 0.75F}, {0, 0.125F}};
    made.imageSize = {640, 480};
    made.outputs = {1, -2, 3.5F, 0};
    return made;
}

const CacheQuestion question {2, true, true};
constexpr qint64 maxImagePixels = 640 * 480;
const CacheKey key {{1, 2, 3}};

bool fits(const CachedResult &result)
{
    return result.fits(model(), question, maxImagePixels);
}

}  // namespace

void CachedResultTest::answerComesBackWithTheModelsWords()
{
    Classification original;
    original.top = {{QStringLiteral("fox"), 2, 0.75F}, {QStringLiteral("cat"), 0, 0.125F}};
    original.imageSize = {640, 480};
    original.outputs = {1, -2, 3.5F, 0};
    original.timings.total = original.timings.inference = std::chrono::microseconds(5);
    QCOMPARE(CachedResult::of(original), result());
    const Classification answer = result().answerOf(model());
    QCOMPARE(answer.model, QStringLiteral("pets"));
    QCOMPARE(answer.modelVersion, QStringLiteral("1"));
    QCOMPARE(answer.top.size(), std::size_t(2));
    QCOMPARE(answer.top.front().label, QStringLiteral("fox"));
    QCOMPARE(answer.top.front().index, 2);
    QCOMPARE(answer.top.front().confidence, 0.75F);
    QCOMPARE(answer.imageSize, QSize(640, 480));
    QCOMPARE(answer.outputs, original.outputs);
    QVERIFY(answer.cached);
    QCOMPARE(answer.timings.inference.count(), 0);
}

void CachedResultTest::bytesComeBackAsTheyWere()
{
    QVERIFY(fits(result()));
    CachedResult empty;
    empty.imageSize = {1, 1};
    for (const CachedResult &one : {result(), empty}) {
        const auto back = CachedResult::fromBytes(one.toBytes(key), key);
        QVERIFY(back.has_value());
        QCOMPARE(*back, one);
    }
}

void CachedResultTest::damagedBytesAreNothing()
{
    const QByteArray bytes = result().toBytes(key);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        QVERIFY(!CachedResult::fromBytes(bytes.left(i), key));
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray damaged = bytes;
            damaged[i] = char(damaged[i] ^ (1 << bit));
            QVERIFY(!CachedResult::fromBytes(damaged, key));
        }
    }
    QVERIFY(!CachedResult::fromBytes(bytes + '\0', key));
    QVERIFY(!CachedResult::fromBytes("words that somebody else keeps under this name", key));
}

void CachedResultTest::bytesOfAnotherKeyAreNothing()
{
    QVERIFY(!CachedResult::fromBytes(result().toBytes(key), CacheKey {{1, 2, 4}}));
}

void CachedResultTest::endlessBytesAreNothing()
{
    CachedResult large = result();
    large.outputs.assign(std::size_t(CachedResult::maxSharedBytes / 4), 0.F);
    QVERIFY(!CachedResult::fromBytes(large.toBytes(key), key));
}

void CachedResultTest::impossibleAnswersDoNotFit_data()
{
    QTest::addColumn<Change>("change");
    const auto add = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    const float none = std::numeric_limits<float>::quiet_NaN();
    add("a class too many", [](CachedResult &made) { made.top.push_back({1, 0.1F}); });
    add("a class too few", [](CachedResult &made) { made.top.pop_back(); });
    add("a class that is none", [](CachedResult &made) { made.top[0].index = 3; });
    add("a negative class", [](CachedResult &made) { made.top[0].index = -1; });
    add("more than certain", [](CachedResult &made) { made.top[0].confidence = 1.5F; });
    add("less than impossible", [](CachedResult &made) { made.top[1].confidence = -0.5F; });
    add("no number", [none](CachedResult &made) { made.top[1].confidence = none; });
    add("worse before better", [](CachedResult &made) { std::swap(made.top[0], made.top[1]); });
    add("an output too few", [](CachedResult &made) { made.outputs.pop_back(); });
    add("an output that is none", [none](CachedResult &made) { made.outputs[1] = none; });
    add("an endless output", [](CachedResult &made) { made.outputs[1] = INFINITY; });
    add("an image without pixels", [](CachedResult &made) { made.imageSize = {0, 480}; });
    add("an image beyond the limit", [](CachedResult &made) { made.imageSize = {641, 480}; });
    add("an image far beyond it", [](CachedResult &made) {
        made.imageSize = {std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
    });
}

void CachedResultTest::impossibleAnswersDoNotFit()
{
    QFETCH(Change, change);
    CachedResult changed = result();
    change(changed);
    QVERIFY(!fits(changed));
}

QTEST_APPLESS_MAIN(CachedResultTest)
#include "cachedresulttest.moc"
