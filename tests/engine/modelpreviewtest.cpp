// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/classifier.h"
#include "core/engine/modelpreview.h"
#include "tests/support/images.h"
#include "tests/support/protobuf.h"
#include "tests/support/testdata.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace classiscope;

namespace {

ModelSource bareDefault()
{
    const QString folder = test::defaultModel().path;
    ModelSource source;
    source.path =
        QDir(folder).entryInfoList({QStringLiteral("*.onnx")}).value(0).absoluteFilePath();
    source.preprocessing.inputSize = {128, 128};
    source.preprocessing.mean = {123.675F, 116.28F, 103.53F};
    source.preprocessing.standardDeviation = {58.395F, 57.12F, 57.375F};
    return source;
}

/// An ONNX network of one node, which nobody knows. The fields' numbers are onnx.proto's.
QByteArray strangeNetwork()
{
    using Message = test::ProtobufMessage;
    const auto value = [](const QByteArray &name) {
        Message shape;
        for (const int side : {1, 3, 8, 8})
            shape.message(1, Message().number(1, side));
        return Message().bytes(1, name).message(
            2, Message().message(1, Message().number(1, 1).message(2, shape)));
    };
    Message node;
    node.bytes(1, "in").bytes(2, "out").bytes(3, "first").bytes(4, "Frobnicate");
    Message graph;
    graph.message(1, node).bytes(2, "strange").message(11, value("in")).message(12, value("out"));
    Message model;
    model.number(1, 6).message(7, graph);
    model.message(8, Message().bytes(1, "").number(2, 11));
    return model.bytes();
}

int colorAt(const ModelPreview &preview, int x, int y, int channel)
{
    return std::uint8_t(preview.pixels.at(3 * (y * preview.size.width() + x) + channel));
}

}  // namespace

class ModelPreviewTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_cancelled = false;
        m_image = test::encoded(test::quarters(200, 100), ".png");
    }

    void theAnswerIsTheClassifiers()
    {
        const auto preview = m_previewer(bareDefault(), m_image, m_cancelled);
        QVERIFY2(preview.ok(), preview ? "" : qPrintable(preview.error().message));
        Classifier classifier {ClassifierOptions {.workers = 1, .backend = Backend::OpenCv}};
        QVERIFY(classifier.loadModel(test::defaultModel()).result().ok());
        const auto answer = classifier.submit(m_image).result();
        QVERIFY(answer.ok());
        QCOMPARE(preview->top.size(), std::size_t(ModelPreviewer::topK));
        QCOMPARE(preview->outputCount, 98);
        QVERIFY(preview->labelsFit({}));
        for (std::size_t i = 0; i < answer->top.size(); ++i) {
            QCOMPARE(preview->top[i].label, answer->top[i].label);
            QVERIFY(std::abs(preview->top[i].confidence - answer->top[i].confidence) < 1e-4F);
        }
    }

    void thePictureIsTheNetworksInput()
    {
        ModelSource source = bareDefault();
        source.preprocessing.mean = {0, 0, 0};
        source.preprocessing.standardDeviation = {1, 1, 1};
        auto preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY(preview.ok());
        QCOMPARE(preview->size, QSize(128, 128));
        QCOMPARE(preview->pixels.size(), 3 * 128 * 128);
        QCOMPARE(preview->lowest, 0.0F);
        QCOMPARE(preview->highest, 255.0F);
        QVERIFY(colorAt(*preview, 10, 10, 0) > 200 && colorAt(*preview, 10, 10, 2) < 60);  // red

        source.preprocessing.colorOrder = Preprocessing::ColorOrder::Bgr;
        preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY(colorAt(*preview, 10, 10, 2) > 200 && colorAt(*preview, 10, 10, 0) < 60);

        source.preprocessing.fit = Preprocessing::Fit::Letterbox;
        source.preprocessing.mean = {127.5F, 127.5F, 127.5F};
        preview = m_previewer(source, m_image, m_cancelled);
        QCOMPARE(preview->lowest, -127.5F);
        QVERIFY(std::abs(colorAt(*preview, 64, 2, 1) - 128) <= 1);  // the mean above the picture
    }

    void withoutLabelsTheClassesHaveNumbers()
    {
        QTemporaryDir folder;
        ModelSource source = bareDefault();
        const QString copy = folder.filePath(QStringLiteral("net.onnx"));
        QVERIFY(QFile::copy(source.path, copy));
        const auto expected = m_previewer(source, m_image, m_cancelled);
        source.path = copy;
        const auto preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY2(preview.ok(), preview ? "" : qPrintable(preview.error().message));
        QVERIFY(preview->labels.isEmpty());
        QVERIFY(preview->labelsError && preview->labelsError->message.contains(copy));
        QVERIFY(!preview->labelsFit({}));
        QCOMPARE(preview->outputCount, 98);
        QCOMPARE(preview->top.front().label, QString::number(expected->top.front().index));
    }

    void labelsThatDoNotFitAreCounted()
    {
        QTemporaryDir folder;
        ModelSource source = bareDefault();
        source.labels = folder.filePath(QStringLiteral("few.txt"));
        QFile few(source.labels);
        QVERIFY(few.open(QIODevice::WriteOnly) && few.write("one\ntwo\n") > 0);
        few.close();
        const auto preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY(preview.ok());
        QCOMPARE(preview->labels.size(), 2);
        QCOMPARE(preview->outputCount, 98);
        QVERIFY(!preview->labelsFit({}));
        QCOMPARE(preview->top.size(), std::size_t(ModelPreviewer::topK));
        source.labels = folder.filePath(QStringLiteral("none.txt"));
        const auto missing = m_previewer(source, m_image, m_cancelled);
        QVERIFY(missing.ok() && missing->labelsError);
        QVERIFY(missing->labelsError->message.contains(source.labels));
    }

    void anotherInputSizeIsNotComputed()
    {
        ModelSource source = bareDefault();
        source.preprocessing.inputSize = {224, 224};
        const auto preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY2(preview.ok(), preview ? "" : qPrintable(preview.error().message));
        QCOMPARE(preview->declaredSize, QSize(128, 128));
        QVERIFY(!preview->sizeFits);
        QVERIFY(preview->top.empty());
        QCOMPARE(preview->pixels.size(), 3 * 224 * 224);
    }

    void withoutAPictureTheNetworkIsStillChecked()
    {
        const auto preview = m_previewer(bareDefault(), {}, m_cancelled);
        QVERIFY(preview.ok());
        QVERIFY(preview->pixels.isEmpty() && preview->top.empty() && !preview->pictureError);
        QCOMPARE(preview->outputCount, 98);
        const auto damaged = m_previewer(bareDefault(), m_image.left(60), m_cancelled);
        QVERIFY(damaged.ok() && damaged->pictureError);
        QCOMPARE(damaged->outputCount, 98);
    }

    void whatCannotBeReadIsNamed()
    {
        QTemporaryDir folder;
        ModelSource source;
        source.path = folder.filePath(QStringLiteral("gone.onnx"));
        const auto gone = m_previewer(source, m_image, m_cancelled);
        QVERIFY(!gone.ok() && gone.error().message.contains(source.path));
        source.path = folder.filePath(QStringLiteral("net.caffemodel"));
        QFile file(source.path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto caffe = m_previewer(source, m_image, m_cancelled);
        QVERIFY(!caffe.ok() && caffe.error().message.contains(QStringLiteral("net.prototxt")));
    }

    void anOperatorThatOpenCvCannotReadIsNamed()
    {
        QTemporaryDir folder;
        ModelSource source;
        source.path = folder.filePath(QStringLiteral("strange.onnx"));
        QFile file(source.path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(strangeNetwork()) > 0);
        file.close();
        const auto preview = m_previewer(source, m_image, m_cancelled);
        QVERIFY(!preview.ok());
        const QString message = preview.error().message;
        QVERIFY2(message.contains(QStringLiteral("the operator Frobnicate (node \"first\")")),
                 qPrintable(message));
        QVERIFY(message.contains(source.path));
        QVERIFY(message.contains(QStringLiteral("export it as ONNX")));
    }

    void aCancelledPreviewEndsEarly()
    {
        m_cancelled = true;
        const auto preview = m_previewer(bareDefault(), m_image, m_cancelled);
        QVERIFY(!preview.ok());
        QCOMPARE(preview.error().code, Error::Code::Cancelled);
    }

private:
    ModelPreviewer m_previewer;
    std::atomic_bool m_cancelled = false;
    QByteArray m_image;
};

QTEST_GUILESS_MAIN(ModelPreviewTest)
#include "modelpreviewtest.moc"
