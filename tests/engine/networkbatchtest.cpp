// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/network.h"
#include "tests/support/networks.h"
#include "tests/support/testdata.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <cmath>

using namespace classiscope;

/// Networks that compute several images in one forward pass, and those that do not.
class NetworkBatchTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void batchesGiveWhatSingleImagesDo_data();
    void batchesGiveWhatSingleImagesDo();
    void compiledNetworksTakePowersOfTwo();
    void picturesInTheNetworksLayoutGiveTheSame();
    void aNetworkForOneImageTakesOneAndSaysWhy();
    void oneImageNeedsNoReason();
};

namespace {

constexpr int classes = 10;

ModelPackage withLabels(ModelPackage package)
{
    for (int i = 0; i < classes; ++i)
        package.labels << QString::number(i);
    return package;
}

/// `images`: what the shapes within it say; -1: any number. With a channel shuffle, as
/// ShuffleNet has it.
ModelPackage network(int images)
{
    using Ints = std::vector<int>;
    constexpr int height = test::inputHeight, width = test::inputWidth;
    test::OnnxNetwork net;
    auto x = net.convolution(test::OnnxNetwork::input, 3, 8, 3, {{"pads", Ints {1, 1, 1, 1}}});
    x = net.add("Relu", {net.batchNorm(x, 8)});
    x = net.add("Reshape", {x, net.integers({images, 2, 4, height, width})});
    x = net.add("Transpose", {x}, {{"perm", Ints {0, 2, 1, 3, 4}}});
    x = net.add("Reshape", {x, net.integers({images, 8, height, width})});
    x = net.add("Flatten", {net.add("GlobalAveragePool", {x})});
    net.dense(x, 8, classes);
    return withLabels(net.package());
}

Result<Networks> loaded(const ModelPackage &package, int batch, Backend backend,
                        Precision precision = Precision::Exact)
{
    NetworkOptions options;
    options.batchSize = batch;
    options.backend = backend;
    options.precision = precision;
    return loadNetworks(package, options);
}

/// Of `images`, all different.
cv::Mat tensorOf(int images, QSize size)
{
    const int shape[] = {images, 3, size.height(), size.width()};
    cv::Mat tensor(4, shape, CV_32F);
    cv::RNG random(7);
    random.fill(tensor, cv::RNG::UNIFORM, -2, 2);
    return tensor;
}

cv::Mat imageOf(const cv::Mat &tensor, int index)
{
    const int shape[] = {1, tensor.size[1], tensor.size[2], tensor.size[3]};
    return cv::Mat(4, shape, CV_32F, const_cast<float *>(tensor.ptr<float>(index)));
}

float difference(const float *given, const std::vector<float> &expected)
{
    float largest = 0, apart = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        largest = std::max(largest, std::abs(expected[i]));
        apart = std::max(apart, std::abs(expected[i] - given[i]));
    }
    return apart / largest;
}

}  // namespace

void NetworkBatchTest::batchesGiveWhatSingleImagesDo_data()
{
    QTest::addColumn<int>("backend");
    QTest::addColumn<int>("precision");
    QTest::addColumn<float>("tolerance");
    const auto add = [](const char *name, Backend backend, Precision precision, float tolerance) {
        QTest::newRow(name) << int(backend) << int(precision) << tolerance;
    };
    add("OpenCV", Backend::OpenCv, Precision::Exact, InferencePath::tolerance);
    add("float32", Backend::Auto, Precision::Exact, InferencePath::tolerance);
    add("bfloat16", Backend::Auto, Precision::Fast, InferencePath::shortTolerance);
}

void NetworkBatchTest::batchesGiveWhatSingleImagesDo()
{
    QFETCH(int, backend);
    QFETCH(int, precision);
    QFETCH(float, tolerance);
    const auto package = ModelPackage::open(test::defaultModel());
    QVERIFY(package.ok());
    auto networks = loaded(*package, 8, Backend(backend), Precision(precision));
    QVERIFY(networks.ok());
    QCOMPARE(networks->path.batchReason.english(), QString());
    QCOMPARE(networks->path.batchSize, 8);
    Network &net = *networks->each.front();
    for (const int images : {8, 1, 2, 4}) {  // not in their order
        QCOMPARE(net.passSize(images), images);
        const cv::Mat tensor = tensorOf(images, package->preprocessing.inputSize);
        const auto together = net.forward(tensor);
        QVERIFY(together.ok());
        QCOMPARE(together->size(), std::size_t(98 * images));
        for (int i = 0; i < images; ++i) {
            const auto alone = net.forward(imageOf(tensor, i));
            QVERIFY(difference(together->data() + 98 * i, *alone) <= tolerance);
        }
    }
}

void NetworkBatchTest::compiledNetworksTakePowersOfTwo()
{
    const auto networks = loaded(network(-1), 11, Backend::Auto);
    QVERIFY(networks.ok());
    QVERIFY(networks->path.fast);
    QCOMPARE(networks->path.batchSize, 8);
    const Network &net = *networks->each.front();
    const int expected[] = {1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 8};
    for (int images = 1; images <= 12; ++images)
        QCOMPARE(net.passSize(images), expected[images - 1]);
}

void NetworkBatchTest::picturesInTheNetworksLayoutGiveTheSame()
{
    const auto package = ModelPackage::open(test::defaultModel());
    auto networks = loaded(*package, 4, Backend::Auto);
    QVERIFY(networks.ok());
    Network &net = *networks->each.front();
    if (net.pictureLayout() == TensorLayout::Planar)
        QSKIP("oneDNN chose another layout for the input on this CPU.");
    constexpr int images = 4;
    const cv::Mat planar = tensorOf(images, package->preprocessing.inputSize);
    const int height = planar.size[2], width = planar.size[3];
    const int shape[] = {images, height, width, 3};
    cv::Mat interleaved(4, shape, CV_32F);
    for (int i = 0; i < images; ++i) {
        for (int channel = 0; channel < 3; ++channel) {
            for (int pixel = 0; pixel < height * width; ++pixel)
                interleaved.ptr<float>(i)[3 * pixel + channel] =
                    planar.ptr<float>(i, channel)[pixel];
        }
    }
    const auto expected = net.forward(planar), given = net.forwardPicture(interleaved);
    QVERIFY(expected.ok() && given.ok());
    QCOMPARE(given->size(), expected->size());
    QVERIFY(difference(given->data(), *expected) <= InferencePath::tolerance);
}

void NetworkBatchTest::aNetworkForOneImageTakesOneAndSaysWhy()
{
    const auto package = network(1);
    auto networks = loaded(package, 4, Backend::OpenCv);
    QVERIFY2(networks.ok(), networks ? "" : qPrintable(networks.error().message));
    QCOMPARE(networks->path.batchSize, 1);
    const QString reason = networks->path.batchReason.english();
    QVERIFY2(reason.contains(QStringLiteral("2 images together")), qPrintable(reason));
    Network &net = *networks->each.front();
    QCOMPARE(net.passSize(4), 1);
    // And computes as if nothing had been tried.
    const cv::Mat tensor = tensorOf(1, package.preprocessing.inputSize);
    const auto untried = loaded(package, 1, Backend::OpenCv);
    const auto expected = untried->each.front()->forward(tensor), given = net.forward(tensor);
    QVERIFY(expected.ok() && given.ok());
    QCOMPARE(*given, *expected);
    // Compiled, its shapes are the program's own.
    const auto compiled = loaded(package, 4, Backend::Auto);
    QVERIFY(compiled.ok() && compiled->path.fast);
    QCOMPARE(compiled->path.batchSize, 4);
}

void NetworkBatchTest::oneImageNeedsNoReason()
{
    for (const Backend backend : {Backend::OpenCv, Backend::Auto}) {
        const auto networks = loaded(network(1), 1, backend);
        QVERIFY(networks.ok());
        QCOMPARE(networks->path.batchSize, 1);
        QCOMPARE(networks->path.batchReason.english(), QString());
    }
}

QTEST_GUILESS_MAIN(NetworkBatchTest)
#include "networkbatchtest.moc"
