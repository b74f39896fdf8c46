// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/onnxgraph.h"
#include "tests/support/testdata.h"

#include <QFile>

using namespace classiscope;

class OnnxGraphTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void endsOfTheDefaultModelAreFound();
    void shapesAreRead_data();
    void shapesAreRead();
    void weightsAmongTheInputsAreNoInput();
    void whatIsNoModelSaysNothing_data();
    void whatIsNoModelSaysNothing();
    void everyCutIsSurvived();
};

namespace {

/// A length-delimited field of a protocol buffer's message.
QByteArray field(int number, const QByteArray &content)
{
    QByteArray result(1, char(number << 3 | 2));
    auto length = std::size_t(content.size());
    for (; length >= 0x80; length >>= 7)
        result += char(length | 0x80);
    result += char(length);
    return result + content;
}

QByteArray dimension(int size)
{
    return field(1, size > 0 ? QByteArray("\x08", 1) + char(size) : field(2, "N"));
}

QByteArray valueInfo(const QByteArray &name, const std::vector<int> &shape)
{
    QByteArray dimensions;
    for (const int size : shape)
        dimensions += dimension(size);
    return field(1, name) + field(2, field(1, field(2, dimensions)));
}

QByteArray model(const QByteArray &graph)
{
    return QByteArray("\x08\x08", 2) + field(7, graph);
}

QByteArray input(const QByteArray &name, const std::vector<int> &shape = {1, 3, 8, 8})
{
    return field(11, valueInfo(name, shape));
}

QByteArray output(const QByteArray &name)
{
    return field(12, valueInfo(name, {1, 10}));
}

}  // namespace

void OnnxGraphTest::endsOfTheDefaultModelAreFound()
{
    QFile file(test::defaultModel().path
               + QStringLiteral("/everyday-98-mobilenetv2-0.75-128.onnx"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const OnnxGraph graph = readOnnxGraph(file.readAll());
    QVERIFY(!graph.inputName.isEmpty());
    QVERIFY(!graph.outputName.isEmpty());
    QCOMPARE(graph.inputShape.size(), std::size_t(4));
    QCOMPARE(graph.inputShape[2], 128);
}

void OnnxGraphTest::shapesAreRead_data()
{
    QTest::addColumn<std::vector<int>>("shape");
    QTest::newRow("fixed") << std::vector {1, 3, 96, 64};
    QTest::newRow("free batch") << std::vector {-1, 3, 8, 8};
    QTest::newRow("all free") << std::vector {-1, -1, -1, -1};
    QTest::newRow("none") << std::vector<int>();
}

void OnnxGraphTest::shapesAreRead()
{
    QFETCH(std::vector<int>, shape);
    const OnnxGraph graph = readOnnxGraph(model(input("images", shape) + output("scores")));
    QCOMPARE(graph.inputShape, shape);
    QCOMPARE(graph.inputName, QStringLiteral("images"));
    QCOMPARE(graph.outputName, QStringLiteral("scores"));
}

void OnnxGraphTest::weightsAmongTheInputsAreNoInput()
{
    const QByteArray weights = field(5, field(8, "w1"));
    const OnnxGraph graph = readOnnxGraph(
        model(input("w1", {8, 8}) + input("images") + weights + output("a") + output("b")));
    QCOMPARE(graph.inputName, QStringLiteral("images"));
    QCOMPARE(graph.outputName, QStringLiteral("a"));
}

void OnnxGraphTest::whatIsNoModelSaysNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello, this is no model");
    QTest::newRow("no graph") << QByteArray("\x08\x08", 2);
    QTest::newRow("an empty graph") << model({});
    QTest::newRow("a length beyond the end") << QByteArray("\x3A\x7F"
                                                           "abc",
                                                           5);
    QTest::newRow("an endless number") << QByteArray(20, '\xFF');
}

void OnnxGraphTest::whatIsNoModelSaysNothing()
{
    QFETCH(QByteArray, bytes);
    const OnnxGraph graph = readOnnxGraph(bytes);
    QVERIFY(graph.inputName.isEmpty() && graph.outputName.isEmpty());
    QVERIFY(graph.inputShape.empty());
}

void OnnxGraphTest::everyCutIsSurvived()
{
    const QByteArray whole = model(input("images") + output("scores"));
    QVERIFY(!readOnnxGraph(whole).outputName.isEmpty());
    for (qsizetype length = 0; length < whole.size(); ++length)
        QVERIFY(readOnnxGraph(whole.left(length)).outputName.isEmpty());
}

QTEST_APPLESS_MAIN(OnnxGraphTest)
#include "onnxgraphtest.moc"
