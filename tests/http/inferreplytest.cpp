// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/inferreply.h"
#include "tests/support/testdata.h"

#include <limits>

using namespace classiscope;

class InferReplyTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void answersAreWrittenAsTheProtocolSays_data();
    void answersAreWrittenAsTheProtocolSays();
    void binaryAnswersAreFramed_data();
    void binaryAnswersAreFramed();
    void theFirstErrorIsTheAnswer();
    void aModelThatCameMeanwhileIsNotReadInTheOldWay();
};

namespace {

// Three outputs, the first a background class; two labels.
Result<Classification> result(const std::vector<float> &outputs)
{
    Classification classification;
    classification.model = QStringLiteral("m");
    classification.modelVersion = QStringLiteral("7");
    classification.outputs = outputs;
    classification.top = {{QStringLiteral("dog"), 1, 0.75F}, {QStringLiteral("c:a\"t"), 0, 0.25F}};
    return classification;
}

InferReplyFormat format(int classification, bool binary, const QString &id = {})
{
    return {id, QStringLiteral("out"), 1, classification, binary};
}

QByteArray field(const HttpReply &reply, QByteArrayView name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key == name)
            return value;
    }
    return {};
}

}  // namespace

void InferReplyTest::answersAreWrittenAsTheProtocolSays_data()
{
    QTest::addColumn<Classifications>("results");
    QTest::addColumn<InferReplyFormat>("wanted");
    QTest::addColumn<QByteArray>("body");
    const float nan = std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("raw") << Classifications {result({-1, 0.1F, 1e20F})} << format(0, false)
                         << QByteArray(
                                R"({"model_name":"m","model_version":"7","outputs":[{"name":"out",)"
                                R"("datatype":"FP32","shape":[1,3],"data":[-1,0.1,1e+20]}]})");
    QTest::newRow("two, with an id")
        << Classifications {result({1, 2, 3}), result({4, nan, 6})}
        << format(0, false, QStringLiteral("a\"b"))
        << QByteArray(
               R"({"model_name":"m","model_version":"7","id":"a\"b","outputs":[{"name":"out",)"
               R"("datatype":"FP32","shape":[2,3],"data":[1,2,3,4,null,6]}]})");
    QTest::newRow("classes")
        << Classifications {result({-1, 0.25F, 3}), result({0, 1, 2})} << format(2, false)
        << QByteArray(R"({"model_name":"m","model_version":"7","outputs":[{"name":"out",)"
                      R"("datatype":"BYTES","shape":[2,2],)"
                      R"("data":["3:2:dog","0.25:1:c:a\"t","2:2:dog","1:1:c:a\"t"]}]})");
}

void InferReplyTest::answersAreWrittenAsTheProtocolSays()
{
    QFETCH(Classifications, results);
    QFETCH(InferReplyFormat, wanted);
    const auto reply = inferReply(results, wanted);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/json"));
    QTEST(reply.body, "body");
    QVERIFY(field(reply, "Inference-Header-Content-Length").isEmpty());
}

void InferReplyTest::binaryAnswersAreFramed_data()
{
    QTest::addColumn<int>("classification");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("binary");
    QTest::newRow("raw")
        << 0
        << QByteArray(R"({"model_name":"m","model_version":"7","outputs":[{"name":"out",)"
                      R"("datatype":"FP32","shape":[1,3],"parameters":{"binary_data_size":12}}]})")
        << QByteArray("\0\0\x80\x3F\0\0\x80\xBF\0\0\0\x40", 12);
    QTest::newRow("classes")
        << 2
        << QByteArray(R"({"model_name":"m","model_version":"7","outputs":[{"name":"out",)"
                      R"("datatype":"BYTES","shape":[1,2],"parameters":{"binary_data_size":25}}]})")
        << QByteArray("\7\0\0\0"
                      "2:2:dog"
                      "\x0A\0\0\0"
                      "-1:1:c:a\"t",
                      25);
}

void InferReplyTest::binaryAnswersAreFramed()
{
    QFETCH(int, classification);
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, binary);
    const auto reply = inferReply({result({1, -1, 2})}, format(classification, true));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/octet-stream"));
    QCOMPARE(field(reply, "Inference-Header-Content-Length"), QByteArray::number(json.size()));
    QCOMPARE(reply.body.left(json.size()), json);
    QCOMPARE(reply.body.mid(json.size()), binary);
}

void InferReplyTest::theFirstErrorIsTheAnswer()
{
    const Classifications results {
        result({1, 2, 3}), Error {Error::Code::DamagedImage, QStringLiteral("It is cut off.")},
        Error {Error::Code::DeadlineExceeded, QStringLiteral("Too late.")}};
    const auto reply = inferReply(results, format(0, false));
    QCOMPARE(reply.status, 422);
    QCOMPARE(reply.body, QByteArray(R"({"error":"Image 2 of 3: It is cut off."})"));
    const auto late = inferReply({results[2]}, format(0, true));
    QCOMPARE(late.status, 503);
    QCOMPARE(late.body, QByteArray(R"({"error":"Too late."})"));
    QVERIFY(!field(late, "Retry-After").isEmpty());
}

// The format wants a background class before the labels; this model has none.
void InferReplyTest::aModelThatCameMeanwhileIsNotReadInTheOldWay()
{
    for (const int classification : {0, 2}) {
        const auto reply = inferReply({result({1, 2})}, format(classification, false));
        QCOMPARE(reply.status, 503);
        QVERIFY(reply.body.contains("The model was changed"));
    }
}

QTEST_APPLESS_MAIN(InferReplyTest)
#include "inferreplytest.moc"
