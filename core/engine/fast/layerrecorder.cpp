// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/fast/layerrecorder.h"

#include <opencv2/dnn/layer.hpp>

namespace classiscope::fast {

namespace {

using cv::dnn::LayerFactory;

thread_local LayerRecorder *recorder = nullptr;

// What layerreading.cpp reads, under the names of OpenCV 4.6 and 4.10.
const char *const readTypes[] = {
    "BatchNorm", "ChannelsPReLU", "Concat",  "Const",          "Convolution", "Dropout",
    "ELU",       "Eltwise",       "Flatten", "Gemm",           "HardSigmoid", "HardSwish",
    "Identity",  "InnerProduct",  "MatMul",  "NaryEltwise",    "PReLU",       "Padding",
    "Permute",   "Pooling",       "Power",   "ReLU",           "ReLU6",       "Reduce",
    "Reshape",   "Scale",         "Shift",   "ShuffleChannel", "Sigmoid",     "Slice",
    "SoftMax",   "Softmax",       "Split",   "Swish",          "TanH",
};

}  // namespace

LayerRecorder::LayerRecorder()
{
    recorder = this;
    for (const std::string type : readTypes) {
        if (!LayerFactory::isLayerRegistered(type))
            continue;
        LayerFactory::registerLayer(type, &LayerRecorder::build);
        m_types.push_back(type);
    }
}

LayerRecorder::~LayerRecorder()
{
    for (const std::string &type : m_types)
        LayerFactory::unregisterLayer(type);
    recorder = nullptr;
}

cv::dnn::LayerParams LayerRecorder::parameters(const cv::dnn::Layer &layer) const
{
    const auto found = m_parameters.find(&layer);
    return found == m_parameters.end() ? cv::dnn::LayerParams() : found->second;
}

cv::Ptr<cv::dnn::Layer> LayerRecorder::build(cv::dnn::LayerParams &parameters)
{
    // The factory calls this under its (recursive) lock, so nobody sees the moment
    // in which OpenCV's own constructor is uncovered.
    struct Uncovered {
        explicit Uncovered(std::string covered)
            : type(std::move(covered))
        {
            LayerFactory::unregisterLayer(type);
        }
        ~Uncovered() { LayerFactory::registerLayer(type, &LayerRecorder::build); }
        std::string type;
    };
    const Uncovered uncovered(parameters.type);
    auto layer = LayerFactory::createLayerInstance(parameters.type, parameters);
    // A layer that only computed a constant may have had the same address.
    if (recorder && layer)
        recorder->m_parameters.insert_or_assign(layer.get(), parameters);
    return layer;
}

}  // namespace classiscope::fast
