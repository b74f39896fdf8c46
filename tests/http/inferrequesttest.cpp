// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/inferrequests.h"

#include <limits>

using namespace classiscope;
using namespace classiscope::test;

class InferRequestTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void tensorsOfTheNetworkAreTakenAsTheyAre_data();
    void tensorsOfTheNetworkAreTakenAsTheyAre();
    void pixelsAreTakenInAnySize_data();
    void pixelsAreTakenInAnySize();
    void encodedImagesAreTakenAsBase64_data();
    void encodedImagesAreTakenAsBase64();
    void binaryTensorsFollowTheJson();
    void binaryPixelsFollowTheJson();
    void binaryImagesStandBehindTheirLengths();
    void wishesForTheOutputAreUnderstood_data();
    void wishesForTheOutputAreUnderstood();
};

void InferRequestTest::tensorsOfTheNetworkAreTakenAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::size_t>("images");
    const auto row = [](const char *name, const QByteArray &body, std::size_t images = 1) {
        QTest::newRow(name) << body << images;
    };
    row("flat", fp32("[0,1.5,-2,3e0,4,5]"));
    row("nested like the shape", fp32("[[[[0,1.5]],[[-2,3]],[[4,5]]]]"));
    row("nested otherwise", fp32("[[0,1.5,-2],[3,4,5]]"));
    row("two images", request("[2,3,1,2]", "FP32", "[0,1.5,-2,3,4,5,0,1.5,-2,3,4,5]"), 2);
    row("as many images as the limit",
        request("[3,3,1,2]", "FP32", "[[0,1.5,-2,3,4,5],[0,1.5,-2,3,4,5],[0,1.5,-2,3,4,5]]"), 3);
    row("data before the shape",
        R"({"inputs":[{"data":[0,1.5,-2,3,4,5],"shape":[1,3,1,2],"datatype":"FP32","name":"in"}]})");
    row("what is not known is passed over",
        R"({"x":[{"inputs":[]}],"parameters":{"priority":1,"a":{"b":[]}},"inputs":[{"name":"in",)"
        R"("y":{},"parameters":{"content_type":"np"},"shape":[1,3,1,2],"datatype":"FP32",)"
        R"("data":[0,1.5,-2,3,4,5]}],"z":null})");
    row("escaped names",
        R"({"inp\u0075ts":[{"name":"i\u006e","shape":[1,3,1,2],)"
        R"("datatype":"FP32","data":[0,1.5,-2,3,4,5]}]})");
    row("white space", " \n" + fp32("[ 0 ,\n1.5,-2,3,4,5 ]") + "\n ");
}

void InferRequestTest::tensorsOfTheNetworkAreTakenAsTheyAre()
{
    QFETCH(QByteArray, body);
    QFETCH(std::size_t, images);
    const auto parsed = parse(body);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), images);
    for (std::size_t i = 0; i < images; ++i) {
        const auto *tensor = input<InputTensor>(parsed, i);
        QVERIFY(tensor);
        QCOMPARE(tensor->values, (std::vector<float> {0, 1.5F, -2, 3, 4, 5}));
    }
    QVERIFY(parsed->id.isNull());
    QCOMPARE(parsed->classification, 0);
    QCOMPARE(parsed->binaryOutput, false);
}

void InferRequestTest::pixelsAreTakenInAnySize_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("flat") << request("[2,1,3,3]", "UINT8",
                                     "[0,1,2,3,4,5,6,7,255,0,1,2,3,4,5,6,7,255]");
    QTest::newRow("nested") << request("[2,1,3,3]", "UINT8",
                                       "[[[[0,1,2],[3,4,5],[6,7,255]]],"
                                       "[[[0,1,2],[3,4,5],[6,7,255]]]]");
}

void InferRequestTest::pixelsAreTakenInAnySize()
{
    QFETCH(QByteArray, body);
    const auto parsed = parse(body);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), std::size_t(2));
    for (std::size_t i = 0; i < 2; ++i) {
        const auto *image = input<RawImage>(parsed, i);
        QVERIFY(image);
        QCOMPARE(image->size, QSize(3, 1));
        QCOMPARE(image->pixels, QByteArray("\0\1\2\3\4\5\6\7\xFF", 9));
    }
}

void InferRequestTest::encodedImagesAreTakenAsBase64_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("strings") << request("[2]", "BYTES", R"(["aGVsbG8h","AAEC"])");
    QTest::newRow("objects") << request("[2]", "BYTES", R"([{"b64":"aGVsbG8h"},{"b64":"AAEC"}])");
    QTest::newRow("a column") << request("[2,1]", "BYTES", R"([["aGVsbG8h"],["AAEC"]])");
    QTest::newRow("data: URL") << request("[2]", "BYTES",
                                          R"(["data:image/png;base64,aGVsbG8h","AAEC"])");
}

void InferRequestTest::encodedImagesAreTakenAsBase64()
{
    QFETCH(QByteArray, body);
    const auto parsed = parse(body);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), std::size_t(2));
    QVERIFY(input<QByteArray>(parsed, 0));
    QCOMPARE(*input<QByteArray>(parsed, 0), QByteArray("hello!"));
    QVERIFY(input<QByteArray>(parsed, 1));
    QCOMPARE(*input<QByteArray>(parsed, 1), QByteArray("\0\1\2", 3));
}

void InferRequestTest::binaryTensorsFollowTheJson()
{
    const std::vector<float> first {0, 1.5F, -2, 3, 4, std::numeric_limits<float>::max()};
    const std::vector<float> second {-0.0F, 1e-45F, 2, 3, 4, 5};
    const auto [body, length] = framed("[2,3,1,2]", "FP32", floats(first) + floats(second));
    const auto parsed = parse(body, length);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), std::size_t(2));
    QVERIFY(input<InputTensor>(parsed, 0));
    QVERIFY(input<InputTensor>(parsed, 0)->values == first);
    QVERIFY(input<InputTensor>(parsed, 1));
    QVERIFY(input<InputTensor>(parsed, 1)->values == second);
}

void InferRequestTest::binaryPixelsFollowTheJson()
{
    const QByteArray pixels("\0\xFF{}\"\\", 6);
    const auto [body, length] = framed("[1,2,1,3]", "UINT8", pixels);
    const auto parsed = parse(body, length);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), std::size_t(1));
    QVERIFY(input<RawImage>(parsed, 0));
    QCOMPARE(input<RawImage>(parsed, 0)->pixels, pixels);
    QCOMPARE(input<RawImage>(parsed, 0)->size, QSize(1, 2));
}

void InferRequestTest::binaryImagesStandBehindTheirLengths()
{
    const QByteArray second(70'000, '\0');  // all three bytes of its length are used
    const auto [body, length] = framed("[2]", "BYTES", prefixed("hello!") + prefixed(second));
    const auto parsed = parse(body, length);
    QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
    QCOMPARE(parsed->inputs.size(), std::size_t(2));
    QVERIFY(input<QByteArray>(parsed, 0));
    QCOMPARE(*input<QByteArray>(parsed, 0), QByteArray("hello!"));
    QVERIFY(input<QByteArray>(parsed, 1));
    QVERIFY(*input<QByteArray>(parsed, 1) == second);
}

void InferRequestTest::wishesForTheOutputAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("classification");
    QTest::addColumn<bool>("binary");
    const auto row = [](const char *name, const QByteArray &fields, const QString &id,
                        int classification, bool binary) {
        QTest::newRow(name) << fields << id << classification << binary;
    };
    const QString none;
    row("nothing", "", none, 0, false);
    row("an id", R"("id":"a\"b",)", QStringLiteral("a\"b"), 0, false);
    row("an empty id", R"("id":"",)", QStringLiteral(""), 0, false);
    row("no output by name", R"("outputs":[],)", none, 0, false);
    row("the output by name", R"("outputs":[{"name":"out"}],)", none, 0, false);
    row("binary", R"("outputs":[{"name":"out","parameters":{"binary_data":true}}],)", none, 0,
        true);
    row("all binary", R"("parameters":{"binary_data_output":true},)", none, 0, true);
    row("all binary, but not this one",
        R"("parameters":{"binary_data_output":true},)"
        R"("outputs":[{"name":"out","parameters":{"binary_data":false}}],)",
        none, 0, false);
    row("classes", R"("outputs":[{"parameters":{"classification":3,"x":1},"name":"out"}],)", none,
        3, false);
    row("more classes than an int counts",
        R"("outputs":[{"name":"out","parameters":{"classification":9000000000}}],)", none,
        std::numeric_limits<int>::max(), false);
    row("classes, binary",
        R"("outputs":[{"name":"out","parameters":{"classification":1,"binary_data":true}}],)", none,
        1, true);
}

void InferRequestTest::wishesForTheOutputAreUnderstood()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, id);
    const QByteArray inputs = fp32("[0,1,2,3,4,5]").sliced(1).chopped(1);
    for (const QByteArray &body :
         {'{' + fields + inputs + '}',
          '{' + inputs + (fields.isEmpty() ? "" : ',' + fields.chopped(1)) + '}'}) {
        const auto parsed = parse(body);
        QVERIFY2(parsed.ok(), qPrintable(message(parsed)));
        QCOMPARE(parsed->id, id);
        QCOMPARE(parsed->id.isNull(), id.isNull());
        QTEST(parsed->classification, "classification");
        QTEST(parsed->binaryOutput, "binary");
    }
}

QTEST_APPLESS_MAIN(InferRequestTest)
#include "inferrequesttest.moc"
