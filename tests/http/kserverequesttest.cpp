// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/kserverequest.h"
#include "tests/support/testdata.h"

using namespace classiscope;

class KServeRequestTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void imagesAreTakenFromEveryForm_data();
    void imagesAreTakenFromEveryForm();
    void badRequestsAreRefusedWithTheCure_data();
    void badRequestsAreRefusedWithTheCure();
};

namespace {

constexpr int maxBatch = 2;

QByteArray instances(const QByteArray &list)
{
    return R"({"instances":)" + list + '}';
}

}  // namespace

void KServeRequestTest::imagesAreTakenFromEveryForm_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArrayList>("images");
    const auto row = [](const char *name, const QByteArray &body, const QByteArrayList &images) {
        QTest::newRow(name) << body << images;
    };
    const QByteArrayList hello {"hello!"};
    row("image", instances(R"([{"image":{"b64":"aGVsbG8h"}}])"), hello);
    row("image_bytes", instances(R"([{"image_bytes":{"b64":"aGVsbG8h"}}])"), hello);
    row("b64", instances(R"([{"b64":"aGVsbG8h"}])"), hello);
    row("text in an object", instances(R"([{"data":"aGVsbG8h"}])"), hello);
    row("text", instances(R"(["aGVsbG8h"])"), hello);
    row("data: URL", instances(R"(["data:image/png;base64,aGVsbG8h"])"), hello);
    row("two", instances(R"([{"b64":"aGVsbG8h"},{"image":{"b64":"AAEC"}}])"),
        {"hello!", QByteArray("\0\1\2", 3)});
    row("other fields",
        R"({"signature_name":"x","a":[{"instances":1}],"instances":["aGVsbG8h"],"parameters":{}})",
        hello);
}

void KServeRequestTest::imagesAreTakenFromEveryForm()
{
    QFETCH(QByteArray, body);
    const auto images = parseKServeRequest(body, maxBatch);
    QVERIFY2(images.ok(), images.ok() ? "" : qPrintable(images.error().message));
    QTEST(QByteArrayList(images->begin(), images->end()), "images");
}

void KServeRequestTest::badRequestsAreRefusedWithTheCure_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::addColumn<Error::Code>("code");
    using Code = Error::Code;
    const auto row = [](const char *name, const QByteArray &body, const char *says,
                        Code code = Code::BadRequest) {
        QTest::newRow(name) << body << QString::fromUtf8(says) << code;
    };
    row("nothing", "", "not valid JSON");
    row("a list", "[]", "not an object");
    row("no instances", "{}", "has no \"instances\"");
    row("columns", R"({"inputs":{"b64":"aGVs"}})", "has no \"instances\"");
    row("no instance", instances("[]"), "has no \"instances\"");
    row("an object", instances("{}"), "\"instances\" are not a list");
    row("numbers", instances("[[1,2],[3,4]]"), "Instance 0 is not an image; send {\"image\"");
    row("a number", instances("[1]"), "Instance 0 is not an image");
    row("an empty object", instances("[{}]"), "Instance 0 is not an image");
    row("an empty object in an object", instances(R"([{"image":{}}])"), "Instance 0 is not");
    row("two fields", instances(R"([{"a":"aGVs","b":"aGVs"}])"), "Instance 0 is not an image");
    row("another word than b64", instances(R"([{"image":{"data":"aGVs"}}])"), "Instance 0 is not");
    row("objects too deep", instances(R"([{"a":{"b64":{"b64":"aGVs"}}}])"), "Instance 0 is not");
    row("the second", instances(R"(["aGVs",5])"), "Instance 1 is not an image");
    row("not base64", instances(R"([{"b64":"?"}])"), "Instance 0 is not base64");
    row("empty", instances(R"([{"b64":""}])"), "Instance 0 is empty", Code::EmptyImage);
    row("too many", instances(R"(["aGVs","aGVs","aGVs"])"), "more than 2 instances (maxBatch)",
        Code::BatchTooLarge);
    row("cut off", instances(R"(["aGVs"])").chopped(1), "not valid JSON");
    row("cut off in the list", instances(R"(["aGVs","aGVs"])").chopped(2), "not valid JSON");
    row("something behind it", instances(R"(["aGVs"])") + '5', "not valid JSON");
}

void KServeRequestTest::badRequestsAreRefusedWithTheCure()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto images = parseKServeRequest(body, maxBatch);
    QVERIFY(!images.ok());
    QVERIFY2(images.error().message.contains(says), qPrintable(images.error().message));
    QTEST(images.error().code, "code");
}

QTEST_APPLESS_MAIN(KServeRequestTest)
#include "kserverequesttest.moc"
