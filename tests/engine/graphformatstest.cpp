// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/graphcomparison.h"
#include "tests/support/testdata.h"

using namespace classiscope;
using test::CaffeNetwork;
using test::TensorFlowNetwork;

namespace {

const auto caffeRow = test::smallNetwork<CaffeNetwork>;
const auto tensorFlowRow = test::smallNetwork<TensorFlowNetwork>;

}  // namespace

class GraphFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void caffeLayersGiveOpenCvsNumbers_data();
    void caffeLayersGiveOpenCvsNumbers() { test::importGivesOpenCvsNumbers(); }
    void tensorFlowNodesGiveOpenCvsNumbers_data();
    void tensorFlowNodesGiveOpenCvsNumbers() { test::importGivesOpenCvsNumbers(); }
};

void GraphFormatsTest::caffeLayersGiveOpenCvsNumbers_data()
{
    QTest::addColumn<test::SmallNetwork>("network");
    caffeRow("normalised convolution", "convolution+relu", [](CaffeNetwork &net) {
        net.add("conv", "Convolution", {"data"}, {"conv"},
                "convolution_param { num_output: 6 kernel_size: 3 stride: 2 pad: 1 "
                "bias_term: false }",
                {{6, 3, 3, 3}});
        net.add("bn", "BatchNorm", {"conv"}, {"conv"}, "batch_norm_param { eps: 0.001 }",
                {{6}, {6}, {1}}, 1);
        net.add("scale", "Scale", {"conv"}, {"conv"}, "scale_param { bias_term: true }",
                {{6}, {6}});
        net.add("relu", "ReLU", {"conv"}, {"conv"});
    });
    caffeRow("pooling rounds up", "pooling", [](CaffeNetwork &net) {
        net.add("pool", "Pooling", {"data"}, {"pool"},
                "pooling_param { pool: MAX kernel_size: 3 stride: 2 }");
    });
    caffeRow("average pooling", "pooling", [](CaffeNetwork &net) {
        net.add("pool", "Pooling", {"data"}, {"pool"},
                "pooling_param { pool: AVE kernel_size: 3 stride: 2 }");
    });
    caffeRow("matrix without flatten", "flatten, dense, softmax", [](CaffeNetwork &net) {
        net.add("fc", "InnerProduct", {"data"}, {"fc"}, "inner_product_param { num_output: 5 }",
                {{5, 3 * test::inputHeight * test::inputWidth}, {5}});
        net.add("prob", "Softmax", {"fc"}, {"prob"});
    });
    caffeRow("weighted sum", "convolution, convolution, add+leakyrelu", [](CaffeNetwork &net) {
        for (const QByteArray name : {"a", "b"})
            net.add(name, "Convolution", {"data"}, {name},
                    "convolution_param { num_output: 4 kernel_size: 1 }", {{4, 3, 1, 1}, {4}});
        net.add("sum", "Eltwise", {"a", "b"}, {"sum"},
                "eltwise_param { operation: SUM coeff: 1 coeff: -0.5 }");
        net.add("relu", "ReLU", {"sum"}, {"sum"}, "relu_param { negative_slope: 0.1 }");
    });
    caffeRow("slice, concatenation", "slice, slice, concat", [](CaffeNetwork &net) {
        net.add("slice", "Slice", {"data"}, {"one", "two"},
                "slice_param { axis: 1 slice_point: 1 }");
        net.add("concat", "Concat", {"two", "one"}, {"concat"}, "concat_param { axis: 1 }");
    });
    caffeRow("copies", "convolution, convolution, add", [](CaffeNetwork &net) {
        net.add("split", "Split", {"data"}, {"one", "two"});
        net.add("a", "Convolution", {"one"}, {"a"},
                "convolution_param { num_output: 4 kernel_size: 1 }", {{4, 3, 1, 1}, {4}});
        net.add("b", "Convolution", {"two"}, {"b"},
                "convolution_param { num_output: 4 kernel_size: 1 }", {{4, 3, 1, 1}, {4}});
        net.add("sum", "Eltwise", {"a", "b"}, {"sum"});
    });
    caffeRow("scale by another layer", "pooling, multiply", [](CaffeNetwork &net) {
        net.add("pool", "Pooling", {"data"}, {"pool"},
                "pooling_param { pool: AVE global_pooling: true }");
        net.add("gate", "Reshape", {"pool"}, {"gate"}, "reshape_param { shape { dim: 1 dim: 3 } }");
        net.add("scale", "Scale", {"data", "gate"}, {"scale"}, "scale_param { axis: 0 }");
    });
    caffeRow("power and activations", "scale+tanh, identity+elu, identity+sigmoid",
             [](CaffeNetwork &net) {
                 net.add("power", "Power", {"data"}, {"power"},
                         "power_param { scale: 0.5 shift: 0.25 }");
                 net.add("tanh", "TanH", {"power"}, {"tanh"});
                 net.add("elu", "ELU", {"tanh"}, {"elu"}, "elu_param { alpha: 0.5 }");
                 net.add("drop", "Dropout", {"elu"}, {"elu"});
                 net.add("sigmoid", "Sigmoid", {"elu"}, {"sigmoid"});
             });
    caffeRow("dropout of old", "scale", [](CaffeNetwork &net) {
        net.add("drop", "Dropout", {"data"}, {"drop"},
                "dropout_param { dropout_ratio: 0.4 scale_train: false }");
    });
}

void GraphFormatsTest::tensorFlowNodesGiveOpenCvsNumbers_data()
{
    QTest::addColumn<test::SmallNetwork>("network");
    using Net = TensorFlowNetwork;
    const auto &images = Net::input;
    const auto normalised = [](Net &net, const Net::Name &name, int channels) {
        return net.add("FusedBatchNormV3",
                       {name, net.positive(channels), net.random({channels}),
                        net.random({channels}), net.positive(channels)},
                       {{"epsilon", Net::real(1e-3F)}, {"is_training", Net::truth(false)}});
    };
    tensorFlowRow(
        "MobileNetV1",
        "convolution+clip, convolution+clip, convolution+clip, pooling, "
        "convolution, softmax",
        [=](Net &net) {
            auto x = net.add("Conv2D", {images, net.random({3, 3, 3, 8}, 0.3F)},
                             Net::windows(2, "SAME"));
            x = net.add("Relu6", {normalised(net, x, 8)});
            x = net.add("DepthwiseConv2dNative", {x, net.random({3, 3, 8, 1}, 0.3F)},
                        Net::windows(2, "SAME"));
            x = net.add("Relu6", {normalised(net, x, 8)});
            x = net.add("Conv2D", {x, net.random({1, 1, 8, 6}, 0.3F)}, Net::windows(1, "SAME"));
            x = net.add("Relu6", {normalised(net, x, 6)});
            x = net.add("Mean", {x, net.integers({1, 2})}, {{"keep_dims", Net::truth(true)}});
            x = net.add("Conv2D", {x, net.random({1, 1, 6, 5})}, Net::windows(1, "SAME"));
            x = net.add("BiasAdd", {x, net.random({5})});
            x = net.add("Squeeze", {x}, {{"squeeze_dims", Net::numbers({1, 2})}});
            net.add("Softmax", {x});
        });
    tensorFlowRow(
        "ResNet",
        "convolution+relu, pooling, convolution+relu, convolution, "
        "add+relu, pooling, flatten, dense",
        [=](Net &net) {
            auto x = net.add("Pad", {images, net.integers({0, 0, 1, 1, 1, 1, 0, 0})});
            x = net.add("Conv2D", {x, net.random({3, 3, 3, 8}, 0.3F)}, Net::windows(1, "VALID"));
            x = net.add("Relu", {net.add("BiasAdd", {x, net.random({8})})});
            x = net.add("MaxPool", {x}, Net::windows(2, "SAME", 3));
            auto y =
                net.add("Conv2D", {x, net.random({1, 1, 8, 8}, 0.3F)}, Net::windows(1, "SAME"));
            y = net.add("Relu", {normalised(net, y, 8)});
            y = net.add("Conv2D", {y, net.random({3, 3, 8, 8}, 0.1F)}, Net::windows(1, "SAME"));
            x = net.add("Relu", {net.add("AddV2", {normalised(net, y, 8), x})});
            x = net.add("Mean", {x, net.integers({1, 2})});
            x = net.add("MatMul", {x, net.random({8, 5})});
            net.add("BiasAdd", {x, net.random({5})});
        });
    tensorFlowRow("matrix of channels last", "convolution, flatten, dense", [=](Net &net) {
        auto x =
            net.add("Conv2D", {images, net.random({3, 3, 3, 4}, 0.3F)}, Net::windows(2, "VALID"));
        x = net.add("Reshape", {x, net.integers({-1, 5 * 7 * 4})});
        net.add("MatMul", {x, net.random({5 * 7 * 4, 5}, 0.1F)});
    });
    tensorFlowRow(
        "squeeze and excitation",
        "convolution, pooling, convolution+relu, convolution+sigmoid, multiply", [=](Net &net) {
            const auto x = net.add("Conv2D", {images, net.random({3, 3, 3, 8}, 0.3F)},
                                   Net::windows(1, "SAME"));
            auto y = net.add("Mean", {x, net.integers({1, 2})}, {{"keep_dims", Net::truth(true)}});
            y = net.add("Conv2D", {y, net.random({1, 1, 8, 2})}, Net::windows(1, "SAME"));
            y = net.add("Relu", {net.add("BiasAdd", {y, net.random({2})})});
            y = net.add("Conv2D", {y, net.random({1, 1, 2, 8})}, Net::windows(1, "SAME"));
            y = net.add("Sigmoid", {y});
            net.add("Mul", {x, y});
        });
    tensorFlowRow("arithmetic", "pooling, scale+relu, scale", [=](Net &net) {
        auto x = net.add("MaxPool", {images}, Net::windows(2, "VALID", 2));
        x = net.add("BiasAdd", {net.add("Mul", {x, net.random({3})}), net.random({3})});
        x = net.add("Relu", {x});
        net.add("Sub", {x, net.constant({}, {0.5F})});
    });
    tensorFlowRow("Inception block", "convolution, pooling, concat, identity+elu", [=](Net &net) {
        const auto a = net.add("AvgPool", {images}, Net::windows(1, "SAME", 3));
        const auto b =
            net.add("Conv2D", {images, net.random({3, 3, 3, 4}, 0.3F)}, Net::windows(1, "SAME"));
        const auto joined = net.add("ConcatV2", {a, b, net.integer(3)});
        net.add("Elu", {joined});
    });
    tensorFlowRow("channel shuffle", "convolution, shuffle, convolution", [=](Net &net) {
        auto x =
            net.add("Conv2D", {images, net.random({1, 1, 3, 6}, 0.3F)}, Net::windows(1, "SAME"));
        x = net.add("ShuffleChannel", {x}, {{"group", Net::number(3)}});
        net.add("Conv2D", {x, net.random({1, 1, 6, 4}, 0.3F)}, Net::windows(1, "SAME"));
    });
    tensorFlowRow("stride and SAME", "convolution, convolution, pooling", [=](Net &net) {
        auto x =
            net.add("Conv2D", {images, net.random({4, 4, 3, 4}, 0.3F)}, Net::windows(3, "SAME"));
        x = net.add("Conv2D", {x, net.random({1, 1, 4, 4}, 0.3F)}, Net::windows(2, "SAME"));
        net.add("AvgPool", {x}, Net::windows(2, "SAME", 2));
    });
}

QTEST_GUILESS_MAIN(GraphFormatsTest)
#include "graphformatstest.moc"
