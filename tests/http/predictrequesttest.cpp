// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/predictrequest.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>

using namespace classiscope;

class PredictRequestTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void bodyOfAnImageTypeIsTheImage_data();
    void bodyOfAnImageTypeIsTheImage();
    void filePartIsTheImage();
    void everyFilePartIsAnImage();
    void moreFilesThanTheLimitAreRefused();
    void aFormThatStartsLikeAnImageIsTheImage_data();
    void aFormThatStartsLikeAnImageIsTheImage();
    void base64InJsonIsTheImage_data();
    void base64InJsonIsTheImage();
    void aPhotoComesOutOfJsonByteForByte();
    void badBodiesAreRefusedWithTheCure_data();
    void badBodiesAreRefusedWithTheCure();
    void topKIsTakenFromTheQuery_data();
    void topKIsTakenFromTheQuery();
    void topKIsTakenFromTheJson_data();
    void topKIsTakenFromTheJson();
    void badTopKIsNamed_data();
    void badTopKIsNamed();
    void aPlaceholderForATopKIsShownAsItIs();
    void theOnePictureIsNotCopied_data();
    void theOnePictureIsNotCopied();
};

namespace {

const QByteArray jpeg("\xFF\xD8\xFF\xE0\0\x10JFIF\0\r\n&=%2B", 18);

constexpr int maxBatch = 3;

Result<PredictRequest> parse(const QByteArray &contentType, const QByteArray &body,
                             const QString &query = {})
{
    return parsePredictRequest(contentType, body, QUrlQuery(query), maxBatch);
}

QByteArray onlyImage(const PredictRequest &request)
{
    return request.images.size() == 1 ? request.images.front().bytes : "(not one image)";
}

QString message(const Result<PredictRequest> &result)
{
    return result.ok() ? QStringLiteral("(no error)") : result.error().message;
}

}  // namespace

void PredictRequestTest::bodyOfAnImageTypeIsTheImage_data()
{
    QTest::addColumn<QByteArray>("contentType");
    for (const char *type : {"", "image/jpeg", "image/png", "IMAGE/WebP", "image/x-anything",
                             "application/octet-stream", "image/jpeg; charset=binary",
                             " application/octet-stream ;x=y"})
        QTest::addRow("\"%s\"", type) << QByteArray(type);
}

void PredictRequestTest::bodyOfAnImageTypeIsTheImage()
{
    QFETCH(QByteArray, contentType);
    const auto request = parse(contentType, jpeg);
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QCOMPARE(onlyImage(*request), jpeg);
    QCOMPARE(request->topK, 0);
}

void PredictRequestTest::filePartIsTheImage()
{
    const QByteArray body = "--x\r\nContent-Disposition: form-data; name=\"anything\"; "
                            "filename=\"a.jpg\"\r\n\r\n"
        + jpeg + "\r\n--x--\r\n";
    const auto request = parse("Multipart/Form-Data; boundary=x", body, QStringLiteral("top_k=3"));
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QCOMPARE(onlyImage(*request), jpeg);
    QCOMPARE(request->topK, 3);
}

void PredictRequestTest::everyFilePartIsAnImage()
{
    const auto part = [](const QByteArray &name, const QByteArray &content) {
        return "--x\r\nContent-Disposition: form-data; name=f; filename=" + name + "\r\n\r\n"
            + content + "\r\n";
    };
    const auto request = parse("multipart/form-data; boundary=x",
                               part("a", jpeg) + part("b", "") + part("c", "text") + "--x--",
                               QStringLiteral("top_k=2"));
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QCOMPARE(request->topK, 2);
    QCOMPARE(request->images.size(), std::size_t(3));
    QCOMPARE(request->images[0].bytes, jpeg);
    QCOMPARE(request->images[0].fileName, QStringLiteral("a"));
    QCOMPARE(request->images[1].bytes, QByteArray(""));  // the classifier says what is wrong
    QCOMPARE(request->images[1].fileName, QStringLiteral("b"));
    QCOMPARE(request->images[2].bytes, QByteArray("text"));
}

void PredictRequestTest::moreFilesThanTheLimitAreRefused()
{
    const QByteArray file = "--x\r\nContent-Disposition: form-data; filename=a\r\n\r\nF\r\n";
    const auto request =
        parse("multipart/form-data; boundary=x", file.repeated(maxBatch + 1) + "--x--");
    QVERIFY(!request.ok());
    QCOMPARE(request.error().code, Error::Code::BatchTooLarge);
    QVERIFY2(message(request).contains(QStringLiteral("maxBatch")), qPrintable(message(request)));
}

void PredictRequestTest::aFormThatStartsLikeAnImageIsTheImage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("JPEG") << jpeg;
    QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0", 10);
    QTest::newRow("WebP") << QByteArray("RIFF\1\2\3\4WEBPVP8 ");
    QTest::newRow("BMP") << QByteArray("BM\1\2\3");
    QTest::newRow("TIFF, little end first") << QByteArray("II*\0\1", 5);
    QTest::newRow("TIFF, big end first") << QByteArray("MM\0*\1", 5);
}

void PredictRequestTest::aFormThatStartsLikeAnImageIsTheImage()
{
    QFETCH(QByteArray, body);
    const auto request = parse("application/x-www-form-urlencoded", body);
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QCOMPARE(onlyImage(*request), body);
}

void PredictRequestTest::base64InJsonIsTheImage_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("image");
    const auto row = [](const char *name, const char *json, const QByteArray &image) {
        QTest::newRow(name) << QByteArray(json) << image;
    };
    row("plain", R"({"image": "aGVsbG8h"})", "hello!");
    row("padded once", R"({"image":"aGVsbG8="})", "hello");
    row("padded twice", R"({"image":"aGVsbA=="})", "hell");
    row("padding left out", R"({"image":"aGVsbA"})", "hell");
    row("plus and slash", R"({"image":"+/+/"})", "\xFB\xFF\xBF");
    row("escaped slash", R"({"image":"+\/+\/"})", "\xFB\xFF\xBF");
    row("escaped key", R"({"i\u006dage":"aGVsbG8h"})", "hello!");
    row("line breaks", R"({"image":"aGVs\r\nbG8h\n"})", "hello!");
    row("blanks in the padding", R"({"image":"aGVsbA=\n= "})", "hell");
    row("blanks", R"({"image":" aG Vs\tbG8h "})", "hello!");
    row("data: URL", R"({"image":"data:image/png;base64,aGVsbG8h"})", "hello!");
    row("data: URL with parameters", R"({"image":"DATA:image/png;name=a.png;base64,aGVs bG8h"})",
        "hello!");
    row("data: URL without a type", R"({"image":"data:;base64,aGVsbG8h"})", "hello!");
    row("among other keys", R"({"id":[1,{"image":5}],"image":"aGVsbG8h","x":{"y":null}})",
        "hello!");
    row("white space around", " \n{\"image\":\"aGVsbG8h\"}\r\n ", "hello!");
}

void PredictRequestTest::base64InJsonIsTheImage()
{
    QFETCH(QByteArray, body);
    const auto request = parse("application/json; charset=utf-8", body);
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QTEST(onlyImage(*request), "image");
    QCOMPARE(request->topK, 0);
}

void PredictRequestTest::aPhotoComesOutOfJsonByteForByte()
{
    TEST_DATA_OR_SKIP(folder, "data/photos/test/cat");
    const QDir photos(folder, QStringLiteral("*.jpg"));
    QVERIFY(!photos.isEmpty());
    QFile file(photos.filePath(photos.entryList().constFirst()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray photo = file.readAll();
    const auto request = parse("application/json", R"({"image":")" + photo.toBase64() + R"("})");
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QVERIFY(onlyImage(*request) == photo);
}

void PredictRequestTest::badBodiesAreRefusedWithTheCure_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("says");
    using Code = Error::Code;
    const auto row = [](const char *name, const char *contentType, const QByteArray &body,
                        Code code, const char *says) {
        QTest::newRow(name) << QByteArray(contentType) << body << code << QString::fromUtf8(says);
    };
    const char *const json = "application/json";
    row("no body", "image/jpeg", "", Code::EmptyImage, "send an image");
    row("no body, JSON", json, "", Code::EmptyImage, "send an image");
    row("empty file", "multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; filename=a\r\n\r\n\r\n--x--", Code::EmptyImage,
        "The file in the multipart body is empty");
    row("multipart without a file", "multipart/form-data; boundary=x", "--x--", Code::BadRequest,
        "add a part with a filename");
    row("another type", "text/html; charset=utf-8", "<p>", Code::UnsupportedFormat,
        "\"text/html\" is not supported; send image/*");
    row("another multipart", "multipart/mixed; boundary=x", "--x--", Code::UnsupportedFormat,
        "multipart/form-data");
    row("a form", "application/x-www-form-urlencoded", "image=abc", Code::UnsupportedFormat,
        "curl --data-binary @FILE");
    row("not JSON", json, jpeg, Code::BadRequest, "not valid JSON");
    row("JSON cut off", json, R"({"image":"aGVsbG8h")", Code::BadRequest, "not valid JSON");
    row("JSON cut off in the image", json, R"({"image":"aGVs)", Code::BadRequest, "not valid JSON");
    row("JSON with something behind it", json, R"({"image":"aGVsbG8h"} {})", Code::BadRequest,
        "not valid JSON");
    row("JSON with a bad escape", json, R"({"image":"\q"})", Code::BadRequest, "not valid JSON");
    row("JSON without a comma", json, R"({"a":1 "image":"aGVsbG8h"})", Code::BadRequest,
        "not valid JSON");
    row("JSON not in UTF-8", json, "{\"image\":\"\xFF\"}", Code::BadRequest, "not valid JSON");
    row("JSON nested deeply", json, QByteArray(5'000, '[') + QByteArray(5'000, ']'),
        Code::BadRequest, "not an object");
    row("deeply nested value", json,
        R"({"a":)" + QByteArray(5'000, '[') + QByteArray(5'000, ']') + "}", Code::BadRequest,
        "has no \"image\"");
    row("an array", json, R"(["aGVsbG8h"])", Code::BadRequest, "not an object");
    row("a string", json, R"("aGVsbG8h")", Code::BadRequest, "not an object");
    row("a number for an image", json, R"({"image":5})", Code::BadRequest, "is a string");
    row("null for an image", json, R"({"image":null})", Code::BadRequest, "is a string");
    row("no image", json, R"({"img":"aGVsbG8h"})", Code::BadRequest, "has no \"image\"");
    row("an empty object", json, "{}", Code::BadRequest, "has no \"image\"");
    row("image empty", json, R"({"image":""})", Code::EmptyImage, "\"image\" is empty");
    row("data: URL empty", json, R"({"image":"data:image/png;base64,"})", Code::EmptyImage,
        "\"image\" is empty");
    row("data: URL not in base64", json, R"({"image":"data:image/png,abc"})", Code::BadRequest,
        "without \";base64,\"");
    row("a bad character", json, R"({"image":"aGVs\nbG-h"})", Code::BadRequest,
        "has \"-\" at character 8");
    row("a bad character in a data: URL", json, R"({"image":"data:;base64,aGV!"})",
        Code::BadRequest, "has \"!\" at character 17");
    row("a bad character of two bytes", json, "{\"image\":\"aGV\xC3\xA4\"}", Code::BadRequest,
        "has \"\xC3\xA4\" at character 4");
    row("a URL for an image", json, R"({"image":"https://example.org/a.jpg"})", Code::BadRequest,
        "has \":\" at character 6");
    row("base64 cut off", json, R"({"image":"aGVsbG8ha"})", Code::BadRequest, "after 9 characters");
    row("padding in the middle", json, R"({"image":"aGVsbA==aGVs"})", Code::BadRequest,
        "after 6 characters");
    row("too much padding", json, R"({"image":"aGVsbG8=="})", Code::BadRequest,
        "after 7 characters");
    row("too little padding", json, R"({"image":"aGVsbA="})", Code::BadRequest,
        "after 6 characters");
    row("padding where none is needed", json, R"({"image":"aGVs="})", Code::BadRequest,
        "after 4 characters");
    row("a NUL", json, R"({"image":"aGV\u0000"})", Code::BadRequest, "at character 4");
    row("nothing but padding", json, R"({"image":"===="})", Code::BadRequest, "after 0 characters");
}

void PredictRequestTest::badBodiesAreRefusedWithTheCure()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto request = parse(contentType, body);
    QVERIFY(!request.ok());
    QVERIFY2(message(request).contains(says), qPrintable(message(request)));
    QTEST(request.error().code, "code");
}

void PredictRequestTest::topKIsTakenFromTheQuery_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("topK");
    QTest::newRow("not given") << QStringLiteral("other=7") << 0;
    QTest::newRow("the least") << QStringLiteral("top_k=1") << 1;
    QTest::newRow("the most") << QStringLiteral("a=b&top_k=1000") << maxTopK;
    QTest::newRow("percent encoded") << QStringLiteral("top_k=%31%30") << 10;
}

void PredictRequestTest::topKIsTakenFromTheQuery()
{
    QFETCH(QString, query);
    const auto request = parse("image/jpeg", jpeg, query);
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QTEST(request->topK, "topK");
}

void PredictRequestTest::topKIsTakenFromTheJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("topK");
    QTest::newRow("before the image")
        << QByteArray(R"({"top_k": 7 , "image":"aGVs"})") << QString() << 7;
    QTest::newRow("after the image")
        << QByteArray(R"({"image":"aGVs","top_k":7})") << QString() << 7;
    QTest::newRow("the query wins")
        << QByteArray(R"({"image":"aGVs","top_k":7})") << QStringLiteral("top_k=2") << 2;
}

void PredictRequestTest::topKIsTakenFromTheJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, query);
    const auto request = parse("application/json", body, query);
    QVERIFY2(request.ok(), qPrintable(message(request)));
    QTEST(request->topK, "topK");
}

void PredictRequestTest::badTopKIsNamed_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("shown");
    for (const char *value : {"", "abc", "0", "-1", "1001", "2.5", "1e2", "5x", "99999999999999"})
        QTest::addRow("\"%s\"", value) << QString::fromUtf8(value) << QString::fromUtf8(value);
    QTest::newRow("very long") << QString(10'000, QLatin1Char('9'))
                               << QString(40, QLatin1Char('9')) + QChar(0x2026);
}

void PredictRequestTest::badTopKIsNamed()
{
    QFETCH(QString, value);
    QFETCH(QString, shown);
    const QString expected =
        QStringLiteral("top_k is \"%1\": give a whole number from 1 to 1000.").arg(shown);
    const auto request = parse("image/jpeg", jpeg, QStringLiteral("top_k=") + value);
    QVERIFY(!request.ok());
    QCOMPARE(request.error().code, Error::Code::BadRequest);
    QCOMPARE(request.error().message, expected);
    if (value.isEmpty())
        return;  // not JSON
    const auto json =
        parse("application/json", R"({"image":"aGVs","top_k":)" + value.toUtf8() + "}");
    QVERIFY(!json.ok());
    QCOMPARE(json.error().message, expected);
}

void PredictRequestTest::aPlaceholderForATopKIsShownAsItIs()
{
    const auto request = parse("image/jpeg", jpeg, QStringLiteral("top_k=%252"));
    QVERIFY(!request.ok());
    QCOMPARE(request.error().message,
             QStringLiteral("top_k is \"%2\": give a whole number from 1 to 1000."));
}

void PredictRequestTest::theOnePictureIsNotCopied_data()
{
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    const QByteArray picture = jpeg + QByteArray(100'000, 'x');
    QTest::newRow("the body") << QByteArray("image/jpeg") << picture;
    QTest::newRow("a form's file")
        << QByteArray("multipart/form-data; boundary=b")
        << "--b\r\nContent-Disposition: form-data; name=\"image\"; filename=\"p.jpg\"\r\n\r\n"
            + picture + "\r\n--b--\r\n";
}

void PredictRequestTest::theOnePictureIsNotCopied()
{
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QByteArray alone(body.constData(), body.size());  // held by nobody else
    const char *const picture = alone.constData() + alone.indexOf(jpeg);
    const auto request = parsePredictRequest(contentType, std::move(alone), QUrlQuery(), maxBatch);
    QVERIFY(request.ok());
    QCOMPARE(onlyImage(*request), jpeg + QByteArray(100'000, 'x'));
    QVERIFY(request->images.front().bytes.constData() == picture);
}

QTEST_APPLESS_MAIN(PredictRequestTest)
#include "predictrequesttest.moc"
