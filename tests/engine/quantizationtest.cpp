// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/quantization.h"
#include "core/engine/fast/program.h"
#include "tests/support/graphinterpreter.h"
#include "tests/support/graphmaker.h"

#include <QTest>

#include <cmath>

using namespace classiscope::fast;
using classiscope::test::difference;
using Maker = classiscope::test::GraphMaker;
using Make = std::function<void(Maker &)>;

Q_DECLARE_METATYPE(Make)

/// Convolutions of integers with 8 bits against plain loops of float32.
class QuantizationTest : public QObject {
    Q_OBJECT

private slots:
    void formatsCoverTheRange_data();
    void formatsCoverTheRange();
    void weightsAreScaledForEachOutputChannel();
    void activationsAreCountedInUnits();
    void saturationDoesWhatTheActivationWould();
    void rangesAreThoseOfTheNumbers();
    void integersStayCloseToTheReference_data();
    void integersStayCloseToTheReference();
    void sparedConvolutionsStayOutOfIt();
    void networksOfManyLayersStayClose_data();
    void networksOfManyLayersStayClose();
    void numbersBeyondTheRangeSaturate();
};

namespace {

const Convolution square {.kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}};

int integerSteps(const Program &program)
{
    int count = 0;
    for (const QString &step : program.steps())
        count += step.contains(QStringLiteral(", integers, "));
    return count;
}

Ranges rangesOf(const Graph &graph, const std::vector<std::vector<float>> &inputs)
{
    Ranges ranges;
    const auto exact = Program::compile(graph, {});
    if (!exact)
        return ranges;
    ProgramRun run(*exact);
    for (const auto &input : inputs)
        run.observe(input.data(), ranges);
    return ranges;
}

}  // namespace

void QuantizationTest::formatsCoverTheRange_data()
{
    QTest::addColumn<float>("lowest");
    QTest::addColumn<float>("highest");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<float>("scale");
    QTest::newRow("ReLU6") << 0.F << 6.F << false << 6.F / 255;
    QTest::newRow("both signs") << -1.F << 2.F << true << 2.F / 127;
    QTest::newRow("mostly below 0") << -4.F << 2.F << true << 4.F / 127;
    QTest::newRow("nothing but 0") << 0.F << 0.F << false << 1.F;
}

void QuantizationTest::formatsCoverTheRange()
{
    QFETCH(float, lowest);
    QFETCH(float, highest);
    QFETCH(bool, isSigned);
    QFETCH(float, scale);
    const auto format = IntegerFormat::of({lowest, highest});
    QCOMPARE(format.type == Type::s8, isSigned);
    QCOMPARE(format.type == Type::u8, !isSigned);
    QCOMPARE(format.scale, scale);
}

void QuantizationTest::weightsAreScaledForEachOutputChannel()
{
    Convolution op;
    op.weights = {1, -2, 0.5F, 0, 0, 0};
    op.bias = {1, 1};
    const auto found = IntegerWeights::of(op, {Type::u8, 0.5F});
    QCOMPARE(found.weights, (std::vector<std::int8_t> {64, -127, 32, 0, 0, 0}));
    QCOMPARE(found.scales, (std::vector<float> {1.F / 127, 0.5F}));
}

void QuantizationTest::activationsAreCountedInUnits()
{
    const Activation clip = inUnits({Activation::Kind::Clip, -1, 6}, {Type::s8, 0.5F});
    QCOMPARE(clip.alpha, -2.F);
    QCOMPARE(clip.beta, 12.F);
    const Activation leaky = inUnits({Activation::Kind::LeakyRelu, 0.1F, 0}, {Type::s8, 0.5F});
    QCOMPARE(leaky.alpha, 0.1F);
    QVERIFY(isHomogeneous({Activation::Kind::Relu}));
    QVERIFY(!isHomogeneous({Activation::Kind::Silu}));
}

void QuantizationTest::saturationDoesWhatTheActivationWould()
{
    using Kind = Activation::Kind;
    const auto left = [](const Activation &activation, const IntegerFormat &format) {
        return inUnits(activation, format).kind;
    };
    const IntegerFormat whole {Type::u8, 6.F / 255};
    QCOMPARE(left({Kind::Relu}, whole), Kind::None);
    QCOMPARE(left({Kind::Clip, 0, 6}, whole), Kind::None);
    QCOMPARE(left({Kind::Clip, 0, 3}, whole), Kind::Clip);
    QCOMPARE(left({Kind::Clip, 0, 6}, {Type::s8, 6.F / 127}), Kind::Clip);
    QCOMPARE(left({Kind::Relu}, {Type::f32, 1}), Kind::Relu);
}

void QuantizationTest::rangesAreThoseOfTheNumbers()
{
    Maker maker(1);
    maker.convolution(0, 20, square, {Activation::Kind::Relu});
    maker.convolution(1, 20, square);
    maker.add(Add {}, {1, 2}, maker.shape(1));
    const std::vector<std::vector<float>> inputs {maker.input(), maker.input()};
    const auto ranges = rangesOf(maker.graph, inputs);
    for (const int node : {1, 3}) {
        Graph upTo = maker.graph;
        upTo.nodes.resize(std::size_t(node) + 1);
        Range expected;
        for (const auto &input : inputs) {
            for (const float number : classiscope::test::interpreted(upTo, input)) {
                expected.lowest = std::min(expected.lowest, number);
                expected.highest = std::max(expected.highest, number);
            }
        }
        const Range &found = ranges[std::size_t(node)];
        QVERIFY(std::abs(found.lowest - expected.lowest) < 1e-4F);
        QVERIFY(std::abs(found.highest - expected.highest) < 1e-4F);
    }
}

void QuantizationTest::integersStayCloseToTheReference_data()
{
    QTest::addColumn<Make>("make");
    const auto afterOne = [](const Convolution &second, Activation between,
                             Activation after) -> Make {
        return [=](Maker &maker) {
            const int one = maker.convolution(0, 32, {}, between);
            maker.convolution(one, 32, second, after);
        };
    };
    const Activation relu {Activation::Kind::Relu}, none;
    Convolution depthwise = square, strided = square;
    depthwise.groups = 32;
    strided.strides = {2, 2};
    QTest::newRow("1 x 1 of both signs") << afterOne({}, none, none);
    QTest::newRow("1 x 1 after ReLU") << afterOne({}, relu, none);
    QTest::newRow("3 x 3") << afterOne(square, relu, relu);
    QTest::newRow("3 x 3 of both signs, padded") << afterOne(square, none, relu);
    QTest::newRow("3 x 3, strides 2") << afterOne(strided, relu, relu);
    QTest::newRow("depthwise") << afterOne(depthwise, relu, relu);
    QTest::newRow("depthwise of both signs, padded") << afterOne(depthwise, none, none);
    const std::pair<const char *, Activation> activations[] {
        {"leaky ReLU", {Activation::Kind::LeakyRelu, 0.1F, 0}},
        {"ReLU6", {Activation::Kind::Clip, 0, 1}},
        {"sigmoid", {Activation::Kind::Sigmoid}},
        {"hard sigmoid", {Activation::Kind::HardSigmoid, 0.2F, 0.5F}},
        {"hard swish", {Activation::Kind::HardSwish}},
        {"SiLU", {Activation::Kind::Silu}},
        {"tanh", {Activation::Kind::Tanh}},
        {"ELU", {Activation::Kind::Elu, 0.5F, 0}},
    };
    for (const auto &[name, activation] : activations) {
        QTest::addRow("%s", name) << Make([activation = activation](Maker &maker) {
            const int one = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
            const int two = maker.convolution(one, 24, {}, activation);
            maker.convolution(two, 32, {});
        });
    }
    for (const bool isRead : {false, true}) {
        for (const bool between : {false, true}) {
            const Activation inside {between ? Activation::Kind::Relu : Activation::Kind::None};
            QTest::addRow("residual%s%s", isRead ? " that is read again" : "",
                          between ? " without a sign" : "")
                << Make([=](Maker &maker) {
                       const int one = maker.convolution(0, 32, {}, inside);
                       const int two = maker.convolution(one, 32, square);
                       const int sum = maker.add(Add {}, {one, two}, maker.shape(one), inside);
                       const int last = maker.convolution(sum, 32, {});
                       if (isRead)
                           maker.add(Concat {}, {last, maker.convolution(one, 16, {}), one},
                                     {1, 80, 14, 14});
                   });
        }
    }
    QTest::newRow("residual of another layer, activated") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 32, {}, {Activation::Kind::Silu});
        const int two = maker.convolution(one, 32, {});
        const int three = maker.convolution(one, 32, square);
        maker.add(Add {}, {two, three}, maker.shape(one), {Activation::Kind::Silu});
        maker.convolution(maker.last(), 32, {});
    });
    QTest::newRow("a sum that nothing reads as integers") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
        const int two = maker.convolution(one, 32, square);
        maker.add(Add {}, {one, two}, maker.shape(one), {Activation::Kind::Relu});
        maker.add(Pooling {Pooling::Kind::Average, {14, 14}}, {maker.last()}, {1, 32, 1, 1});
    });
    QTest::newRow("maximum") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
        maker.add(Pooling {Pooling::Kind::Max, {3, 3}, {2, 2}, {1, 1}, {1, 1}}, {one},
                  {1, 32, 7, 7});
        maker.convolution(maker.last(), 32, {});
    });
    QTest::newRow("squeeze and excitation") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
        const int two = maker.convolution(one, 32, square, {Activation::Kind::HardSwish});
        const int pooled =
            maker.add(Pooling {Pooling::Kind::Average, {14, 14}}, {two}, {1, 32, 1, 1});
        const int gate = maker.convolution(pooled, 32, {}, {Activation::Kind::Sigmoid});
        maker.add(Multiply {}, {two, gate}, maker.shape(two));
        maker.convolution(maker.last(), 24, {});
    });
}

void QuantizationTest::integersStayCloseToTheReference()
{
    if (!Program::supports(Program::Type::Int8))
        QSKIP("This CPU does not sum products of 8-bit integers itself.");
    QFETCH(Make, make);
    Maker maker(2);
    make(maker);
    const auto input = maker.input();
    const auto program = Program::compile(
        maker.graph, {.type = Program::Type::Int8, .ranges = rangesOf(maker.graph, {input})});
    QVERIFY2(program.ok(), program.ok() ? "" : qPrintable(program.error().message));
    QVERIFY(integerSteps(**program) > 0);
    const auto expected = classiscope::test::interpreted(maker.graph, input);
    ProgramRun run(*program);
    for (int round = 0; round < 2; ++round) {
        const float apart = difference(expected, run(input.data()));
        // Each rounding is up to 1/254 of the largest number off.
        QVERIFY2(apart <= 0.04F, qPrintable(QString::number(double(apart))));
    }
}

void QuantizationTest::sparedConvolutionsStayOutOfIt()
{
    if (!Program::supports(Program::Type::Int8))
        QSKIP("This CPU does not sum products of 8-bit integers itself.");
    Maker maker(4);
    for (int i = 0; i < 4; ++i)
        maker.convolution(maker.last(), 32, {}, {Activation::Kind::Relu});
    const auto ranges = rangesOf(maker.graph, {maker.input()});
    for (const int spared : {0, 1, 4}) {
        const auto program = Program::compile(
            maker.graph, {.type = Program::Type::Int8, .ranges = ranges, .spared = spared});
        QVERIFY(program.ok());
        QCOMPARE(integerSteps(**program), 4 - spared);
    }
}

void QuantizationTest::networksOfManyLayersStayClose_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// Random ones: what one layer leaves in memory, another must not find there.
void QuantizationTest::networksOfManyLayersStayClose()
{
    if (!Program::supports(Program::Type::Int8))
        QSKIP("This CPU does not sum products of 8-bit integers itself.");
    QFETCH(unsigned, seed);
    Maker maker(seed);
    maker.convolution(0, 32, {}, {Activation::Kind::Relu});
    const Activation activations[] {{}, {Activation::Kind::Relu}, {Activation::Kind::Silu}};
    for (int i = 0; i < 12; ++i) {
        const int from = 1 + maker.below(maker.last());
        const Activation activation = activations[maker.below(3)];
        switch (maker.below(5)) {
        case 0: maker.convolution(from, 32, {}, activation); break;
        case 1: {
            Convolution depthwise = square;
            depthwise.groups = 32;
            maker.convolution(from, 32, depthwise, activation);
            break;
        }
        case 2:
        case 3: {
            const int one = maker.convolution(from, 32, maker.below(2) ? square : Convolution {});
            maker.add(Add {}, {1 + maker.below(one), one}, maker.shape(one), activation);
            break;
        }
        case 4:
            maker.add(Pooling {Pooling::Kind::Max, {3, 3}, {1, 1}, {1, 1}, {1, 1}}, {from},
                      maker.shape(from), activation);
            break;
        }
    }
    const auto input = maker.input();
    const auto program = Program::compile(
        maker.graph, {.type = Program::Type::Int8, .ranges = rangesOf(maker.graph, {input})});
    QVERIFY2(program.ok(), program.ok() ? "" : qPrintable(program.error().message));
    const auto expected = classiscope::test::interpreted(maker.graph, input);
    ProgramRun run(*program);
    for (int round = 0; round < 2; ++round) {
        const float apart = difference(expected, run(input.data()));
        // A dozen roundings in a row; a wrong buffer or scale is ten times as far off.
        QVERIFY2(apart <= 0.1F, qPrintable(QString::number(double(apart))));
    }
}

void QuantizationTest::numbersBeyondTheRangeSaturate()
{
    if (!Program::supports(Program::Type::Int8))
        QSKIP("This CPU does not sum products of 8-bit integers itself.");
    Maker maker(3);
    const int one = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
    const int two = maker.convolution(one, 32, {}, {Activation::Kind::Relu});
    maker.convolution(two, 32, {});
    auto input = maker.input();
    const auto ranges = rangesOf(maker.graph, {input});
    for (float &number : input)
        number *= 1000;
    const auto program =
        Program::compile(maker.graph, {.type = Program::Type::Int8, .ranges = ranges});
    QVERIFY(program.ok());
    ProgramRun run(*program);
    const float *output = run(input.data());
    const float most = 32 * std::max(ranges.back().highest, -ranges.back().lowest);
    for (int i = 0; i < (*program)->outputCount(); ++i)
        QVERIFY(std::abs(output[i]) <= most);
}

QTEST_APPLESS_MAIN(QuantizationTest)
#include "quantizationtest.moc"
