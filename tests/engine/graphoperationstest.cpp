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

class GraphOperationsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void operationGivesOpenCvsNumbers_data();
    void operationGivesOpenCvsNumbers() { test::importGivesOpenCvsNumbers(); }
};

void GraphOperationsTest::operationGivesOpenCvsNumbers_data()
{
    QTest::addColumn<test::SmallNetwork>("network");
    row("convolution", "convolution", [](OnnxNetwork &net) {
        net.convolution(in, 3, 8, 3, {{"strides", Ints {2, 2}}, {"pads", Ints {1, 1, 1, 1}}});
    });
    row("convolution without bias", "convolution", [](OnnxNetwork &net) {
        net.add("Conv", {in, net.random({8, 3, 1, 1})}, {{"kernel_shape", Ints {1, 1}}});
    });
    row("convolution of different sides", "convolution", [](OnnxNetwork &net) {
        net.add(
            "Conv", {in, net.random({4, 3, 1, 5})},
            {{"kernel_shape", Ints {1, 5}}, {"strides", Ints {1, 2}}, {"pads", Ints {0, 2, 0, 2}}});
    });
    row("depthwise convolution", "convolution", [](OnnxNetwork &net) {
        net.convolution(in, 3, 3, 3, {{"pads", Ints {1, 1, 1, 1}}}, 3);
    });
    row("group convolution", "convolution, convolution", [](OnnxNetwork &net) {
        const auto first = net.convolution(in, 3, 8, 1);
        net.convolution(first, 8, 12, 3, {{"pads", Ints {1, 1, 1, 1}}}, 4);
    });
    row("dilated convolution", "convolution", [](OnnxNetwork &net) {
        net.convolution(in, 3, 4, 3, {{"dilations", Ints {2, 3}}, {"pads", Ints {2, 3, 2, 3}}});
    });
    row("asymmetric padding", "convolution", [](OnnxNetwork &net) {
        net.convolution(in, 3, 4, 3, {{"strides", Ints {2, 2}}, {"pads", Ints {0, 0, 1, 2}}});
    });
    row("padding SAME", "convolution, convolution", [](OnnxNetwork &net) {
        const auto first =
            net.convolution(in, 3, 4, 3, {{"strides", Ints {2, 2}}, {"auto_pad", "SAME_UPPER"}});
        net.convolution(first, 4, 4, 5, {{"auto_pad", "SAME_UPPER"}});
    });
    row("padding VALID", "convolution", [](OnnxNetwork &net) {
        net.convolution(in, 3, 4, 3, {{"strides", Ints {2, 2}}, {"auto_pad", "VALID"}});
    });
    row("maximum pooling", "pooling", [](OnnxNetwork &net) {
        net.add(
            "MaxPool", {in},
            {{"kernel_shape", Ints {3, 3}}, {"strides", Ints {2, 2}}, {"pads", Ints {1, 1, 1, 1}}});
    });
    row("maximum pooling rounded up", "pooling", [](OnnxNetwork &net) {
        net.add("MaxPool", {in},
                {{"kernel_shape", Ints {3, 3}}, {"strides", Ints {2, 2}}, {"ceil_mode", 1}});
    });
    row("average pooling", "pooling", [](OnnxNetwork &net) {
        net.add("AveragePool", {in}, {{"kernel_shape", Ints {2, 3}}, {"strides", Ints {2, 1}}});
    });
    row("average pooling with padding", "pooling", [](OnnxNetwork &net) {
        net.add(
            "AveragePool", {in},
            {{"kernel_shape", Ints {3, 3}}, {"pads", Ints {1, 1, 1, 1}}, {"count_include_pad", 1}});
    });
    row("average pooling rounded up", "pooling", [](OnnxNetwork &net) {
        net.add("AveragePool", {in},
                {{"kernel_shape", Ints {5, 5}}, {"strides", Ints {3, 3}}, {"ceil_mode", 1}});
    });
    row("global average", "pooling", [](OnnxNetwork &net) { net.add("GlobalAveragePool", {in}); });
    row("global maximum", "pooling", [](OnnxNetwork &net) { net.add("GlobalMaxPool", {in}); });
    row("mean over the pixels", "pooling", [](OnnxNetwork &net) {
        net.add("ReduceMean", {in}, {{"axes", Ints {2, 3}}, {"keepdims", 0}});
    });
    row("mean over the pixels, axes kept", "pooling", [](OnnxNetwork &net) {
        net.add("ReduceMean", {in}, {{"axes", Ints {-1, -2}}, {"keepdims", 1}});
    });
    row("batch normalisation", "scale", [](OnnxNetwork &net) { net.batchNorm(in, 3); });
    row("arithmetic with one number", "scale", [](OnnxNetwork &net) {
        const auto product = net.add("Mul", {in, net.constant({}, {0.25F})});
        const auto sum = net.add("Add", {product, net.constant({}, {-1})});
        const auto quotient = net.add("Div", {sum, net.constant({}, {0.5F})});
        net.add("Sub", {quotient, net.constant({}, {3})});
    });
    row("arithmetic with a number a channel", "scale", [](OnnxNetwork &net) {
        const auto difference = net.add("Sub", {in, net.constant({1, 3, 1, 1}, {1, 2, 3})});
        const auto quotient = net.add("Div", {difference, net.constant({1, 3, 1, 1}, {2, 4, 5})});
        const auto product = net.add("Mul", {quotient, net.constant({3, 1, 1}, {3, 1, 2})});
        net.add("Add", {product, net.constant({3, 1, 1}, {7, 8, 9})});
    });
    row("a number minus the input", "scale", [](OnnxNetwork &net) {
        net.add("Sub", {net.constant({}, {1}), in});
    });
    const auto activation = [](const char *name, const char *graph, const QByteArray &operation,
                               const OnnxNetwork::Attributes &attributes = {}) {
        row(name, graph, [=](OnnxNetwork &net) { net.add(operation, {in}, attributes); });
    };
    activation("ReLU", "identity+relu", "Relu");
    activation("leaky ReLU", "identity+leakyrelu", "LeakyRelu", {{"alpha", 0.2F}});
    activation("sigmoid", "identity+sigmoid", "Sigmoid");
    activation("hard sigmoid", "identity+hardsigmoid", "HardSigmoid",
               {{"alpha", 0.15F}, {"beta", 0.4F}});
    activation("hard swish", "identity+hardswish", "HardSwish");
    activation("tanh", "identity+tanh", "Tanh");
    activation("ELU", "identity+elu", "Elu", {{"alpha", 0.7F}});
    row("ReLU6", "identity+clip", [](OnnxNetwork &net) {
        net.add("Clip", {in}, {{"min", 0.F}, {"max", 6.F}});
    });
    row("clip at both ends", "identity+clip", [](OnnxNetwork &net) {
        net.add("Clip", {in}, {{"min", -0.5F}, {"max", 0.75F}});
    });
    row("clip below", "identity+relu", [](OnnxNetwork &net) {
        net.add("Clip", {in}, {{"min", 0.F}});
    });
    row("PReLU of one slope", "identity+leakyrelu", [](OnnxNetwork &net) {
        net.add("PRelu", {in, net.constant({3, 1, 1}, {0.3F, 0.3F, 0.3F})});
    });
    row("sum", "convolution, convolution, add", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1), b = net.convolution(in, 3, 4, 1);
        net.add("Add", {a, b});
    });
    row("sum of three", "convolution, convolution, add, add", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 3, 1), b = net.convolution(in, 3, 3, 1);
        net.add("Sum", {a, in, b});
    });
    row("difference", "convolution, convolution, add", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 3, 1), b = net.convolution(in, 3, 3, 1);
        net.add("Sub", {a, b});
    });
    row("product", "convolution, multiply", [](OnnxNetwork &net) {
        net.add("Mul", {in, net.convolution(in, 3, 3, 1)});
    });
    row("a number a channel first", "pooling, multiply", [](OnnxNetwork &net) {
        net.add("Mul", {net.add("GlobalAveragePool", {in}), in});
    });
    row("a number a channel added", "pooling, add", [](OnnxNetwork &net) {
        net.add("Add", {in, net.add("GlobalAveragePool", {in})});
    });
    row("concatenation", "convolution, convolution, concat", [](OnnxNetwork &net) {
        const auto a = net.convolution(in, 3, 4, 1), b = net.convolution(in, 3, 2, 1);
        net.add("Concat", {a, in, b}, {{"axis", 1}});
    });
    row("slice", "convolution, slice", [](OnnxNetwork &net) {
        const auto wide = net.convolution(in, 3, 8, 1);
        net.add("Slice", {wide, net.integers({2}), net.integers({-1}), net.integers({1})});
    });
    row("split into equal parts", "convolution, slice, slice, concat", [](OnnxNetwork &net) {
        const auto wide = net.convolution(in, 3, 8, 1);
        const auto parts = net.addWithOutputs(2, "Split", {wide}, {{"axis", 1}});
        net.add("Concat", {parts[1], parts[0]}, {{"axis", 1}});
    });
    row("split into other parts", "convolution, slice, slice, slice, concat", [](OnnxNetwork &net) {
        const auto wide = net.convolution(in, 3, 8, 1);
        const auto parts =
            net.addWithOutputs(3, "Split", {wide}, {{"axis", 1}, {"split", Ints {2, 5, 1}}});
        net.add("Concat", {parts[2], parts[0], parts[1]}, {{"axis", 1}});
    });
    row("flatten and Gemm", "flatten, dense", [](OnnxNetwork &net) {
        net.dense(net.add("Flatten", {in}), 3 * test::inputHeight * test::inputWidth, 5);
    });
    row("Gemm not transposed", "flatten, dense, dense", [](OnnxNetwork &net) {
        const auto flat = net.add("Flatten", {in});
        const auto five = net.dense(flat, 3 * test::inputHeight * test::inputWidth, 5);
        net.add("Gemm", {five, net.random({5, 5}), net.random({5}, 1)}, {{"transB", 0}});
    });
    row("MatMul and Add", "pooling, flatten, dense", [](OnnxNetwork &net) {
        const auto flat = net.add("Flatten", {net.add("GlobalAveragePool", {in})});
        const auto product = net.add("MatMul", {flat, net.random({3, 7})});
        net.add("Add", {product, net.random({7}, 1)});
    });
    row("softmax", "flatten, softmax", [](OnnxNetwork &net) {
        net.add("Softmax", {net.add("Flatten", {in})}, {{"axis", 1}});
    });
    row("dropout and identity", "identity+relu", [](OnnxNetwork &net) {
        net.add("Identity", {net.add("Dropout", {net.add("Relu", {in})})});
    });
}

QTEST_GUILESS_MAIN(GraphOperationsTest)
#include "graphoperationstest.moc"
