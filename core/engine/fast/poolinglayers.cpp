// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerreading.h"

#include <opencv2/dnn/all_layers.hpp>

#include <algorithm>

namespace classiscope::fast {

namespace {

/// Pads of a pooling along one side.
struct Pads {
    int begin = 0;
    int end = 0;    ///< as far as the last window reaches
    int named = 0;  ///< the end that the layer names; what is beyond is never counted
};

Pads padsOf(const cv::dnn::PoolingLayer &layer, std::size_t side, const Pooling &pooling, int input,
            int output)
{
    const int kernel = pooling.kernel[side], stride = pooling.strides[side];
    Pads pads;
    if (layer.padMode == "SAME" && stride <= kernel)
        pads.begin = pads.named = (kernel - 1 - (input - 1 + stride) % stride) / 2;
    if (layer.padMode.empty() && side < layer.pads_begin.size()) {
        pads.begin = int(layer.pads_begin[side]);
        pads.named = int(layer.pads_end[side]);
    }
    pads.end = std::max(0, (output - 1) * stride + kernel - pads.begin - input);
    return pads;
}

/// Whether the axes `left` are the channels in their order and `gone` the pixels in any.
bool isPerChannel(const TensorView &view, const std::vector<int> &left, std::vector<int> gone)
{
    do {
        std::vector<int> order = left;
        order.insert(order.end(), gone.begin(), gone.end());
        const auto ordered = view.permuted(order);
        if (ordered && ordered->isInOrder())
            return true;
    } while (std::next_permutation(gone.begin(), gone.end()));
    return false;
}

}  // namespace

Complaint readPooling(LayerReading &reading)
{
    const auto layer = reading.layer.layer.dynamicCast<cv::dnn::PoolingLayer>();
    const auto *view = reading.view();
    const auto input = view ? reading.graph.picture(*view) : std::nullopt;
    const Shape &output = reading.outputShape();
    if (!layer || !input || output.size() != 4)
        return Text::marked("it does not pool a picture");
    const std::string kind = reading.word("pool", "max");
    if (kind != "max" && kind != "ave")
        return Text::marked("it pools neither by maximum nor by average");

    const Shape shape = reading.graph.node(*input).shape;
    const std::size_t axes = layer->kernel_size.size();
    if (axes < 2 || layer->strides.size() < 2)
        return Text::marked("it does not pool a picture");
    Pooling pooling;
    bool padded = false, beyondPads = false;
    for (std::size_t side = 0; side < 2; ++side) {
        // The sizes of a global pooling are of depth, height and width.
        const bool whole = layer->globalPooling && layer->isGlobalPooling.at(1 + side);
        pooling.kernel[side] = whole ? shape[2 + side] : int(layer->kernel_size[axes - 2 + side]);
        pooling.strides[side] = int(layer->strides[layer->strides.size() - 2 + side]);
        const Pads pads = padsOf(*layer, side, pooling, shape[2 + side], output[2 + side]);
        pooling.padBegin[side] = pads.begin;
        pooling.padEnd[side] = pads.end;
        if (pads.begin >= pooling.kernel[side]
            || (output[2 + side] - 1) * pooling.strides[side] - pads.begin >= shape[2 + side])
            return Text::marked("one of its windows has nothing of the picture");
        padded = padded || pads.begin > 0 || pads.named > 0;
        beyondPads = beyondPads || pads.end > pads.named;
    }
    if (kind == "ave") {
        pooling.kind = Pooling::Kind::Average;
        if (layer->avePoolPaddedArea && padded) {
            if (beyondPads)
                return Text::marked("its last windows count only some of the padding");
            pooling.kind = Pooling::Kind::AverageAndPadding;
        }
    }
    return reading.giveNode(reading.graph.add(pooling, {*input}, output));
}

Complaint readReduction(LayerReading &reading)
{
    const auto *view = reading.view();
    const std::string kind = reading.word("reduce", "");
    const bool average = kind == "ave" || kind == "mean";
    if (!view)
        return Text::marked("its input is a constant");
    if (!average && kind != "max")
        return Text::marked("it reduces neither to the average nor to the maximum");

    // OpenCV 4.6 has moved what is reduced to the end; later versions name the axes.
    const Shape &shape = view->shape();
    std::vector<bool> reduced(shape.size(), false);
    const auto trailing = reading.integers("deleted_dims").size();
    const auto axes = reading.integers("axes");
    if (trailing > shape.size())
        return Text::marked("it reduces axes that are not there");
    for (std::size_t i = 0; trailing > 0 && i < trailing; ++i)
        reduced[shape.size() - 1 - i] = true;
    for (std::size_t i = 0; trailing == 0 && i < axes.size(); ++i) {
        const auto axis = axisOf(axes[i], shape);
        if (!axis)
            return Text::marked("it reduces axes that are not there");
        reduced[std::size_t(*axis)] = true;
    }
    if (trailing == 0 && axes.empty())
        reduced.assign(shape.size(), true);

    std::vector<int> left, gone;
    int kept = 1;
    for (std::size_t i = 0; i < shape.size(); ++i) {
        (reduced[i] ? gone : left).push_back(int(i));
        kept *= reduced[i] ? 1 : shape[i];
    }
    const Shape nodeShape = reading.graph.node(view->node()).shape;
    if (!isPerChannel(*view, left, gone) || nodeShape.size() != 4 || nodeShape[1] != kept)
        return Text::marked("it does not reduce pictures to a number a channel");
    Pooling pooling;
    pooling.kind = average ? Pooling::Kind::Average : Pooling::Kind::Max;
    pooling.kernel = {nodeShape[2], nodeShape[3]};
    return reading.giveNode(reading.graph.add(pooling, {view->node()}, {1, kept, 1, 1}));
}

}  // namespace classiscope::fast
