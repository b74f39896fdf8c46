// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/cache/cachekey.h"
#include "core/engine/classifier.h"
#include "tests/support/testdata.h"

#include <QCryptographicHash>

#include <functional>

using namespace classiscope;

class CacheKeyTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void digestIsSha256();
    void keyOfTheSameIsTheSame();
    void keyDependsOnImageAndQuestion_data();
    void keyDependsOnImageAndQuestion();
    void fingerprintDependsOnAllThatTheModelIs_data();
    void fingerprintDependsOnAllThatTheModelIs();
    void fingerprintTellsWhereALabelEnds();
    void fingerprintDependsOnTheConfiguration();
};

using Change = std::function<void(ModelInfo &)>;
Q_DECLARE_METATYPE(Change)

namespace {

ModelInfo model()
{
    ModelInfo info;
    info.name = QStringLiteral("pets");
    info.version = QStringLiteral("1");
    info.sha256 = QByteArray(64, 'a');
    info.labels = {QStringLiteral("cat"), QStringLiteral("dog")};
    info.classCount = 2;
    info.path.library = QStringLiteral("oneDNN 2.6.3");
    return info;
}

const QByteArray image("\xFF\xD8\xFF an image");
const CacheQuestion question {5, false, true};

}  // namespace

void CacheKeyTest::digestIsSha256()
{
    Sha256 hash;
    hash.add("ab");
    hash.add(QByteArrayView());
    hash.add("c");
    const CacheKey key {hash.result()};
    QCOMPARE(key.hex(), QCryptographicHash::hash("abc", QCryptographicHash::Sha256).toHex());
}

void CacheKeyTest::keyOfTheSameIsTheSame()
{
    const auto fingerprint = fingerprintOf(model(), "net");
    QVERIFY(fingerprint == fingerprintOf(model(), "net"));
    const CacheKey key = cacheKey(image, fingerprint, question);
    QVERIFY(key == cacheKey(QByteArray(image.constData(), image.size()), fingerprint, question));
    QCOMPARE(key.hex().size(), 64);
}

void CacheKeyTest::keyDependsOnImageAndQuestion_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("topK");
    QTest::addColumn<bool>("outputs");
    QTest::addColumn<bool>("reducedDecoding");
    QTest::newRow("another byte") << QByteArray(image).replace("image", "imagf") << 5 << false
                                  << true;
    QTest::newRow("a byte more") << image + '\0' << 5 << false << true;
    QTest::newRow("a byte less") << image.chopped(1) << 5 << false << true;
    QTest::newRow("another number of classes") << image << 6 << false << true;
    QTest::newRow("outputs too") << image << 5 << true << true;
    QTest::newRow("decoded at full size") << image << 5 << false << false;
}

void CacheKeyTest::keyDependsOnImageAndQuestion()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, topK);
    QFETCH(bool, outputs);
    QFETCH(bool, reducedDecoding);
    const auto fingerprint = fingerprintOf(model(), {});
    QVERIFY(cacheKey(image, fingerprint, question)
            != cacheKey(bytes, fingerprint, {topK, outputs, reducedDecoding}));
}

void CacheKeyTest::fingerprintDependsOnAllThatTheModelIs_data()
{
    QTest::addColumn<Change>("change");
    const auto add = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
    add("weights", [](ModelInfo &info) { info.sha256[0] = 'b'; });
    add("name", [](ModelInfo &info) { info.name += u'x'; });
    add("version", [](ModelInfo &info) { info.version = QStringLiteral("2"); });
    add("a label", [](ModelInfo &info) { info.labels[1] = QStringLiteral("fox"); });
    add("labels' order", [](ModelInfo &info) { info.labels.swapItemsAt(0, 1); });
    add("input width", [](ModelInfo &info) { info.preprocessing.inputSize.rwidth() = 225; });
    add("input height", [](ModelInfo &info) { info.preprocessing.inputSize.rheight() = 225; });
    add("colour order",
        [](ModelInfo &info) { info.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr; });
    add("fit", [](ModelInfo &info) { info.preprocessing.fit = Preprocessing::Fit::Letterbox; });
    add("mean", [](ModelInfo &info) { info.preprocessing.mean[2] = 0.5F; });
    add("standard deviation", [](ModelInfo &info) { info.preprocessing.standardDeviation[0] = 2; });
    add("scale", [](ModelInfo &info) { info.preprocessing.scale = 0.5F; });
    add("output", [](ModelInfo &info) { info.outputKind = OutputFormat::Kind::Probabilities; });
    add("label offset", [](ModelInfo &info) { info.labelOffset = 1; });
    add("library", [](ModelInfo &info) { info.path.library = QStringLiteral("OpenCV 4.6.0"); });
    add("precision", [](ModelInfo &info) { info.path.precision = QStringLiteral("bfloat16"); });
}

void CacheKeyTest::fingerprintDependsOnAllThatTheModelIs()
{
    QFETCH(Change, change);
    ModelInfo other = model();
    change(other);
    QVERIFY(fingerprintOf(model(), {}) != fingerprintOf(other, {}));
}

void CacheKeyTest::fingerprintTellsWhereALabelEnds()
{
    ModelInfo one = model(), other = model();
    one.labels = {QStringLiteral("ab"), QStringLiteral("c")};
    other.labels = {QStringLiteral("a"), QStringLiteral("bc")};
    QVERIFY(fingerprintOf(one, {}) != fingerprintOf(other, {}));
}

void CacheKeyTest::fingerprintDependsOnTheConfiguration()
{
    QVERIFY(fingerprintOf(model(), "one") != fingerprintOf(model(), "other"));
}

QTEST_APPLESS_MAIN(CacheKeyTest)
#include "cachekeytest.moc"
