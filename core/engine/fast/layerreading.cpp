// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerreading.h"

#include <opencv2/dnn/shape_utils.hpp>

#include <algorithm>
#include <numeric>

namespace classiscope::fast {

namespace {

constexpr double maxElements = 1 << 30;  // so that places in it can be counted as int

Complaint readReshape(LayerReading &reading)
{
    if (const auto *view = reading.view())
        return reading.giveView(view->reshaped(reading.outputShape()));
    if (reading.inputs.empty())
        return Text::marked("it has no input");
    const auto &constant = std::get<cv::Mat>(reading.inputs.front());
    reading.outputs.front() = constant.reshape(1, reading.outputShape());
    return {};
}

Complaint readPermute(LayerReading &reading)
{
    const auto order = reading.integers("order");
    const auto *view = reading.view();
    if (!view)
        return Text::marked("it transposes a constant");
    if (order.size() != view->shape().size())
        return Text::marked("it transposes axes that are not there");
    return reading.giveView(view->permuted(order));
}

Complaint readShuffle(LayerReading &reading)
{
    const auto *view = reading.view();
    const int groups = reading.integer("group", 1);
    const Shape shape = reading.outputShape();
    if (!view || shape.size() != 4 || groups < 1 || shape[1] % groups != 0)
        return Text::marked("its groups do not fit its input");
    const auto shuffled = view->reshaped({shape[0], groups, shape[1] / groups, shape[2], shape[3]})
                              .permuted({0, 2, 1, 3, 4});
    return reading.giveView(shuffled ? shuffled->reshaped(shape) : shuffled);
}

Complaint readPadding(LayerReading &reading)
{
    const auto *view = reading.view();
    const auto node = view ? reading.graph.picture(*view) : std::nullopt;
    auto sizes = reading.integers("paddings");
    const int paddedAxes = reading.integer("input_dims", -1);
    if (!node)
        return Text::marked("it does not pad a picture");
    if (paddedAxes >= 0 && paddedAxes < 4)
        sizes.insert(sizes.begin(), {0, 0});  // the axes begin after that of the images
    sizes.resize(8);
    if (std::all_of(sizes.begin(), sizes.end(), [](int size) { return size == 0; }))
        return reading.giveNode(*node);
    if (reading.word("type", "constant") != "constant" || reading.number("value", 0) != 0)
        return Text::marked("it pads with something else than zeros");
    if (std::any_of(sizes.begin(), sizes.begin() + 4, [](int size) { return size != 0; }))
        return Text::marked("it pads the channels");
    const Padding padding {{sizes[4], sizes[6]}, {sizes[5], sizes[7]}};
    return reading.giveNode(reading.graph.add(padding, {*node}, reading.outputShape()));
}

Complaint readSoftmax(LayerReading &reading)
{
    const auto *view = reading.view();
    if (!view)
        return Text::marked("its input is a constant");
    if (reading.flag("log_softmax", false))
        return Text::marked("it gives logarithms");
    const auto axis = axisOf(reading.integer("axis", 1), view->shape());
    const int count = elements(view->shape());
    if (!axis || view->shape()[std::size_t(*axis)] != count)
        return Text::marked("it is not over the channels of one pixel");
    const bool onePixel = reading.graph.node(view->node()).shape == Shape {1, count, 1, 1};
    const auto node = onePixel && view->isInOrder()
        ? std::optional(view->node())
        : reading.graph.features(view->reshaped({1, count}));
    if (!node)
        return Text::marked("its input is transposed");
    return reading.giveNode(
        reading.graph.add(Softmax {}, {*node}, reading.graph.node(*node).shape));
}

Complaint readConst(LayerReading &reading)
{
    if (reading.layer.layer->blobs.empty())
        return Text::marked("it is empty");
    reading.outputs.front() = reading.layer.layer->blobs.front();
    return {};
}

/// Each output is the input.
Complaint readCopies(LayerReading &reading)
{
    if (reading.inputs.empty())
        return Text::marked("it has no input");
    std::fill(reading.outputs.begin(), reading.outputs.end(), reading.inputs.front());
    return {};
}

Complaint readDropout(LayerReading &reading)
{
    // Caffe's of old did not scale in training, so it scales afterwards.
    const auto *view = reading.view();
    if (!view || reading.flag("scale_train", true))
        return readCopies(reading);
    const float kept = 1 - reading.number("dropout_ratio", 0.5F);
    return reading.giveView(reading.graph.scaled(*view, {kept}, {0}));
}

using Reader = Complaint (*)(LayerReading &);

Reader readerOf(const std::string &type)
{
    static const std::map<std::string, Reader> readers {
        {"BatchNorm", readBatchNorm},
        {"Concat", readConcat},
        {"Const", readConst},
        {"Convolution", readConvolution},
        {"Dropout", readDropout},
        {"Eltwise", readElementwise},
        {"Flatten", readReshape},
        {"Gemm", readInnerProduct},
        {"Identity", readCopies},
        {"InnerProduct", readInnerProduct},
        {"MatMul", readInnerProduct},
        {"NaryEltwise", readElementwise},
        {"Padding", readPadding},
        {"Permute", readPermute},
        {"Pooling", readPooling},
        {"Power", readPower},
        {"Reduce", readReduction},
        {"Reshape", readReshape},
        {"Scale", readScale},
        {"Shift", readScale},
        {"ShuffleChannel", readShuffle},
        {"Slice", readSlice},
        {"Softmax", readSoftmax},
        {"SoftMax", readSoftmax},
        {"Split", readCopies},
    };
    const auto found = readers.find(type);
    return found == readers.end() ? nullptr : found->second;
}

}  // namespace

std::optional<int> axisOf(int axis, const Shape &shape)
{
    const int count = int(shape.size());
    if (axis < -count || axis >= count)
        return {};
    return axis < 0 ? axis + count : axis;
}

std::optional<std::vector<float>> numbersOf(const cv::Mat &constant)
{
    const int depth = constant.depth();
    if (constant.channels() != 1 || (depth != CV_32F && depth != CV_64F && depth != CV_32S))
        return {};
    cv::Mat numbers;
    constant.convertTo(numbers, CV_32F);
    const auto *first = numbers.ptr<float>();
    return std::vector<float>(first, first + numbers.total());
}

const TensorView *LayerReading::view(std::size_t input) const
{
    return input < inputs.size() ? std::get_if<TensorView>(&inputs[input]) : nullptr;
}

int LayerReading::integer(const char *key, int otherwise) const
{
    return layer.parameters.get<int>(key, otherwise);
}

float LayerReading::number(const char *key, float otherwise) const
{
    return layer.parameters.get<float>(key, otherwise);
}

bool LayerReading::flag(const char *key, bool otherwise) const
{
    return layer.parameters.get<bool>(key, otherwise);
}

std::string LayerReading::word(const char *key, const char *otherwise) const
{
    std::string word = layer.parameters.get<cv::String>(key, otherwise);
    std::transform(word.begin(), word.end(), word.begin(),
                   [](unsigned char letter) { return char(std::tolower(letter)); });
    return word;
}

std::vector<int> LayerReading::integers(const char *key) const
{
    if (!layer.parameters.has(key))
        return {};
    const cv::dnn::DictValue &values = layer.parameters.get(key);
    std::vector<int> integers;
    for (int i = 0; i < values.size(); ++i)
        integers.push_back(values.get<int>(i));
    return integers;
}

Complaint LayerReading::giveNode(int node)
{
    return giveView(TensorView(node, graph.node(node).shape));
}

Complaint LayerReading::giveView(const std::optional<TensorView> &view)
{
    if (!view)
        return Text::marked("it reorders its input in a way that no operation has");
    if (elements(view->shape()) != elements(outputShape()))
        return Text::marked("its output has another size than its operation");
    outputs.front() = view->reshaped(outputShape());
    return {};
}

Complaint readLayer(LayerReading &reading)
{
    reading.outputs.resize(reading.layer.outputShapes.size());
    if (reading.outputs.empty())
        return Text::marked("it has no output");
    for (const Shape &shape : reading.layer.outputShapes) {
        double count = 1;
        for (const int extent : shape)
            count *= extent;
        if (std::any_of(shape.begin(), shape.end(), [](int extent) { return extent < 1; }))
            return Text::marked("its output is empty");
        if (count > maxElements)
            return Text::marked("its output is too large");
    }
    if (!reading.layer.isKnown)
        return Text::marked("this kind of layer is not known to it");
    if (const auto activation = activationOf(reading)) {
        const auto *view = reading.view();
        if (!view)
            return Text::marked("its input is a constant");
        return reading.giveView(reading.graph.activated(*view, *activation));
    }
    const Reader reader = readerOf(reading.layer.type);
    return reader ? reader(reading) : Text::marked("this kind of layer is not known to it");
}

}  // namespace classiscope::fast
