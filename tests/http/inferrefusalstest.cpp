// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/inferrequests.h"

#include <limits>

using namespace classiscope;
using namespace classiscope::test;

/// Requests of the Open Inference Protocol v2 that cannot be understood.
class InferRefusalsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void badRequestsAreRefusedWithTheCure_data();
    void badRequestsAreRefusedWithTheCure();
    void badBinaryDataAreRefusedWithTheCure_data();
    void badBinaryDataAreRefusedWithTheCure();
    void everyPrefixIsRefused();
};

void InferRefusalsTest::badRequestsAreRefusedWithTheCure_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::addColumn<Error::Code>("code");
    using Code = Error::Code;
    const auto row = [](const char *name, const QByteArray &body, const char *says,
                        Code code = Code::BadRequest) {
        QTest::newRow(name) << body << QString::fromUtf8(says) << code;
    };
    const auto shaped = [](const QByteArray &shape) { return request(shape, "FP32", "[1]"); };
    const auto wished = [](const QByteArray &fields) {
        return '{' + fields + ',' + fp32("[0,1,2,3,4,5]").sliced(1);
    };
    row("nothing", "", "not valid JSON");
    row("not JSON", "hello", "not");
    row("a list", "[]", "not an object");
    row("a number", "5", "not an object");
    row("no inputs", "{}", "has no \"inputs\"; the model wants one, \"in\"");
    row("an empty list of inputs", R"({"inputs":[]})", "has no \"inputs\"");
    row("inputs that are an object", R"({"inputs":{}})", "\"inputs\" are not a list");
    row("an input that is a number", R"({"inputs":[1]})", "An input is not an object");
    row("two inputs",
        R"({"inputs":[{"name":"in","shape":[1,3,1,2],"datatype":"FP32","data":[0,1,2,3,4,5]},{}]})",
        "more than one input");
    row("inputs twice", fp32("[0,1,2,3,4,5]").chopped(1) + ',' + fp32("[0,1,2,3,4,5]").sliced(1),
        "more than one input");
    row("another name", fp32("[0]").replace("\"in\"", "\"image\""),
        "no input \"image\"; its only one is \"in\"");
    row("a very long name", fp32("[0]").replace("\"in\"", '"' + QByteArray(99'999, 'n') + '"'),
        "nnn\u2026\"");
    row("no name", R"({"inputs":[{"shape":[1],"datatype":"BYTES","data":["AAEC"]}]})",
        "no input \"\"");
    row("a number for a name", fp32("[0]").replace("\"in\"", "7"), "\"name\" of an input");
    row("another type", request("[1,3,1,2]", "FP16", "[0]"),
        "has the datatype \"FP16\"; send FP32");
    row("no type", R"({"inputs":[{"name":"in","shape":[1,3,1,2],"data":[0]}]})", "datatype \"\"");
    row("a number for a type", fp32("[0]").replace("\"FP32\"", "32"), "\"datatype\" of an input");
    row("no shape", R"({"inputs":[{"name":"in","datatype":"FP32","data":[0]}]})",
        "has the shape []; as FP32 it must be [N,3,1,2] with N from 1 to 3");
    row("without the number of images", shaped("[3,1,2]"), "has the shape [3,1,2]");
    row("another size", shaped("[1,3,2,2]"), "must be [N,3,1,2]");
    row("channels last", shaped("[1,1,2,3]"), "must be [N,3,1,2]");
    row("no image", shaped("[0,3,1,2]"), "N from 1 to 3");
    row("a negative number", shaped("[-1,3,1,2]"), "has the shape [-1,3,1,2]");
    row("too many images", shaped("[4,3,1,2]"), "has 4 images; the limit is 3",
        Code::BatchTooLarge);
    row("more images than 64 bits hold in bytes", shaped("[9223372036854775807,3,1,2]"), "maxBatch",
        Code::BatchTooLarge);
    row("a number beyond 64 bits", shaped("[9223372036854775808,3,1,2]"), "whole numbers");
    row("a fraction in the shape", shaped("[1.5,3,1,2]"), "whole numbers");
    row("a word in the shape", shaped("[\"1\",3,1,2]"), "whole numbers");
    row("a number for a shape", shaped("6"), "is not a list");
    row("nine dimensions", shaped("[1,1,1,1,1,1,1,3,2]"), "at most 8");
    row("pixels without channels", request("[1,2,2]", "UINT8", "[0]"),
        "[N,height,width,3] (RGB pixels)");
    row("pixels with alpha", request("[1,2,2,4]", "UINT8", "[0]"), "[N,height,width,3]");
    row("pixels without height", request("[1,0,2,3]", "UINT8", "[]"), "[N,height,width,3]");
    row("too many pixels", request("[1,11,10,3]", "UINT8", "[0]"), "(maxImagePixels)",
        Code::ImageTooLarge);
    row("pixels beyond 64 bits",
        request("[1,9223372036854775807,9223372036854775807,3]", "UINT8", "[0]"),
        "(maxImagePixels)", Code::ImageTooLarge);
    row("too many images of pixels", request("[4,1,1,3]", "UINT8", "[0]"), "maxBatch",
        Code::BatchTooLarge);
    row("BYTES in two columns", request("[1,2]", "BYTES", "[]"), "[N] or [N,1]");
    row("no image as BYTES", request("[0]", "BYTES", "[]"), "[N] or [N,1]");
    row("too many images as BYTES", request("[4]", "BYTES", "[]"), "maxBatch", Code::BatchTooLarge);
    row("no data", R"({"inputs":[{"name":"in","shape":[1,3,1,2],"datatype":"FP32"}]})",
        "either \"data\" or");
    row("data that are a number", fp32("5"), "\"data\" of an input is not a list");
    row("too few numbers", fp32("[0,1,2,3,4]"), "has 5 elements; its shape needs 6");
    row("no number", fp32("[]"), "has 0 elements; its shape needs 6");
    row("too many numbers", fp32("[0,1,2,3,4,5,6]"), "has more than 6 elements");
    row("NaN", fp32("[0,1,NaN,3,4,5]"), "not valid JSON");
    row("infinity", fp32("[0,1,Infinity,3,4,5]"), "not valid JSON");
    row("null", fp32("[0,1,null,3,4,5]"), "Element 2 of input \"in\" is not a number");
    row("text", fp32("[0,1,\"2\",3,4,5]"), "Element 2 of input \"in\" is not a number");
    row("beyond FP32", fp32("[0,1,2,1e39,4,5]"), "Element 3 of input \"in\" is not a number");
    row("beyond FP64", fp32("[0,1,2,1e999,4,5]"), "Element 3 of input \"in\" is not a number");
    row("an object among numbers", fp32("[0,1,{},3,4,5]"), "Element 2");
    row("lists too deep", fp32(QByteArray(9, '[') + "0" + QByteArray(9, ']')), "deeper than 8");
    row("lists far too deep", fp32(QByteArray(50'000, '[')), "");
    row("a byte too large", request("[1,1,1,3]", "UINT8", "[0,1,256]"),
        "Element 2 of input \"in\" is not a whole number from 0 to 255");
    row("a byte below zero", request("[1,1,1,3]", "UINT8", "[0,-1,2]"), "Element 1");
    row("a fraction of a byte", request("[1,1,1,3]", "UINT8", "[0,1.5,2]"), "Element 1");
    row("too few bytes", request("[1,2,2,3]", "UINT8", "[1]"),
        "has 1 elements; its shape needs 12");
    row("not base64", request("[1]", "BYTES", R"(["?"])"),
        "Element 0 of input \"in\" is not base64: it has \"?\"");
    row("an empty image", request("[2]", "BYTES", R"(["AAEC",""])"),
        "Element 1 of input \"in\" is empty", Code::EmptyImage);
    row("a number for an image", request("[1]", "BYTES", "[5]"), "base64 text");
    row("an object without b64", request("[1]", "BYTES", "[{}]"), "has no \"b64\"");
    row("too few images", request("[2]", "BYTES", R"(["AAEC"])"),
        "has 1 elements; its shape needs 2");
    row("more images than the shape", request("[1]", "BYTES", R"(["AAEC","AAEC"])"),
        "has more than 1 elements");
    row("binary data without any",
        R"({"inputs":[{"name":"in","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":4}}]})",
        "binary_data_size 4, but 0 bytes follow");
    row("data twice",
        R"({"inputs":[{"name":"in","shape":[1],"datatype":"BYTES","data":[],"parameters":{"binary_data_size":0}}]})",
        "and not both");
    row("a word for the binary size",
        R"({"inputs":[{"name":"in","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":"4"}}]})",
        "\"binary_data_size\" is not a whole number");
    row("parameters that are a list", wished(R"("parameters":[])"),
        "\"parameters\" are not an object");
    row("an id that is a number", wished(R"("id":5)"), "\"id\" is not a string");
    row("outputs that are an object", wished(R"("outputs":{})"), "\"outputs\" are not a list");
    row("an output that is a word", wished(R"("outputs":["out"])"),
        "An output is not an object; send {\"name\": \"out\"}");
    row("another output", wished(R"("outputs":[{"name":"prob"}])"),
        "no output \"prob\"; its only one is \"out\"");
    row("an output without a name", wished(R"("outputs":[{}])"), "no output \"\"");
    row("the output twice", wished(R"("outputs":[{"name":"out"},{"name":"out"}])"), "twice");
    row("no classes", wished(R"("outputs":[{"name":"out","parameters":{"classification":0}}])"),
        "\"classification\" is not a whole number of at least 1");
    row("a word for the classes",
        wished(R"("outputs":[{"name":"out","parameters":{"classification":"3"}}])"),
        "\"classification\" is not");
    row("a word for binary",
        wished(R"("outputs":[{"name":"out","parameters":{"binary_data":"yes"}}])"),
        "\"binary_data\" is neither true nor false");
    row("a number for all binary", wished(R"("parameters":{"binary_data_output":1})"),
        "\"binary_data_output\" is neither");
    row("cut off behind the data", fp32("[0,1,2,3,4,5]").chopped(2), "not valid JSON");
    row("something behind it", fp32("[0,1,2,3,4,5]") + "{}", "not valid JSON");
    row("not in UTF-8",
        R"({"id":")"
        "\xFF"
        R"("})",
        "not valid JSON");
}

void InferRefusalsTest::badRequestsAreRefusedWithTheCure()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto parsed = parse(body);
    QVERIFY(!parsed.ok());
    QVERIFY2(message(parsed).contains(says), qPrintable(message(parsed)));
    QVERIFY(!message(parsed).isEmpty());
    QVERIFY2(message(parsed).size() < 300, qPrintable(message(parsed)));
    QTEST(parsed.error().code, "code");
}

void InferRefusalsTest::badBinaryDataAreRefusedWithTheCure_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("jsonLength");
    QTest::addColumn<QString>("says");
    QTest::addColumn<Error::Code>("code");
    using Code = Error::Code;
    const auto row = [](const char *name, const Framed &request, const char *says,
                        Code code = Code::BadRequest) {
        QTest::newRow(name) << request.body << request.jsonLength << QString::fromUtf8(says)
                            << code;
    };
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const float infinity = std::numeric_limits<float>::infinity();
    const Framed good = framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, 5}));
    row("too few floats", framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4})),
        "has 20 bytes of binary data; its shape needs 24");
    row("part of a float", framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, 5}).chopped(1)),
        "has 23 bytes");
    row("too many floats", framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, 5, 6})),
        "has 28 bytes");
    row("NaN", framed("[2,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, 5, 6, nan, 8, 9, 10, 11})),
        "Element 7 of input \"in\" is not a finite number");
    row("infinity", framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, -infinity})), "Element 5");
    row("too few pixels", framed("[2,1,1,3]", "UINT8", "12345"),
        "has 5 bytes of binary data; its shape needs 2 times 3");
    row("too many pixels", framed("[1,1,1,3]", "UINT8", "1234"), "has 4 bytes");
    row("no room for a length", framed("[1]", "BYTES", "abc"), "do not hold 1 images");
    row("a length beyond the end", framed("[1]", "BYTES", prefixed("abc").chopped(1)),
        "do not hold 1 images");
    row("a length of 4 GiB",
        framed("[1]", "BYTES",
               "\xFF\xFF\xFF\xFF"
               "abc"),
        "do not hold 1 images");
    row("an image too few", framed("[2]", "BYTES", prefixed("abc")), "do not hold 2 images");
    row("an image too many", framed("[1]", "BYTES", prefixed("abc") + prefixed("d")),
        "do not hold 1 images");
    row("an empty image", framed("[1]", "BYTES", prefixed("")), "is empty", Code::EmptyImage);
    row("the JSON's length is no number", {good.body, "abc"},
        "Inference-Header-Content-Length is \"abc\"");
    row("the JSON's length is signed", {good.body, "+" + good.jsonLength},
        "Inference-Header-Content-Length");
    row("the JSON's length is below zero", {good.body, "-1"}, "Inference-Header-Content-Length");
    row("the JSON is longer than the body", {good.body, QByteArray::number(good.body.size() + 1)},
        "the body, which has");
    row("the JSON's length is beyond 64 bits", {good.body, "99999999999999999999"},
        "Inference-Header-Content-Length");
    row("the JSON is all of the body", {good.body, {}}, "");
    row("the JSON ends before its length",
        {good.body, QByteArray::number(good.jsonLength.toInt() - 1)}, "not valid JSON");
    row("bytes that nothing names",
        {fp32("[0,1,2,3,4,5]") + "x", QByteArray::number(fp32("[0,1,2,3,4,5]").size())},
        "1 bytes follow the JSON");
    row("no JSON at all", {"", "0"}, "not valid JSON");
}

void InferRefusalsTest::badBinaryDataAreRefusedWithTheCure()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, jsonLength);
    QFETCH(QString, says);
    const auto parsed = parse(body, jsonLength);
    QVERIFY(!parsed.ok());
    QVERIFY2(message(parsed).contains(says), qPrintable(message(parsed)));
    QTEST(parsed.error().code, "code");
}

void InferRefusalsTest::everyPrefixIsRefused()
{
    const QByteArray body =
        R"({"id":"1","parameters":{"a":[1]},"inputs":[{"name":"in","shape":[1,3,1,2],)"
        R"("datatype":"FP32","data":[[0,1,2],[3,4,5]]}],"outputs":[{"name":"out"}]})";
    QVERIFY(parse(body).ok());
    for (qsizetype size = 0; size < body.size(); ++size) {
        const auto parsed = parse(body.left(size));
        QVERIFY2(!parsed.ok(), qPrintable(QString::number(size)));
        QCOMPARE(parsed.error().code, Error::Code::BadRequest);
    }
    const auto [binary, length] = framed("[1,3,1,2]", "FP32", floats({0, 1, 2, 3, 4, 5}));
    for (qsizetype size = 0; size < binary.size(); ++size)
        QVERIFY2(!parse(binary.left(size), length).ok(), qPrintable(QString::number(size)));
}

QTEST_APPLESS_MAIN(InferRefusalsTest)
#include "inferrefusalstest.moc"
