// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/program.h"
#include "core/engine/fast/programdata.h"
#include "tests/support/graphinterpreter.h"
#include "tests/support/graphmaker.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <thread>

using namespace classiscope::fast;
using classiscope::test::difference;
using Maker = classiscope::test::GraphMaker;

namespace {

constexpr float tolerance = 1e-4F;

/// An image and what it gives.
struct Example {
    std::vector<float> input, expected;
};

/// So many images, the examples over and over.
void compareBatch(const Graph &graph, const std::vector<Example> &examples,
                  const std::shared_ptr<const Program> &one, int batch, float most)
{
    Program::Options options = one->options();
    options.batch = batch;
    const auto program = Program::compile(graph, options, one);
    QVERIFY2(program.ok(), program.ok() ? "" : qPrintable(program.error().message));
    QCOMPARE((*program)->outputCount(), one->outputCount());
    const auto example = [&](int i) -> const Example & {
        return examples[std::size_t(i) % examples.size()];
    };
    std::vector<float> images;
    for (int i = 0; i < batch; ++i)
        images.insert(images.end(), example(i).input.begin(), example(i).input.end());
    ProgramRun together(*program), alone(one, together);
    for (int round = 0; round < 2; ++round) {
        const float *outputs = together(images.data());
        for (int i = 0; i < batch; ++i, outputs += one->outputCount()) {
            const float apart = difference(example(i).expected, outputs);
            const auto text = QStringLiteral("image %1 of %2: %3").arg(i).arg(batch);
            QVERIFY2(apart <= most, qPrintable(text.arg(double(apart))));
        }
        QVERIFY(difference(example(0).expected, alone(example(0).input.data())) <= most);
    }
}

void compare(const Graph &graph, const std::vector<float> &input,
             const Program::Options &options = {}, float most = tolerance)
{
    const auto expected = classiscope::test::interpreted(graph, input);
    const auto program = Program::compile(graph, options);
    QVERIFY2(program.ok(), program.ok() ? "" : qPrintable(program.error().message));
    QCOMPARE((*program)->outputCount(), int(expected.size()));
    ProgramRun run(*program);
    for (int round = 0; round < 2; ++round) {
        const float apart = difference(expected, run(input.data()));
        QVERIFY2(apart <= most, qPrintable(QString::number(double(apart))));
    }
    // As many as no batch is a multiple of, so that images at wrong places are noticed.
    std::vector<Example> examples {{input, expected}, {input, {}}, {input, {}}};
    for (std::size_t i = 1; i < examples.size(); ++i) {
        auto &image = examples[i].input;
        std::rotate(image.begin(), image.begin() + 7 * std::ptrdiff_t(i), image.end());
        examples[i].expected = classiscope::test::interpreted(graph, image);
    }
    for (const int batch : {2, 4, 8})
        compareBatch(graph, examples, *program, batch, most);
}

using Make = std::function<void(Maker &)>;

}  // namespace

Q_DECLARE_METATYPE(Make)

class ProgramTest : public QObject {
    Q_OBJECT

private slots:
    void operationsComputeWhatTheReferenceDoes_data();
    void operationsComputeWhatTheReferenceDoes();
    void activationsComputeWhatTheReferenceDoes_data();
    void activationsComputeWhatTheReferenceDoes();
    void networksOfAllOperationsComputeWhatTheReferenceDoes_data();
    void networksOfAllOperationsComputeWhatTheReferenceDoes();
    void interleavedInputGivesTheSame();
    void anAddKeepsWhatOthersStillRead();
    void shortNumbersStayClose();
    void batchesShareTheWeights();
    void threadsShareAProgram();
    void buffersThatLiveTogetherLieApart();
    void whatCannotBeComputedIsNamed();
};

void ProgramTest::operationsComputeWhatTheReferenceDoes_data()
{
    QTest::addColumn<Make>("make");
    const auto convolution = [](int outputs, Convolution op) -> Make {
        return [=](Maker &maker) { maker.convolution(0, outputs, op); };
    };
    QTest::newRow("1 x 1") << convolution(24, {});
    QTest::newRow("3 x 3") << convolution(16, {.kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}});
    QTest::newRow("5 x 3, strides 2 x 1")
        << convolution(7, {.kernel {5, 3}, .strides {2, 1}, .padBegin {2, 1}, .padEnd {2, 1}});
    QTest::newRow("asymmetric padding")
        << convolution(8, {.kernel {3, 3}, .strides {2, 2}, .padBegin {0, 0}, .padEnd {1, 1}});
    QTest::newRow("depthwise") << convolution(
        8, {.groups = 8, .kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}});
    QTest::newRow("depthwise, two outputs an input")
        << convolution(16, {.groups = 8, .kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}});
    QTest::newRow("groups") << convolution(
        12, {.groups = 4, .kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}});
    QTest::newRow("dilated") << convolution(
        9, {.kernel {3, 3}, .dilations {2, 3}, .padBegin {2, 3}, .padEnd {2, 3}});
    QTest::newRow("wide enough for Winograd") << Make([](Maker &maker) {
        const Convolution op {.kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}};
        maker.convolution(maker.convolution(0, 64, op), 64, op);
    });

    const auto pooling = [](Pooling op, int height, int width) -> Make {
        return [=](Maker &maker) {
            const int from = maker.convolution(0, 24, {});
            maker.add(op, {from}, {1, 24, height, width});
        };
    };
    for (const auto kind :
         {Pooling::Kind::Max, Pooling::Kind::Average, Pooling::Kind::AverageAndPadding}) {
        const int k = int(kind);
        QTest::addRow("pooling %d", k) << pooling({kind, {2, 2}, {2, 2}}, 7, 7);
        QTest::addRow("padded pooling %d", k)
            << pooling({kind, {3, 3}, {2, 2}, {1, 1}, {1, 1}}, 7, 7);
        QTest::addRow("pooling rounded up %d", k)
            << pooling({kind, {3, 3}, {2, 2}, {0, 0}, {1, 1}}, 7, 7);
    }
    QTest::newRow("global pooling") << pooling({Pooling::Kind::Average, {14, 14}}, 1, 1);

    QTest::newRow("scale") << Make([](Maker &maker) {
        const int from = maker.convolution(0, 24, {});
        maker.add(Scale {maker.numbers(24, 1), maker.numbers(24, 1)}, {from}, maker.shape(from),
                  {Activation::Kind::Relu});
    });
    QTest::newRow("scale of the input") << Make([](Maker &maker) {
        maker.add(Scale {maker.numbers(8, 1), maker.numbers(8, 1)}, {0}, maker.shape(0));
    });
    QTest::newRow("add") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 24, {}, {Activation::Kind::Relu});
        const int two = maker.convolution(0, 24, {}, {Activation::Kind::Sigmoid});
        maker.add(Add {}, {one, two}, maker.shape(one), {Activation::Kind::Relu});
    });
    QTest::newRow("add of a layer to itself") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 24, {}, {Activation::Kind::Relu});
        maker.add(Add {}, {one, one}, maker.shape(one));
    });
    QTest::newRow("residual of the input") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 8, {});
        maker.add(Add {}, {0, one}, maker.shape(one));
    });
    QTest::newRow("residual around one layer") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 24, {}, {Activation::Kind::Relu});
        const int two = maker.convolution(one, 24, {});
        maker.add(Add {}, {one, two}, maker.shape(one));
    });
    for (const bool keeps : {false, true}) {
        QTest::addRow("squeeze and excitation%s", keeps ? ", read again" : "")
            << Make([keeps](Maker &maker) {
                   const int one = maker.convolution(0, 24, {}, {Activation::Kind::Relu});
                   const int pooled =
                       maker.add(Pooling {Pooling::Kind::Average, {14, 14}}, {one}, {1, 24, 1, 1});
                   const int gate = maker.convolution(pooled, 24, {}, {Activation::Kind::Sigmoid});
                   const int gated = maker.add(Multiply {}, {one, gate}, maker.shape(one));
                   if (keeps)
                       maker.add(Concat {}, {gated, one}, {1, 48, 14, 14});
               });
    }
    QTest::newRow("concat") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 5, {}), two = maker.convolution(0, 16, {});
        maker.add(Concat {}, {one, two, 0}, {1, 29, 14, 14}, {Activation::Kind::Relu});
    });
    QTest::newRow("slices and a shuffle") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 58, {});
        const int left = maker.add(Slice {0, 29}, {one}, {1, 29, 14, 14});
        const int right = maker.add(Slice {29, 58}, {one}, {1, 29, 14, 14});
        const int more = maker.convolution(right, 29, {}, {Activation::Kind::Relu});
        const int both = maker.add(Concat {}, {left, more}, {1, 58, 14, 14});
        maker.add(ChannelShuffle {2}, {both}, {1, 58, 14, 14});
    });
    QTest::newRow("shuffle of three groups") << Make([](Maker &maker) {
        maker.add(ChannelShuffle {3}, {maker.convolution(0, 12, {})}, {1, 12, 14, 14});
    });
    QTest::newRow("classifier's end") << Make([](Maker &maker) {
        const int one = maker.convolution(0, 24, {.kernel {3, 3}, .strides {2, 2}});
        const int flat = maker.add(Flatten {}, {one}, {1, 24 * 6 * 6});
        const int product = maker.add(
            InnerProduct {maker.numbers(std::size_t(10) * 24 * 36, 0.05F), maker.numbers(10, 0.1F)},
            {flat}, {1, 10}, {Activation::Kind::Relu});
        const int second = maker.add(
            InnerProduct {maker.numbers(std::size_t(7) * 10, 0.5F), maker.numbers(7, 0.1F)},
            {product}, {1, 7});
        maker.add(Softmax {}, {second}, {1, 7});
    });
    QTest::newRow("identity") << Make([](Maker &maker) {
        maker.add(Identity {}, {0}, maker.shape(0), {Activation::Kind::Relu});
    });
}

void ProgramTest::operationsComputeWhatTheReferenceDoes()
{
    QFETCH(Make, make);
    Maker maker(1);
    make(maker);
    compare(maker.graph, maker.input());
}

void ProgramTest::activationsComputeWhatTheReferenceDoes_data()
{
    using Kind = Activation::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<float>("alpha");
    QTest::addColumn<float>("beta");
    const auto row = [](const char *name, Kind kind, float alpha, float beta) {
        QTest::newRow(name) << int(kind) << alpha << beta;
    };
    row("ReLU", Kind::Relu, 0, 0);
    row("leaky ReLU", Kind::LeakyRelu, 0.1F, 0);
    row("ReLU6", Kind::Clip, 0, 6);
    row("clip", Kind::Clip, -1, 1);
    row("sigmoid", Kind::Sigmoid, 0, 0);
    row("hard sigmoid of ONNX", Kind::HardSigmoid, 0.2F, 0.5F);
    row("hard sigmoid of torch", Kind::HardSigmoid, 1.F / 6, 0.5F);
    row("hard swish", Kind::HardSwish, 0, 0);
    row("SiLU", Kind::Silu, 0, 0);
    row("tanh", Kind::Tanh, 0, 0);
    row("ELU", Kind::Elu, 0.5F, 0);
}

void ProgramTest::activationsComputeWhatTheReferenceDoes()
{
    QFETCH(int, kind);
    QFETCH(float, alpha);
    QFETCH(float, beta);
    const Activation activation {Activation::Kind(kind), alpha, beta};
    Maker fused(2);
    fused.convolution(0, 24, {.kernel {3, 3}}, activation);
    Maker apart(2);
    const int left = apart.convolution(0, 4, {}), right = apart.convolution(0, 20, {});
    apart.add(Concat {}, {left, right}, {1, 24, 14, 14}, activation);
    for (Maker *maker : {&fused, &apart}) {
        auto input = maker->input();
        for (float &number : input)
            number *= 4;  // into the flat parts
        compare(maker->graph, input);
    }
}

void ProgramTest::networksOfAllOperationsComputeWhatTheReferenceDoes_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 0; seed < 40; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

// Random ones: what one operation leaves in memory, another must not find there.
void ProgramTest::networksOfAllOperationsComputeWhatTheReferenceDoes()
{
    QFETCH(unsigned, seed);
    Maker maker(seed, {1, 3, 10, 10});
    maker.convolution(0, 16, {}, {Activation::Kind::Relu});
    const auto any = [&] { return 1 + maker.below(maker.last()); };
    const auto picture = [&](int channels) { return std::vector<int> {1, channels, 10, 10}; };
    const auto alike = [&](int node) {
        std::vector<int> nodes;
        for (int other = 1; other <= maker.last(); ++other) {
            if (maker.shape(other) == maker.shape(node))
                nodes.push_back(other);
        }
        return nodes[std::size_t(maker.below(int(nodes.size())))];
    };
    for (int i = 0; i < 25; ++i) {
        const int from = any(), channels = maker.shape(from)[1];
        const Activation activation {maker.below(2) ? Activation::Kind::Relu
                                                    : Activation::Kind::None};
        switch (maker.below(9)) {
        case 0: maker.convolution(from, 4 * (1 + maker.below(10)), {}, activation); break;
        case 1:
            maker.convolution(
                from, channels,
                {.groups = channels, .kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}}, activation);
            break;
        case 2:
        case 3: {
            const int other = maker.convolution(from, maker.shape(any())[1], {});
            maker.add(Add {}, {alike(other), other}, maker.shape(other), activation);
            break;
        }
        case 4: {
            if (maker.shape(from)[2] == 1)
                continue;
            const int pooled =
                maker.add(Pooling {Pooling::Kind::Average, {10, 10}}, {from}, {1, channels, 1, 1});
            const int gate = maker.convolution(pooled, channels, {}, {Activation::Kind::Sigmoid});
            maker.add(Multiply {}, {from, gate}, picture(channels));
            maker.add(Add {}, {maker.last(), gate}, picture(channels), activation);
            break;
        }
        case 5: {
            const int other = any();
            if (maker.shape(other)[2] != maker.shape(from)[2])
                continue;
            auto shape = maker.shape(from);
            shape[1] += maker.shape(other)[1];
            if (shape[1] <= 80)
                maker.add(Concat {}, {from, other}, shape, activation);
            break;
        }
        case 6: {
            auto shape = maker.shape(from);
            const int begin = maker.below(channels / 2);
            shape[1] = channels / 2;
            maker.add(Slice {begin, begin + channels / 2}, {from}, shape, activation);
            break;
        }
        case 7:
            if (channels % 2 == 0)
                maker.add(ChannelShuffle {2}, {from}, maker.shape(from), activation);
            break;
        case 8:
            maker.add(Scale {maker.numbers(std::size_t(channels), 1),
                             maker.numbers(std::size_t(channels), 1)},
                      {from}, maker.shape(from), activation);
            break;
        }
    }
    compare(maker.graph, maker.input());
}

void ProgramTest::interleavedInputGivesTheSame()
{
    constexpr int side = 24;
    Maker maker(8, {1, 3, side, side});
    const Convolution first {.kernel {3, 3}, .strides {2, 2}, .padBegin {1, 1}, .padEnd {1, 1}};
    maker.convolution(maker.convolution(0, 16, first, {Activation::Kind::Relu}), 24, {});
    const auto program = Program::compile(maker.graph, {});
    QVERIFY(program.ok());
    if (!(*program)->takesInterleaved())
        QSKIP("oneDNN chose another layout for the input on this CPU.");
    const auto planar = maker.input();
    std::vector<float> interleaved(planar.size());
    for (std::size_t channel = 0; channel < 3; ++channel) {
        for (std::size_t i = 0; i < side * side; ++i)
            interleaved[3 * i + channel] = planar[channel * side * side + i];
    }
    const auto expected = classiscope::test::interpreted(maker.graph, planar);
    ProgramRun run(*program);
    for (int round = 0; round < 2; ++round) {
        QVERIFY(difference(expected, run(planar.data())) <= tolerance);
        QVERIFY(difference(expected, run.ofInterleaved(interleaved.data())) <= tolerance);
    }
}

void ProgramTest::anAddKeepsWhatOthersStillRead()
{
    Maker maker(3);
    const int one = maker.convolution(0, 24, {}, {Activation::Kind::Relu});
    const int two = maker.convolution(one, 24, {});
    const int sum = maker.add(Add {}, {one, two}, maker.shape(one));
    maker.add(Concat {}, {one, sum}, {1, 48, 14, 14});
    compare(maker.graph, maker.input());
}

void ProgramTest::shortNumbersStayClose()
{
    if (!Program::supports(Program::Type::Bfloat16))
        QSKIP("This CPU does not compute with bfloat16.");
    Maker maker(4);
    int node = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
    for (int i = 0; i < 4; ++i) {
        const int next = maker.convolution(
            node, 32, {.kernel {3, 3}, .padBegin {1, 1}, .padEnd {1, 1}}, {Activation::Kind::Silu});
        node = maker.add(Add {}, {node, maker.convolution(next, 32, {})}, maker.shape(node));
    }
    const int pooled = maker.add(Pooling {Pooling::Kind::Average, {14, 14}}, {node}, {1, 32, 1, 1});
    maker.add(Flatten {}, {pooled}, {1, 32});
    // 8 bits of mantissa: each rounding is up to 1/256 off.
    compare(maker.graph, maker.input(), {Program::Type::Bfloat16}, 0.05F);
}

void ProgramTest::batchesShareTheWeights()
{
    Maker maker(9);
    maker.convolution(maker.convolution(0, 32, {}), 32, {.kernel {3, 3}});
    auto one = Program::compile(maker.graph, {});
    QVERIFY(one.ok());
    const auto two = Program::compile(maker.graph, {.batch = 2}, *one);
    QVERIFY(two.ok());
    QVERIFY((*one)->weightsBytes() > 0);
    QCOMPARE((*two)->weightsBytes(), std::size_t(0));
    std::vector<float> both = maker.input();
    const auto second = maker.input();
    both.insert(both.end(), second.begin(), second.end());
    one = classiscope::Error {};  // its weights live on
    const auto expected = classiscope::test::interpreted(maker.graph, second);
    QVERIFY(difference(expected, ProgramRun(*two)(both.data()) + expected.size()) <= tolerance);
}

void ProgramTest::threadsShareAProgram()
{
    Maker maker(5);
    int node = maker.convolution(0, 32, {}, {Activation::Kind::Relu});
    for (int i = 0; i < 4; ++i)
        node = maker.convolution(node, 32, {.kernel {3, 3}}, {Activation::Kind::Relu});
    const auto program = Program::compile(maker.graph, {});
    QVERIFY(program.ok());
    std::vector<std::vector<float>> inputs, expected;
    for (int i = 0; i < 4; ++i) {
        inputs.push_back(maker.input());
        expected.push_back(classiscope::test::interpreted(maker.graph, inputs.back()));
    }
    std::vector<float> apart(inputs.size(), INFINITY);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        threads.emplace_back([&, i] {
            ProgramRun run(*program);
            float worst = 0;
            for (int round = 0; round < 50; ++round)
                worst = std::max(worst, difference(expected[i], run(inputs[i].data())));
            apart[i] = worst;
        });
    for (std::thread &thread : threads)
        thread.join();
    for (const float found : apart)
        QVERIFY(found <= tolerance);
}

void ProgramTest::buffersThatLiveTogetherLieApart()
{
    std::mt19937 random(6);
    for (int round = 0; round < 50; ++round) {
        std::vector<Buffer> buffers;
        for (int i = 0; i < 40; ++i) {
            const int first = int(random() % 60);
            buffers.push_back({64 * (1 + random() % 30), 0, first, first + int(random() % 8)});
        }
        const std::size_t size = planArena(buffers);
        std::size_t together = 0;
        for (int step = 0; step < 70; ++step) {
            std::size_t alive = 0;
            for (const Buffer &buffer : buffers)
                alive += buffer.firstStep <= step && step <= buffer.lastStep ? buffer.bytes : 0;
            together = std::max(together, alive);
        }
        QVERIFY(size >= together);
        QVERIFY(size <= 2 * together);  // else the places are not used again
        for (const Buffer &one : buffers) {
            QVERIFY(one.offset + one.bytes <= size);
            for (const Buffer &other : buffers) {
                const bool meet = &one != &other && one.firstStep <= other.lastStep
                    && other.firstStep <= one.lastStep;
                if (meet)
                    QVERIFY(one.offset + one.bytes <= other.offset
                            || other.offset + other.bytes <= one.offset);
            }
        }
    }
}

void ProgramTest::whatCannotBeComputedIsNamed()
{
    Maker maker(7);
    maker.add(Padding {{1, 1}, {1, 1}}, {0}, {1, 8, 16, 16});
    const auto program = Program::compile(maker.graph, {});
    QVERIFY(!program.ok());
    QCOMPARE(program.error().code, classiscope::Error::Code::BadModel);
    QVERIFY(program.error().message.contains(QStringLiteral("node 1")));
}

QTEST_APPLESS_MAIN(ProgramTest)
#include "programtest.moc"
