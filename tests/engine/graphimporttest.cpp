// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/graphimport.h"
#include "core/engine/opencvnetwork.h"
#include "tests/support/graphcomparison.h"
#include "tests/support/graphinterpreter.h"
#include "tests/support/testdata.h"

#include <thread>

using namespace classiscope;
using test::OnnxNetwork;

namespace {

const auto &in = OnnxNetwork::input;
using Ints = std::vector<int>;
const auto row = test::smallNetwork<OnnxNetwork>;

}  // namespace

class GraphImportTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void realNetworksGiveOpenCvsNumbers_data();
    void realNetworksGiveOpenCvsNumbers();
    void whatCannotBeSaidIsNamed_data();
    void whatCannotBeSaidIsNamed();
    void brokenFileIsRefused();
    void loadingBesideAnImportIsUndisturbed();
};

void GraphImportTest::realNetworksGiveOpenCvsNumbers_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QSize>("size");
    QTest::newRow("default") << QString() << QSize();
    QTest::newRow("MobileNetV1") << QStringLiteral("mobilenet_v1_0.25_128.onnx") << QSize(128, 128);
    QTest::newRow("MobileNetV2") << QStringLiteral("mobilenet_v2_1.0_224.onnx") << QSize(224, 224);
    QTest::newRow("SqueezeNet") << QStringLiteral("squeezenet_v1.0.caffemodel") << QSize(227, 227);
}

void GraphImportTest::realNetworksGiveOpenCvsNumbers()
{
    QFETCH(QString, file);
    QFETCH(QSize, size);
    ModelSource source = test::defaultModel();
    if (!file.isEmpty()) {
        TEST_DATA_OR_SKIP(folder, "models/third-party");
        source.path = folder + QLatin1Char('/') + file;
        source.labels = folder + QStringLiteral("/imagenet_labels_1000.txt");
        source.configuration = folder + QStringLiteral("/SqueezeNet_deploy.prototxt");
        source.preprocessing.inputSize = size;
    }
    const auto package = ModelPackage::open(source);
    QVERIFY2(package.ok(), qPrintable(package ? QString() : package.error().message));
    const auto graph = fast::importGraph(*package);
    QVERIFY2(graph.ok(), qPrintable(graph ? QString() : graph.error().message));
    const cv::Mat tensor = test::randomTensor(package->preprocessing.inputSize);
    QCOMPARE_LE(test::difference(test::stockOutput(*package, tensor),
                                 test::interpreted(*graph, test::numbersOf(tensor))),
                test::tolerance);
}

void GraphImportTest::whatCannotBeSaidIsNamed_data()
{
    QTest::addColumn<test::SmallNetwork>("network");
    row("local response normalisation", "LRN", [](OnnxNetwork &net) {
        net.add("LRN", {in}, {{"size", 5}});
    });
    row("transposed convolution", "Deconvolution", [](OnnxNetwork &net) {
        net.add("ConvTranspose", {in, net.random({3, 4, 2, 2})},
                {{"kernel_shape", Ints {2, 2}}, {"strides", Ints {2, 2}}});
    });
    row("maximum of two", "Eltwise", [](OnnxNetwork &net) {
        net.add("Max", {in, net.convolution(in, 3, 3, 1)});
    });
    row("slopes a channel", "PReLU", [](OnnxNetwork &net) {
        net.add("PRelu", {in, net.constant({3, 1, 1}, {0.1F, 0.2F, 0.3F})});
    });
    row("softmax of a picture", "Softmax", [](OnnxNetwork &net) {
        net.add("Softmax", {in}, {{"axis", 1}});
    });
    row("crop", "Slice", [](OnnxNetwork &net) {
        net.add("Slice", {in, net.integers({1}), net.integers({9}), net.integers({2})});
    });
    row("padding with ones", "Padding", [](OnnxNetwork &net) {
        net.add("Pad", {in, net.integers({0, 0, 1, 1, 0, 0, 1, 1}), net.constant({}, {1})});
    });
    row("convolution of channels last", "Convolution", [](OnnxNetwork &net) {
        net.convolution(net.add("Transpose", {in}, {{"perm", Ints {0, 2, 3, 1}}}),
                        test::inputHeight, 2, 3);
    });
    row("comparison", "Scale", [](OnnxNetwork &net) {
        net.add("Greater", {in, net.constant({}, {0.5F})});
    });
    row("square", "Power", [](OnnxNetwork &net) { net.add("Pow", {in, net.constant({}, {2})}); });
}

void GraphImportTest::whatCannotBeSaidIsNamed()
{
    QFETCH(test::SmallNetwork, network);
    const auto graph = fast::importGraph(network.build());
    QVERIFY(!graph);
    QCOMPARE(graph.error().code, Error::Code::BadModel);
    const QString message = graph.error().message;
    QVERIFY2(message.contains(QStringLiteral(" (%1): ").arg(network.graph)), qPrintable(message));
    QVERIFY2(message.startsWith(QStringLiteral("small.onnx: ")), qPrintable(message));
    QVERIFY2(!message.contains(QLatin1Char('!')), qPrintable(message));
}

void GraphImportTest::brokenFileIsRefused()
{
    ModelPackage package;
    package.weightsPath = QStringLiteral("broken.onnx");
    package.weights = QByteArray(100, '\x08');
    const auto graph = fast::importGraph(package);
    QVERIFY(!graph);
    QCOMPARE(graph.error().code, Error::Code::BadModel);
    QVERIFY2(graph.error().message.startsWith(QStringLiteral("broken.onnx: ")),
             qPrintable(graph.error().message));
}

void GraphImportTest::loadingBesideAnImportIsUndisturbed()
{
    const auto package = ModelPackage::open(test::defaultModel());
    QVERIFY(package.ok());
    const cv::Mat tensor = test::randomTensor(package->preprocessing.inputSize);
    const auto before = test::stockOutput(*package, tensor);
    bool imported = true;
    std::thread importing([&] {
        for (int i = 0; i < 3; ++i)
            imported = imported && fast::importGraph(*package).ok();
    });
    std::vector<std::vector<float>> outputs;
    for (int i = 0; i < 3; ++i) {
        auto network = OpenCvNetwork::load(*package);
        if (network)
            outputs.push_back((*network)->forward(tensor).value());
    }
    importing.join();
    QVERIFY(imported);
    QCOMPARE(outputs.size(), std::size_t(3));
    for (const auto &output : outputs)
        QCOMPARE(output, before);
}

QTEST_GUILESS_MAIN(GraphImportTest)
#include "graphimporttest.moc"
