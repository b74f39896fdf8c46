// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/modelfacts.h"
#include "tests/support/testdata.h"

#include <algorithm>
#include <numeric>

using namespace classiscope;

class ModelFactsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void theDefaultModelIsListedLayerByLayer()
    {
        const auto facts = ModelFacts::read(test::defaultModel());
        QVERIFY2(facts.ok(), facts ? "" : qPrintable(facts.error().message));
        QCOMPARE(facts->format, ModelPackage::Format::Onnx);
        QVERIFY(facts->weightsPath.endsWith(QStringLiteral(".onnx")));
        QCOMPARE(facts->sha256.size(), 64);
        QCOMPARE(facts->inputShape, std::vector<int>({1, 3, 128, 128}));
        QCOMPARE(facts->outputShape, std::vector<int>({1, 98}));
        QCOMPARE(std::size_t(facts->layerCount), facts->layers.size());
        const auto convolutions =
            std::count_if(facts->layers.begin(), facts->layers.end(), [](const LayerFacts &layer) {
                return layer.type == QStringLiteral("Convolution");
            });
        QVERIFY(convolutions > 40);  // MobileNetV2 has 52
        for (const LayerFacts &layer : facts->layers) {
            QVERIFY(!layer.name.isEmpty() && !layer.type.isEmpty());
            QVERIFY2(!layer.outputShape.empty(), qPrintable(layer.name));
        }
    }

    void theParametersAreThoseOfTheFile()
    {
        const auto facts = ModelFacts::read(test::defaultModel());
        QVERIFY(facts.ok());
        const qint64 sum = std::accumulate(
            facts->layers.begin(), facts->layers.end(), qint64 {0},
            [](qint64 before, const LayerFacts &layer) { return before + layer.parameters; });
        QCOMPARE(facts->parameters, sum);
        // The file holds little else: 4 bytes each.
        constexpr qint64 fileBytes = 5'896'682;
        QVERIFY2(std::abs(4 * facts->parameters - fileBytes) < fileBytes / 20,
                 qPrintable(QString::number(facts->parameters)));
        QVERIFY(std::abs(facts->weightsBytes - fileBytes) < fileBytes / 20);
    }

    void workAndMemoryAreOfOneImage()
    {
        const auto facts = ModelFacts::read(test::defaultModel());
        QVERIFY(facts.ok());
        // MobileNetV2 0.75 has 69 million multiplications at 128 pixels (its paper, table 6).
        QVERIFY2(facts->operations > 2 * 60'000'000 && facts->operations < 2 * 85'000'000,
                 qPrintable(QString::number(facts->operations)));
        QVERIFY(facts->blobBytes > 3 * 128 * 128 * 4);
    }

    void aCaffeNetworkIsListedToo()
    {
        TEST_DATA_OR_SKIP(network, "models/third-party/squeezenet_v1.0.caffemodel")
        ModelSource source;
        source.path = network;
        source.configuration =
            test::testData(QStringLiteral("models/third-party/SqueezeNet_deploy.prototxt"));
        source.labels =
            test::testData(QStringLiteral("models/third-party/imagenet_labels_1000.txt"));
        source.preprocessing.inputSize = {227, 227};
        const auto facts = ModelFacts::read(source);
        QVERIFY2(facts.ok(), facts ? "" : qPrintable(facts.error().message));
        QCOMPARE(facts->format, ModelPackage::Format::Caffe);
        QVERIFY(facts->parameters > 1'200'000 && facts->parameters < 1'300'000);
    }

    void aMissingModelIsNamed()
    {
        ModelSource source;
        source.path = QStringLiteral("/nowhere/net.onnx");
        const auto facts = ModelFacts::read(source);
        QVERIFY(!facts.ok());
        QCOMPARE(facts.error().code, Error::Code::BadModel);
        QVERIFY(facts.error().message.contains(QStringLiteral("/nowhere/net.onnx")));
    }
};

QTEST_APPLESS_MAIN(ModelFactsTest)
#include "modelfactstest.moc"
