// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphcomparison.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using test::OnnxNetwork;

namespace {

const auto &in = OnnxNetwork::input;
using Ints = std::vector<int>;
const auto row = test::smallNetwork<OnnxNetwork>;

}  // namespace

class GraphPatternsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void patternGivesOpenCvsNumbers_data();
    void patternGivesOpenCvsNumbers() { test::importGivesOpenCvsNumbers(); }
};

void GraphPatternsTest::patternGivesOpenCvsNumbers_data()
{
    QTest::addColumn<test::SmallNetwork>("network");
    row("normalised convolution", "convolution+relu", [](OnnxNetwork &net) {
        net.add("Relu", {net.batchNorm(net.convolution(in, 3, 6, 3), 6)});
    });
    row("convolution of something normalised", "convolution",
        [](OnnxNetwork &net) { net.convolution(net.batchNorm(in, 3), 3, 6, 3); });
    row("group convolution of something normalised", "convolution, convolution",
        [](OnnxNetwork &net) {
            const auto wide = net.convolution(in, 3, 8, 1, {{"pads", Ints {1, 1, 1, 1}}});
            const auto read = net.add("Relu", {wide});
            net.convolution(net.batchNorm(wide, 8), 8, 12, 3, {}, 2);
            Q_UNUSED(read)
        });
    row("padded convolution of something normalised", "scale, convolution", [](OnnxNetwork &net) {
        net.convolution(net.batchNorm(in, 3), 3, 6, 3, {{"pads", Ints {1, 1, 1, 1}}});
    });
    row("padded convolution of something scaled", "convolution", [](OnnxNetwork &net) {
        const auto scaled = net.add("Mul", {in, net.constant({1, 3, 1, 1}, {2, 3, 4})});
        net.convolution(scaled, 3, 6, 3, {{"pads", Ints {1, 1, 1, 1}}});
    });
    row("activation before a convolution", "scale+relu, convolution", [](OnnxNetwork &net) {
        net.convolution(net.add("Relu", {net.batchNorm(in, 3)}), 3, 6, 3);
    });
    row("activation of something read twice", "convolution, identity+relu, add",
        [](OnnxNetwork &net) {
            const auto a = net.convolution(in, 3, 3, 1);
            net.add("Add", {a, net.add("Relu", {a})});
        });
    row("residual block", "convolution+clip, convolution, add+relu", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 8, 1);
        const auto b = net.add("Clip", {a}, {{"min", 0.F}, {"max", 6.F}});
        const auto c = net.batchNorm(net.convolution(b, 8, 3, 3, {{"pads", Ints {1, 1, 1, 1}}}), 3);
        net.add("Relu", {net.add("Add", {in, c})});
    });
    row("SiLU", "convolution+silu", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1);
        net.add("Mul", {a, net.add("Sigmoid", {a})});
    });
    row("x times its hard sigmoid", "convolution+hardswish", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1);
        net.add("Mul", {a, net.add("HardSigmoid", {a}, {{"alpha", 1 / 6.F}, {"beta", 0.5F}})});
    });
    row("hard swish written out", "convolution+hardswish", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1);
        const auto moved = net.add("Add", {a, net.constant({}, {3})});
        const auto clipped = net.add("Clip", {moved}, {{"min", 0.F}, {"max", 6.F}});
        net.add("Div", {net.add("Mul", {a, clipped}), net.constant({}, {6})});
    });
    row("hard swish divided first", "convolution+hardswish", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1);
        const auto moved = net.add("Add", {a, net.constant({}, {3})});
        const auto clipped = net.add("Clip", {moved}, {{"min", 0.F}, {"max", 6.F}});
        net.add("Mul", {net.add("Div", {clipped, net.constant({}, {6})}), a});
    });
    row("hard sigmoid written out", "convolution+hardsigmoid", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1);
        const auto moved = net.add("Add", {a, net.constant({}, {3})});
        const auto clipped = net.add("Clip", {moved}, {{"min", 0.F}, {"max", 6.F}});
        net.add("Div", {clipped, net.constant({}, {6})});
    });
    row("squeeze and excitation",
        "convolution+silu, pooling, convolution+relu, convolution+sigmoid, multiply",
        [](OnnxNetwork &net) {
            const auto a = net.convolution(in, 3, 8, 3);
            const auto b = net.add("Mul", {a, net.add("Sigmoid", {a})});
            const auto mean = net.add("GlobalAveragePool", {b});
            const auto less = net.add("Relu", {net.convolution(mean, 8, 2, 1)});
            net.add("Mul", {net.add("Sigmoid", {net.convolution(less, 2, 8, 1)}), b});
        });
    row("squeeze and excitation by matrices",
        "convolution, pooling, convolution+relu, convolution+hardsigmoid, multiply",
        [](OnnxNetwork &net) {
            const auto a = net.convolution(in, 3, 8, 3);
            const auto mean = net.add("ReduceMean", {a}, {{"axes", Ints {2, 3}}, {"keepdims", 0}});
            const auto less = net.add("Relu", {net.dense(mean, 8, 2)});
            const auto gate = net.add("HardSigmoid", {net.dense(less, 2, 8)});
            net.add("Mul", {a, net.add("Reshape", {gate, net.integers({1, 8, 1, 1})})});
        });
    row("channel shuffle", "convolution, shuffle, convolution", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 6, 1);
        const auto groups =
            net.add("Reshape", {a, net.integers({1, 2, 3, test::inputHeight, test::inputWidth})});
        const auto turned = net.add("Transpose", {groups}, {{"perm", Ints {0, 2, 1, 3, 4}}});
        const auto b =
            net.add("Reshape", {turned, net.integers({1, 6, test::inputHeight, test::inputWidth})});
        net.convolution(b, 6, 4, 1);
    });
    row("transposed back and forth", "convolution+relu", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 6, 1);
        const auto last = net.add("Transpose", {a}, {{"perm", Ints {0, 2, 3, 1}}});
        net.add("Transpose", {net.add("Relu", {last})}, {{"perm", Ints {0, 3, 1, 2}}});
    });
    row("matrix of channels last", "flatten, dense", [](OnnxNetwork &net) {
        const auto last = net.add("Transpose", {in}, {{"perm", Ints {0, 2, 3, 1}}});
        net.dense(net.add("Flatten", {last}), 3 * test::inputHeight * test::inputWidth, 5);
    });
    row("mean of channels last", "pooling", [](OnnxNetwork &net) {
        const auto last = net.add("Transpose", {in}, {{"perm", Ints {0, 2, 3, 1}}});
        net.add("ReduceMean", {last}, {{"axes", Ints {1, 2}}, {"keepdims", 0}});
    });
    row("padding before a convolution", "convolution", [](OnnxNetwork &net) {
        const auto padded = net.add("Pad", {in, net.integers({0, 0, 1, 0, 0, 0, 2, 1})});
        net.convolution(padded, 3, 4, 3, {{"strides", Ints {2, 2}}});
    });
    row("padding before an average", "pooling", [](OnnxNetwork &net) {
        const auto padded = net.add("Pad", {in, net.integers({0, 0, 1, 1, 0, 0, 1, 1})});
        net.add("AveragePool", {padded}, {{"kernel_shape", Ints {3, 3}}});
    });
    row("padding before a maximum of what is positive", "convolution+relu, pooling",
        [](OnnxNetwork &net) {
            const auto a = net.add("Relu", {net.convolution(in, 3, 4, 1)});
            const auto padded = net.add("Pad", {a, net.integers({0, 0, 1, 1, 0, 0, 1, 1})});
            net.add("MaxPool", {padded}, {{"kernel_shape", Ints {3, 3}}, {"strides", Ints {2, 2}}});
        });
    row("padding before any maximum", "padding, pooling", [](OnnxNetwork &net) {
        const auto padded = net.add("Pad", {in, net.integers({0, 0, 1, 1, 0, 0, 1, 1})});
        net.add("MaxPool", {padded}, {{"kernel_shape", Ints {3, 3}}, {"strides", Ints {2, 2}}});
    });
    row("matrix normalised", "flatten, dense+leakyrelu", [](OnnxNetwork &net) {
        const auto a =
            net.dense(net.add("Flatten", {in}), 3 * test::inputHeight * test::inputWidth, 5);
        net.add("LeakyRelu", {net.batchNorm(a, 5)}, {{"alpha", 0.1F}});
    });
    row("head of a classifier", "convolution, pooling, flatten, dense, softmax",
        [](OnnxNetwork &net) {
            const auto a = net.convolution(in, 3, 8, 3);
            const auto mean = net.add("GlobalAveragePool", {a});
            const auto flat = net.add("Reshape", {mean, net.integers({-1, 8})});
            net.add("Softmax", {net.dense(net.add("Dropout", {flat}), 8, 5)}, {{"axis", 1}});
        });
    row("convolution as classifier", "convolution, pooling", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 8, 3);
        net.add("Squeeze", {net.add("GlobalAveragePool", {a})}, {{"axes", Ints {2, 3}}});
    });
    row("sizes left open", "convolution+relu, pooling, pooling, flatten, dense",
        [](OnnxNetwork &net) {
            net.openSizes();
            const auto a = net.add("Relu", {net.convolution(in, 3, 8, 3)});
            const auto b =
                net.add("MaxPool", {a}, {{"kernel_shape", Ints {2, 2}}, {"strides", Ints {2, 2}}});
            net.dense(net.add("Flatten", {net.add("GlobalAveragePool", {b})}), 8, 5);
        });
    row("colours taken apart", "slice, slice, slice, scale, concat", [](OnnxNetwork &net) {
        std::vector<OnnxNetwork::Name> planes;
        for (const int channel : {0, 1, 2}) {
            const auto plane = net.add("Gather", {in, net.integers({channel})}, {{"axis", 1}});
            planes.push_back(net.add("Unsqueeze", {plane}, {{"axes", Ints {1}}}));
        }
        planes[0] = net.add("Mul", {planes[0], net.constant({}, {0.5F})});
        net.add("Concat", planes, {{"axis", 1}});
    });
}

QTEST_GUILESS_MAIN(GraphPatternsTest)
#include "graphpatternstest.moc"
