// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <opencv2/dnn.hpp>

#include <map>
#include <string>
#include <vector>

namespace classiscope::fast {

/// Notes the types and parameters of the layers that OpenCV builds while it lives:
/// many layers keep their parameters to themselves, and some (Shift, Compare) call
/// themselves by another type than they were built as.
///
/// Notes only the types that the fast path reads. The layers are OpenCV's own. Only what the thread
/// of the recorder builds is noted. Requires: importMutex() is held as long as it lives.
class LayerRecorder {
public:
    LayerRecorder();
    ~LayerRecorder();
    LayerRecorder(const LayerRecorder &) = delete;
    LayerRecorder &operator=(const LayerRecorder &) = delete;

    /// Without a type when the layer was not noted.
    cv::dnn::LayerParams parameters(const cv::dnn::Layer &layer) const;

private:
    static cv::Ptr<cv::dnn::Layer> build(cv::dnn::LayerParams &parameters);

    std::vector<std::string> m_types;
    std::map<const cv::dnn::Layer *, cv::dnn::LayerParams> m_parameters;
};

}  // namespace classiscope::fast
