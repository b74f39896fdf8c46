// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerreading.h"

#include <opencv2/dnn/all_layers.hpp>

#include <algorithm>

namespace classiscope::fast {

namespace {

/// The constant as one number, or as one a channel of `shape`.
std::optional<std::vector<float>> perChannel(const cv::Mat &constant, const Shape &shape)
{
    auto numbers = numbersOf(constant);
    if (!numbers || numbers->size() == 1)
        return numbers;
    if (shape.size() < 2 || int(numbers->size()) != shape[1])
        return {};
    // Axes are matched from the last one on; OpenCV has made columns of vectors.
    const int channelAxis = constant.dims - int(shape.size()) + 1;
    const bool fits = shape.size() == 2
        || (channelAxis >= 0 && channelAxis < constant.dims
            && constant.size[channelAxis] == shape[1]);
    return fits ? numbers : std::nullopt;
}

/// Weights of what is summed.
std::vector<float> coefficients(const LayerReading &reading, const std::string &operation)
{
    std::vector<float> values(reading.inputs.size(), 1);
    if (operation == "sub")
        std::fill(values.begin() + 1, values.end(), -1);
    if (reading.layer.parameters.has("coeff")) {
        const cv::dnn::DictValue &given = reading.layer.parameters.get("coeff");
        for (int i = 0; i < given.size() && std::size_t(i) < values.size(); ++i)
            values[std::size_t(i)] = given.get<float>(i);
    }
    return values;
}

Text shapesDiffer()
{
    return Text::marked("its inputs differ in more than height and width");
}

struct Joining {
    bool product = false;
    bool quotient = false;
    std::vector<float> coefficients;
};

Complaint join(LayerReading &reading, const Joining &joining)
{
    std::optional<TensorView> result;
    std::vector<std::size_t> constants;
    for (std::size_t i = 0; i < reading.inputs.size(); ++i) {
        const auto *view = reading.view(i);
        if (!view) {
            constants.push_back(i);
            continue;
        }
        if (joining.quotient && i > 0)
            return Text::marked("it divides by something computed");
        std::optional<TensorView> term = *view;
        if (joining.coefficients[i] != 1)
            term = reading.graph.scaled(*view, {joining.coefficients[i]}, {0});
        if (result && term)
            result = reading.graph.combined(*result, *term,
                                            joining.product ? Operation(Multiply {}) : Add {});
        else
            result = term;
        if (!result)
            return shapesDiffer();
    }
    if (!result)
        return Text::marked("its inputs are constants");
    for (const std::size_t i : constants) {
        auto numbers = perChannel(std::get<cv::Mat>(reading.inputs[i]), result->shape());
        if (!numbers || (joining.quotient && i == 0))
            return Text::marked("its constant is not a number a channel");
        for (float &number : *numbers)
            number = joining.quotient ? 1 / number : number * joining.coefficients[i];
        const std::vector<float> one {1}, zero {0};
        const bool scales = joining.product || joining.quotient;
        result = reading.graph.scaled(*result, scales ? *numbers : one, scales ? zero : *numbers);
        if (!result)
            return Text::marked("its constant is not a number a channel");
    }
    return reading.giveView(result);
}

}  // namespace

Complaint readElementwise(LayerReading &reading)
{
    const std::string operation = reading.word("operation", "sum");
    if (operation != "sum" && operation != "add" && operation != "sub" && operation != "prod"
        && operation != "mul" && operation != "div")
        return Text::marked("its operation (%1) is not known to it")
            .arg(QString::fromStdString(operation));
    Joining joining;
    joining.product = operation == "prod" || operation == "mul";
    joining.quotient = operation == "div";
    joining.coefficients = coefficients(reading, operation);
    return join(reading, joining);
}

Complaint readConcat(LayerReading &reading)
{
    const Shape &output = reading.outputShape();
    const auto axis = axisOf(reading.integer("axis", 1), output);
    if (axis != 1 || reading.flag("padding", false))
        return Text::marked("it does not join channels");
    std::vector<int> nodes;
    for (std::size_t i = 0; i < reading.inputs.size(); ++i) {
        const auto *view = reading.view(i);
        const auto node = view ? reading.graph.exact(*view) : std::nullopt;
        if (!node)
            return Text::marked("one of its inputs is not a picture");
        nodes.push_back(*node);
    }
    return reading.giveNode(nodes.size() == 1 ? nodes.front()
                                              : reading.graph.add(Concat {}, nodes, output));
}

Complaint readSlice(LayerReading &reading)
{
    const auto layer = reading.layer.layer.dynamicCast<cv::dnn::SliceLayer>();
    const auto *view = reading.view();
    if (!layer || !view)
        return Text::marked("its input is a constant");
    const auto axis = axisOf(layer->axis, view->shape());
    for (const auto &steps : layer->sliceSteps) {
        if (std::any_of(steps.begin(), steps.end(), [](int step) { return step != 1; }))
            return Text::marked("it leaves out numbers in between");
    }
    if (!axis
        || (!layer->sliceRanges.empty() && layer->sliceRanges.size() != reading.outputs.size()))
        return Text::marked("it slices an axis that is not there");

    for (std::size_t i = 0; i < reading.outputs.size(); ++i) {
        const Shape &shape = reading.layer.outputShapes[i];
        if (shape == view->shape()) {
            reading.outputs[i] = *view;
            continue;
        }
        const auto node = reading.graph.exact(*view);
        Shape whole = shape;
        if (whole.size() > 1)
            whole[1] = view->shape()[1];
        if (!node || whole != view->shape())
            return Text::marked("it does not slice channels");
        int begin = int(i) * shape[1];
        if (!layer->sliceRanges.empty()) {
            // Ranges are of all axes up to the sliced one; a negative axis has only its own.
            const auto &ranges = layer->sliceRanges[i];
            const std::size_t first = layer->axis < 0 ? std::size_t(*axis) : 0;
            begin = first <= 1 && 1 - first < ranges.size() ? ranges[1 - first].start : 0;
            begin = begin < 0 ? begin + view->shape()[1] : begin;
            begin = std::clamp(begin, 0, view->shape()[1] - shape[1]);
        }
        const Slice slice {begin, begin + shape[1]};
        reading.outputs[i] = TensorView(reading.graph.add(slice, {*node}, shape), shape);
    }
    return {};
}

}  // namespace classiscope::fast
