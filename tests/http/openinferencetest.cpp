// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/openinference.h"
#include "tests/http/servicefixture.h"
#include "tests/support/images.h"

#include <QtEndian>

using namespace classiscope;
using test::headerOf;
using test::jsonOf;
using test::ServiceFixture;

class OpenInferenceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void theServerNamesItself();
    void theServerIsLiveAlwaysAndReadyWithAModel();
    void theModelTellsItsInputsAndOutputs();
    void theModelIsReady();
    void statisticsCountWhatWasInferred();
    void anotherModelOrVersionIsNotFound_data();
    void anotherModelOrVersionIsNotFound();
    void withoutAModelTheAnswerIs503();
    void allKindsOfInputGiveTheSameAnswer();
    void severalImagesMakeOneTensor();
    void severalImagesAreOneForwardPass_data();
    void severalImagesAreOneForwardPass();
    void binaryAnswersHoldTheSameNumbers();
    void theBestClassesComeAsText();
    void errorsAreObjectsWithAStatus_data();
    void errorsAreObjectsWithAStatus();
    void aLargeTensorIsReadElsewhereAndAnsweredHere();
    void aClientThatLeavesIsCountedAsCancelledOnce();

private:
    HttpReply infer(const QByteArray &body, const QByteArray &jsonLength = {});

    std::unique_ptr<ServiceFixture> m_fixture;
    ModelInfo m_model;
};

namespace {

using Function = void (OpenInference::*)(const HttpRequest &, QObject *, const Respond &);

HttpRequest get(const QString &model = {}, const QString &version = {})
{
    HttpRequest request = test::post({}, {}, model);
    request.method = "GET";
    if (!version.isNull())
        request.pathParameters.insert(QStringLiteral("version"), version);
    return request;
}

HttpReply ask(ServiceFixture &fixture, Function function, const HttpRequest &request)
{
    OpenInference protocol(fixture.service);
    return fixture.ask(protocol, function, request);
}

QString errorOf(const HttpReply &reply)
{
    const QJsonObject json = jsonOf(reply);
    return json.size() == 1 ? json.value(QStringLiteral("error")).toString() : QString();
}

QJsonObject outputOf(const HttpReply &reply)
{
    return jsonOf(reply).value(QStringLiteral("outputs")).toArray().at(0).toObject();
}

std::vector<float> numbersOf(const HttpReply &reply)
{
    std::vector<float> numbers;
    for (const auto &number : outputOf(reply).value(QStringLiteral("data")).toArray())
        numbers.push_back(float(number.toDouble()));
    return numbers;
}

QJsonArray shape(std::initializer_list<int> sizes)
{
    QJsonArray array;
    for (const int size : sizes)
        array << size;
    return array;
}

}  // namespace

void OpenInferenceTest::initTestCase()
{
    m_fixture = std::make_unique<ServiceFixture>();
    m_model = m_fixture->load();
    QCOMPARE(m_model.name, QStringLiteral("everyday-98"));
}

HttpReply OpenInferenceTest::infer(const QByteArray &body, const QByteArray &jsonLength)
{
    HttpRequest request = test::post(body, "application/json", m_model.name);
    if (!jsonLength.isEmpty())
        request.fields.append("Inference-Header-Content-Length", jsonLength);
    return ask(*m_fixture, &OpenInference::modelInfer, request);
}

void OpenInferenceTest::theServerNamesItself()
{
    const auto reply = ask(*m_fixture, &OpenInference::serverMetadata, get());
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/json"));
    const QJsonObject json = jsonOf(reply);
    QCOMPARE(json[QStringLiteral("name")].toString(), QStringLiteral("classiscope"));
    QVERIFY(!json[QStringLiteral("version")].toString().isEmpty());
    QVERIFY(json[QStringLiteral("extensions")].toArray().contains(
        QStringLiteral("binary_tensor_data")));
}

void OpenInferenceTest::theServerIsLiveAlwaysAndReadyWithAModel()
{
    ServiceFixture fixture;
    QCOMPARE(ask(fixture, &OpenInference::serverLive, get()).body, QByteArray(R"({"live":true})"));
    const auto before = ask(fixture, &OpenInference::serverReady, get());
    QCOMPARE(before.status, 503);
    QCOMPARE(before.body, QByteArray(R"({"ready":false})"));
    fixture.load();
    const auto after = ask(fixture, &OpenInference::serverReady, get());
    QCOMPARE(after.status, 200);
    QCOMPARE(after.body, QByteArray(R"({"ready":true})"));
    fixture.service.stopTakingWork();
    QCOMPARE(ask(fixture, &OpenInference::serverReady, get()).status, 503);
    QCOMPARE(ask(fixture, &OpenInference::modelReady, get(m_model.name)).status, 503);
    QCOMPARE(ask(fixture, &OpenInference::serverLive, get()).status, 200);
}

void OpenInferenceTest::theModelTellsItsInputsAndOutputs()
{
    const auto reply = ask(*m_fixture, &OpenInference::modelMetadata, get(m_model.name));
    QCOMPARE(reply.status, 200);
    const QJsonObject json = jsonOf(reply);
    QCOMPARE(json[QStringLiteral("name")].toString(), m_model.name);
    QCOMPARE(json[QStringLiteral("versions")].toArray(), QJsonArray {m_model.version});
    QCOMPARE(json[QStringLiteral("platform")].toString(), QStringLiteral("onnx_onnxv1"));
    const QJsonObject input = json[QStringLiteral("inputs")].toArray()[0].toObject();
    QCOMPARE(input[QStringLiteral("name")].toString(), m_model.inputName);
    QCOMPARE(input[QStringLiteral("datatype")].toString(), QStringLiteral("FP32"));
    QCOMPARE(input[QStringLiteral("shape")].toArray(), shape({-1, 3, 128, 128}));
    const QJsonObject output = json[QStringLiteral("outputs")].toArray()[0].toObject();
    QCOMPARE(output[QStringLiteral("name")].toString(), m_model.outputName);
    QCOMPARE(output[QStringLiteral("shape")].toArray(), shape({-1, 98}));
    QCOMPARE(
        ask(*m_fixture, &OpenInference::modelMetadata, get(m_model.name, m_model.version)).body,
        reply.body);
}

void OpenInferenceTest::theModelIsReady()
{
    const auto reply = ask(*m_fixture, &OpenInference::modelReady, get(m_model.name));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, QByteArray(R"({"name":"everyday-98","ready":true})"));
}

void OpenInferenceTest::statisticsCountWhatWasInferred()
{
    ServiceFixture fixture;
    fixture.load();
    OpenInference protocol(fixture.service);
    const QByteArray body = R"({"inputs":[{"name":")" + m_model.inputName.toUtf8()
        + R"(","shape":[2],"datatype":"BYTES","data":[")" + test::smallPng().toBase64() + R"(",")"
        + test::jpegOf(40, 30).toBase64() + R"("]}]})";
    const auto answer = fixture.ask(protocol, &OpenInference::modelInfer,
                                    test::post(body, "application/json", m_model.name));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.facts.images, 2);
    const auto reply = ask(fixture, &OpenInference::modelStats, get(m_model.name));
    QCOMPARE(reply.status, 200);
    const QJsonObject model = jsonOf(reply)[QStringLiteral("model_stats")].toArray()[0].toObject();
    QCOMPARE(model[QStringLiteral("inference_count")].toInt(), 2);
}

void OpenInferenceTest::anotherModelOrVersionIsNotFound_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("says");
    QTest::newRow("model") << QStringLiteral("resnet") << QString()
                           << QStringLiteral("There is no model \"resnet\"; the one in use is "
                                             "\"everyday-98\".");
    QTest::newRow("version") << QStringLiteral("everyday-98") << QStringLiteral("2")
                             << QStringLiteral(
                                    "There is no version \"2\" of the model \"everyday-98\"; the "
                                    "one in use is \"1\".");
}

void OpenInferenceTest::anotherModelOrVersionIsNotFound()
{
    QFETCH(QString, model);
    QFETCH(QString, version);
    for (const Function function : {&OpenInference::modelMetadata, &OpenInference::modelReady,
                                    &OpenInference::modelStats, &OpenInference::modelInfer}) {
        const auto reply = ask(*m_fixture, function, get(model, version));
        QCOMPARE(reply.status, 404);
        QTEST(errorOf(reply), "says");
    }
}

void OpenInferenceTest::withoutAModelTheAnswerIs503()
{
    ServiceFixture fixture;
    for (const Function function : {&OpenInference::modelMetadata, &OpenInference::modelReady,
                                    &OpenInference::modelStats, &OpenInference::modelInfer}) {
        const auto reply = ask(fixture, function, get(m_model.name));
        QCOMPARE(reply.status, 503);
        QVERIFY(!errorOf(reply).isEmpty());
        QVERIFY(!headerOf(reply, "Retry-After").isEmpty());
    }
}

namespace {

QByteArray inferJson(const ModelInfo &model, const QByteArray &shape, const QByteArray &datatype,
                     const QByteArray &data, const QByteArray &more = {})
{
    return R"({"inputs":[{"name":")" + model.inputName.toUtf8() + R"(","shape":)" + shape
        + R"(,"datatype":")" + datatype + R"(","data":)" + data + "}]" + more + '}';
}

// A grey square of the network's own size, as each kind of input.
constexpr int side = 128;
constexpr int grey = 100;

QByteArray greyPng()
{
    return test::encoded(cv::Mat(side, side, CV_8UC3, cv::Scalar::all(grey)), ".png");
}

QByteArray list(const QByteArray &element, int count)
{
    return '[' + (element + ',').repeated(count).chopped(1) + ']';
}

std::vector<float> greyTensor(const Preprocessing &preprocessing)
{
    std::vector<float> values;
    for (std::size_t channel = 0; channel < 3; ++channel)
        values.insert(values.end(), side * side,
                      (float(grey) - preprocessing.mean[channel]) * preprocessing.scale
                          / preprocessing.standardDeviation[channel]);
    return values;
}

QByteArray tensorList(const std::vector<float> &values)
{
    QByteArray text = "[";
    for (const float value : values)
        text += QByteArray::number(double(value), 'g', 9) + ',';
    text.back() = ']';
    return text;
}

bool nearlyEqual(const std::vector<float> &left, const std::vector<float> &right)
{
    return left.size() == right.size()
        && std::equal(left.begin(), left.end(), right.begin(),
                      [](float a, float b) { return std::abs(a - b) < 1e-3F; });
}

}  // namespace

void OpenInferenceTest::allKindsOfInputGiveTheSameAnswer()
{
    const auto bytes =
        infer(inferJson(m_model, "[1]", "BYTES", "[\"" + greyPng().toBase64() + "\"]"));
    QCOMPARE(bytes.status, 200);
    QCOMPARE(outputOf(bytes)[QStringLiteral("name")].toString(), m_model.outputName);
    QCOMPARE(outputOf(bytes)[QStringLiteral("datatype")].toString(), QStringLiteral("FP32"));
    QCOMPARE(outputOf(bytes)[QStringLiteral("shape")].toArray(), shape({1, 98}));
    QCOMPARE(numbersOf(bytes).size(), std::size_t(98));

    const auto pixels = infer(inferJson(m_model, "[1,128,128,3]", "UINT8",
                                        list(QByteArray::number(grey), 3 * side * side)));
    QCOMPARE(pixels.status, 200);
    QVERIFY(nearlyEqual(numbersOf(pixels), numbersOf(bytes)));

    const auto tensor = infer(
        inferJson(m_model, "[1,3,128,128]", "FP32", tensorList(greyTensor(m_model.preprocessing))));
    QCOMPARE(tensor.status, 200);
    QVERIFY(nearlyEqual(numbersOf(tensor), numbersOf(bytes)));
}

void OpenInferenceTest::severalImagesMakeOneTensor()
{
    const QByteArray first = test::smallPng().toBase64();
    const QByteArray second = test::jpegOf(400, 300).toBase64();
    const auto one = infer(inferJson(m_model, "[1]", "BYTES", "[\"" + first + "\"]"));
    const auto two = infer(inferJson(m_model, "[1]", "BYTES", "[\"" + second + "\"]"));
    const auto both = infer(inferJson(m_model, "[2,1]", "BYTES",
                                      "[\"" + first + "\",\"" + second + "\"]", R"(,"id":"42")"));
    QCOMPARE(both.status, 200);
    QCOMPARE(jsonOf(both)[QStringLiteral("id")].toString(), QStringLiteral("42"));
    QCOMPARE(jsonOf(both)[QStringLiteral("model_name")].toString(), m_model.name);
    QCOMPARE(jsonOf(both)[QStringLiteral("model_version")].toString(), m_model.version);
    QCOMPARE(outputOf(both)[QStringLiteral("shape")].toArray(), shape({2, 98}));
    std::vector<float> expected = numbersOf(one);
    const std::vector<float> rest = numbersOf(two);
    expected.insert(expected.end(), rest.begin(), rest.end());
    QVERIFY(nearlyEqual(numbersOf(both), expected));
}

void OpenInferenceTest::severalImagesAreOneForwardPass_data()
{
    QTest::addColumn<QByteArray>("shape");
    QTest::addColumn<QByteArray>("datatype");
    QTest::addColumn<QByteArray>("image");
    QTest::newRow("encoded") << QByteArray("[4]") << QByteArray("BYTES")
                             << '"' + greyPng().toBase64() + '"';
    QByteArray tensor = tensorList(greyTensor(m_model.preprocessing));
    tensor = tensor.mid(1, tensor.size() - 2);  // without its brackets
    QTest::newRow("tensors") << QByteArray("[4,3,128,128]") << QByteArray("FP32") << tensor;
}

void OpenInferenceTest::severalImagesAreOneForwardPass()
{
    QFETCH(QByteArray, shape);
    QFETCH(QByteArray, datatype);
    QFETCH(QByteArray, image);
    const auto one =
        infer(inferJson(m_model, "[1]", "BYTES", "[\"" + greyPng().toBase64() + "\"]"));
    ClassifierOptions options;
    options.workers = 1;
    options.batchSize = 4;
    options.cacheBytes = 0;  // of the same picture one would be computed
    ServiceFixture fixture({}, options);
    fixture.load();
    OpenInference protocol(fixture.service);
    const QByteArray images = '[' + image + ',' + image + ',' + image + ',' + image + ']';
    const auto reply = fixture.ask(
        protocol, &OpenInference::modelInfer,
        test::post(inferJson(m_model, shape, datatype, images), "application/json", m_model.name));
    QCOMPARE(reply.status, 200);
    std::vector<float> expected;
    for (int i = 0; i < 4; ++i) {
        const auto numbers = numbersOf(one);
        expected.insert(expected.end(), numbers.begin(), numbers.end());
    }
    QVERIFY(nearlyEqual(numbersOf(reply), expected));

    const auto stats = ask(fixture, &OpenInference::modelStats, get(m_model.name));
    const QJsonValue model = jsonOf(stats)[QStringLiteral("model_stats")].toArray()[0];
    QCOMPARE(model[QStringLiteral("inference_count")].toInt(), 4);
    QCOMPARE(model[QStringLiteral("execution_count")].toInt(), 1);
    const QJsonValue batch = model[QStringLiteral("batch_stats")].toArray()[0];
    QCOMPARE(batch[QStringLiteral("batch_size")].toInt(), 4);
}

void OpenInferenceTest::binaryAnswersHoldTheSameNumbers()
{
    const QByteArray image = greyPng();
    const auto asJson = infer(inferJson(m_model, "[1]", "BYTES", "[\"" + image.toBase64() + "\"]"));

    const auto size = qToLittleEndian(quint32(image.size()));
    const QByteArray data = QByteArray(reinterpret_cast<const char *>(&size), 4) + image;
    const QByteArray json = R"({"parameters":{"binary_data_output":true},"inputs":[{"name":")"
        + m_model.inputName.toUtf8()
        + R"(","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":)"
        + QByteArray::number(data.size()) + "}}]}";
    const auto reply = infer(json + data, QByteArray::number(json.size()));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.contentType, QByteArray("application/octet-stream"));
    const qsizetype header = headerOf(reply, "Inference-Header-Content-Length").toLongLong();
    QVERIFY(header > 0);
    const QJsonObject output = QJsonDocument::fromJson(reply.body.left(header))
                                   .object()[QStringLiteral("outputs")]
                                   .toArray()[0]
                                   .toObject();
    QVERIFY(!output.contains(QStringLiteral("data")));
    QCOMPARE(output[QStringLiteral("shape")].toArray(), shape({1, 98}));
    const QByteArray tensor = reply.body.sliced(header);
    QCOMPARE(output[QStringLiteral("parameters")][QStringLiteral("binary_data_size")].toInt(),
             int(tensor.size()));
    std::vector<float> numbers(std::size_t(tensor.size()) / sizeof(float));
    qFromLittleEndian<float>(tensor.constData(), qsizetype(numbers.size()), numbers.data());
    QCOMPARE(numbers, numbersOf(asJson));
}

void OpenInferenceTest::theBestClassesComeAsText()
{
    const QByteArray image = "[\"" + test::jpegOf(400, 300).toBase64() + "\"]";
    const auto raw = infer(inferJson(m_model, "[1]", "BYTES", image));
    const auto reply = infer(inferJson(m_model, "[1]", "BYTES", image,
                                       R"(,"outputs":[{"name":")" + m_model.outputName.toUtf8()
                                           + R"(","parameters":{"classification":3}}])"));
    QCOMPARE(reply.status, 200);
    const QJsonObject output = outputOf(reply);
    QCOMPARE(output[QStringLiteral("datatype")].toString(), QStringLiteral("BYTES"));
    QCOMPARE(output[QStringLiteral("shape")].toArray(), shape({1, 3}));
    const QJsonArray data = output[QStringLiteral("data")].toArray();
    QCOMPARE(data.size(), 3);
    const std::vector<float> numbers = numbersOf(raw);
    const auto best = std::max_element(numbers.begin(), numbers.end());
    const QStringList parts = data[0].toString().split(QLatin1Char(':'));
    QCOMPARE(parts.size(), 3);
    QCOMPARE(parts[0].toFloat(), *best);
    QCOMPARE(parts[1].toInt(), int(best - numbers.begin()));
    QCOMPARE(parts[2], m_model.labels[parts[1].toInt()]);
    QVERIFY(data[1].toString().section(QLatin1Char(':'), 0, 0).toFloat() <= *best);

    const auto all = infer(inferJson(m_model, "[1]", "BYTES", image,
                                     R"(,"outputs":[{"name":")" + m_model.outputName.toUtf8()
                                         + R"(","parameters":{"classification":5000}}])"));
    QCOMPARE(outputOf(all)[QStringLiteral("shape")].toArray(), shape({1, 98}));
}

void OpenInferenceTest::errorsAreObjectsWithAStatus_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const QByteArray &body, int status, const char *says) {
        QTest::newRow(name) << body << status << QString::fromUtf8(says);
    };
    row("no JSON", "hello", 400, "");
    row("another input", R"({"inputs":[{"name":"x"}]})", 400, "no input \"x\"");
    row("another shape", inferJson(m_model, "[1,3,224,224]", "FP32", "[]"), 400,
        "must be [N,3,128,128] with N from 1 to 32");
    row("too many images", inferJson(m_model, "[33]", "BYTES", "[]"), 413, "(maxBatch)");
    row("no image", inferJson(m_model, "[1]", "BYTES", R"(["aGVsbG8h"])"), 415, "");
    row("a damaged image among others",
        inferJson(m_model, "[2]", "BYTES",
                  "[\"" + greyPng().toBase64() + "\",\"" + greyPng().chopped(20).toBase64()
                      + "\"]"),
        422, "Image 2 of 2: ");
}

void OpenInferenceTest::errorsAreObjectsWithAStatus()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    const auto reply = infer(body);
    QTEST(reply.status, "status");
    QCOMPARE(reply.contentType, QByteArray("application/json"));
    QVERIFY(!errorOf(reply).isEmpty());
    QVERIFY2(errorOf(reply).contains(says), qPrintable(errorOf(reply)));
    QVERIFY(!reply.facts.error.isEmpty());
}

void OpenInferenceTest::aLargeTensorIsReadElsewhereAndAnsweredHere()
{
    const QByteArray body =
        inferJson(m_model, "[1,3,128,128]", "FP32", tensorList(greyTensor(m_model.preprocessing)));
    QVERIFY(body.size() > PredictService::maxInlineBytes);
    OpenInference protocol(m_fixture->service);
    QThread *answeredIn = nullptr;
    protocol.modelInfer(test::post(body, "application/json", m_model.name), m_fixture->client.get(),
                        [&](const HttpReply &) { answeredIn = QThread::currentThread(); });
    QVERIFY(!answeredIn);
    QTRY_COMPARE(answeredIn, QThread::currentThread());
}

void OpenInferenceTest::aClientThatLeavesIsCountedAsCancelledOnce()
{
    ServiceFixture fixture;
    fixture.load();
    OpenInference protocol(fixture.service);
    const QByteArray body = inferJson(m_model, "[3,3,128,128]", "FP32",
                                      list(tensorList(greyTensor(m_model.preprocessing)), 3));
    fixture.send(protocol, &OpenInference::modelInfer,
                 test::post(body, "application/json", m_model.name));
    fixture.client = std::make_unique<QObject>();
    const auto reply = ask(fixture, &OpenInference::modelInfer,
                           test::post(body, "application/json", m_model.name));
    QCOMPARE(reply.status, 200);
    QCOMPARE(fixture.replies, 1);
    const auto http = fixture.telemetry.snapshot().http;
    QCOMPARE(http.cancelled, qint64(1));
    QCOMPARE(http.succeeded, qint64(1));
}

QTEST_GUILESS_MAIN(OpenInferenceTest)
#include "openinferencetest.moc"
