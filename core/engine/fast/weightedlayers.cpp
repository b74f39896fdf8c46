// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerreading.h"

#include <opencv2/dnn/all_layers.hpp>

#include <algorithm>

namespace classiscope::fast {

namespace {

Text constantInput()
{
    return Text::marked("its input is a constant");
}

std::vector<std::vector<float>> constantsOf(const cv::dnn::Layer &layer)
{
    std::vector<std::vector<float>> constants;
    for (const cv::Mat &blob : layer.blobs) {
        auto numbers = numbersOf(blob);
        if (!numbers)
            return {};
        constants.push_back(std::move(*numbers));
    }
    return constants;
}

Pair pairOf(const std::vector<std::size_t> &values)
{
    return {int(values[0]), int(values[1])};
}

/// As OpenCV has it: TensorFlow's, but the same at both ends.
int samePadding(int input, int kernel, int stride)
{
    return stride > kernel ? 0 : (kernel - 1 - (input - 1 + stride) % stride) / 2;
}

}  // namespace

Complaint readConvolution(LayerReading &reading)
{
    const auto layer = reading.layer.layer.dynamicCast<cv::dnn::BaseConvolutionLayer>();
    const auto *view = reading.view();
    auto constants = constantsOf(*reading.layer.layer);
    if (!layer || !view || reading.inputs.size() != 1 || constants.empty())
        return Text::marked("its weights are not constant numbers");
    const auto input = reading.graph.picture(*view);
    const Shape &output = reading.outputShape();
    if (!input || layer->kernel_size.size() != 2 || output.size() != 4)
        return Text::marked("it is not over pictures");

    const Shape shape = reading.graph.node(*input).shape;
    const cv::Mat &weights = layer->blobs.front();
    Convolution convolution;
    convolution.kernel = pairOf(layer->kernel_size);
    const int inputsOfGroup = weights.dims == 4 ? weights.size[1] : 0;
    if (inputsOfGroup < 1 || shape[1] % inputsOfGroup != 0 || weights.size[0] != output[1]
        || weights.size[2] != convolution.kernel[0] || weights.size[3] != convolution.kernel[1]
        || (constants.size() > 1 && int(constants[1].size()) != output[1]))
        return Text::marked("its weights do not fit its input");
    convolution.groups = shape[1] / inputsOfGroup;
    convolution.strides = pairOf(layer->strides);
    convolution.dilations = pairOf(layer->dilations);
    if (layer->padMode.empty())
        convolution.padBegin = pairOf(layer->pads_begin);
    for (std::size_t side = 0; side < 2; ++side) {
        const int size = shape[2 + side], kernel = convolution.kernel[side];
        if (layer->padMode == "SAME")
            convolution.padBegin[side] = samePadding(size, kernel, convolution.strides[side]);
        const int reach = (output[2 + side] - 1) * convolution.strides[side]
            + (kernel - 1) * convolution.dilations[side] + 1;
        convolution.padEnd[side] = std::max(0, reach - convolution.padBegin[side] - size);
    }
    convolution.weights = std::move(constants.front());
    convolution.bias = constants.size() > 1 ? std::move(constants[1]) : std::vector<float>();
    convolution.bias.resize(std::size_t(output[1]));
    return reading.giveNode(reading.graph.add(std::move(convolution), {*input}, output));
}

Complaint readInnerProduct(LayerReading &reading)
{
    const auto *view = reading.view();
    auto constants = constantsOf(*reading.layer.layer);
    if (!view || reading.inputs.size() != 1 || constants.empty())
        return Text::marked("its weights are not constant numbers");
    const int inputs = elements(view->shape()), outputs = elements(reading.outputShape());
    const cv::Mat &matrix = reading.layer.layer->blobs.front();
    if (constants.front().size() != std::size_t(inputs) * std::size_t(outputs))
        return Text::marked("it is not one product of a matrix and a vector");

    // OpenCV's own layer has outputs x inputs whatever it was before; Gemm and
    // MatMul have it as the file does.
    const bool asInFile = reading.layer.type != "InnerProduct";
    const bool transposed = asInFile && !reading.flag("transB", false);
    if (asInFile
        && (matrix.dims != 2 || reading.flag("transA", false) || reading.number("alpha", 1) != 1
            || matrix.size[transposed ? 1 : 0] != outputs))
        return Text::marked("it is not one product of a matrix and a vector");

    InnerProduct product;
    const auto offsets = view->offsets();
    product.weights.resize(constants.front().size());
    for (std::size_t row = 0; row < std::size_t(outputs); ++row) {
        for (std::size_t column = 0; column < std::size_t(inputs); ++column)
            product.weights[row * std::size_t(inputs) + std::size_t(offsets[column])] =
                constants.front()[transposed ? column * std::size_t(outputs) + row
                                             : row * std::size_t(inputs) + column];
    }
    if (constants.size() > 1)
        product.bias = std::move(constants[1]);
    for (float &bias : product.bias)
        bias *= reading.number("beta", 1);
    if (product.bias.size() < 2)
        product.bias.assign(std::size_t(outputs), product.bias.empty() ? 0 : product.bias.front());
    if (int(product.bias.size()) != outputs)
        return Text::marked("its bias does not fit its output");
    const auto input = reading.graph.features(TensorView(view->node(), {1, inputs}));
    return reading.giveNode(reading.graph.add(std::move(product), {*input}, {1, outputs}));
}

Complaint readBatchNorm(LayerReading &reading)
{
    const auto *view = reading.view();
    if (!view)
        return constantInput();
    cv::Mat scale, shift;
    reading.layer.layer->finalize(cv::noArray(), cv::noArray());
    reading.layer.layer->getScaleShift(scale, shift);
    const auto scales = numbersOf(scale), shifts = numbersOf(shift);
    const auto scaled =
        scales && shifts ? reading.graph.scaled(*view, *scales, *shifts) : std::nullopt;
    return scaled ? reading.giveView(scaled)
                  : Text::marked("its numbers do not fit the channels of its input");
}

Complaint readScale(LayerReading &reading)
{
    const auto *view = reading.view();
    if (!view)
        return constantInput();
    const bool isShift = reading.layer.type == "Shift";
    const bool hasShift = isShift || reading.flag("bias_term", false);
    if (reading.word("mode", "scale") != "scale")
        return Text::marked("it compares");
    const auto constants = constantsOf(*reading.layer.layer);
    const auto axis = axisOf(reading.integer("axis", 1), view->shape());
    if (!axis)
        return Text::marked("it scales an axis that is not there");
    const Shape outer(view->shape().begin(), view->shape().begin() + *axis);

    if (const auto *second = reading.view(1)) {
        const int channels = view->shape().size() > 1 ? view->shape()[1] : 0;
        TensorView other = *second;
        if (elements(other.shape()) == channels && elements(outer) == 1)
            other = view->shape().size() == 4 ? other.reshaped({1, channels, 1, 1})
                                              : other.reshaped({1, channels});
        const auto combined =
            reading.graph.combined(*view, other, hasShift ? Operation(Add {}) : Multiply {});
        return combined ? reading.giveView(combined)
                        : Text::marked("its second input is not a number a channel");
    }
    if (constants.empty() || elements(outer) != 1)
        return Text::marked("its numbers are not one a channel");
    const bool hasScale = constants.size() == 2 || !hasShift;
    const std::vector<float> scale = hasScale ? constants.front() : std::vector<float> {1};
    const std::vector<float> shift = hasShift ? constants.back() : std::vector<float> {0};
    const auto scaled = reading.graph.scaled(*view, scale, shift);
    return scaled ? reading.giveView(scaled) : Text::marked("its numbers are not one a channel");
}

Complaint readPower(LayerReading &reading)
{
    const auto *view = reading.view();
    if (!view)
        return constantInput();
    if (reading.number("power", 1) != 1)
        return Text::marked("it raises to a power");
    return reading.giveView(
        reading.graph.scaled(*view, {reading.number("scale", 1)}, {reading.number("shift", 0)}));
}

}  // namespace classiscope::fast
