// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/preprocessor.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace classiscope {

namespace {

/// Area averaging keeps small things when shrinking; it has no meaning when enlarging.
void resize(const cv::Mat &from, cv::Mat &to, cv::Size size)
{
    const bool shrinks = size.width <= from.cols && size.height <= from.rows;
    cv::resize(from, to, size, 0, 0, shrinks ? cv::INTER_AREA : cv::INTER_LINEAR);
}

cv::Size scaled(const cv::Mat &image, double factor, cv::Size input)
{
    const auto side = [factor](int length, int limit, bool atLeast) {
        const int result = std::max(1, int(std::lround(length * factor)));
        return atLeast ? std::max(result, limit) : std::min(result, limit);
    };
    const double coverFactor =
        std::max(double(input.width) / image.cols, double(input.height) / image.rows);
    const bool covers = factor >= coverFactor;
    return {side(image.cols, input.width, covers), side(image.rows, input.height, covers)};
}

}  // namespace

Preprocessor::Preprocessor(const Preprocessing &preprocessing)
    : m_preprocessing(preprocessing)
{
    const int shape[] = {1, 3, preprocessing.inputSize.height(), preprocessing.inputSize.width()};
    m_tensor.create(4, shape, CV_32F);
}

cv::Mat Preprocessor::fitted(const cv::Mat &bgr)
{
    const cv::Size input(m_preprocessing.inputSize.width(), m_preprocessing.inputSize.height());
    const double across = double(input.width) / bgr.cols;
    const double down = double(input.height) / bgr.rows;
    switch (m_preprocessing.fit) {
    case Preprocessing::Fit::CenterCrop: {
        resize(bgr, m_fitted, scaled(bgr, std::max(across, down), input));
        const cv::Point corner((m_fitted.cols - input.width) / 2,
                               (m_fitted.rows - input.height) / 2);
        return m_fitted(cv::Rect(corner, input));
    }
    case Preprocessing::Fit::Letterbox: {
        cv::Mat inner;
        resize(bgr, inner, scaled(bgr, std::min(across, down), input));
        const auto &mean = m_preprocessing.mean;
        const bool rgb = m_preprocessing.colorOrder == Preprocessing::ColorOrder::Rgb;
        const auto level = [](float value) { return std::clamp(double(value), 0.0, 255.0); };
        m_fitted.create(input, CV_8UC3);
        m_fitted.setTo(
            cv::Scalar(level(mean[rgb ? 2 : 0]), level(mean[1]), level(mean[rgb ? 0 : 2])));
        const cv::Point corner((input.width - inner.cols) / 2, (input.height - inner.rows) / 2);
        inner.copyTo(m_fitted(cv::Rect(corner, inner.size())));
        return m_fitted;
    }
    case Preprocessing::Fit::Stretch: break;
    }
    resize(bgr, m_fitted, input);
    return m_fitted;
}

const cv::Mat &Preprocessor::operator()(const cv::Mat &bgr)
{
    const cv::Mat pixels = fitted(bgr);
    const bool rgb = m_preprocessing.colorOrder == Preprocessing::ColorOrder::Rgb;
    for (int channel = 0; channel < 3; ++channel) {
        // (x - mean) * scale / std as one multiplication and one addition.
        const auto c = std::size_t(channel);
        const float factor = m_preprocessing.scale / m_preprocessing.standardDeviation[c];
        const float offset = -m_preprocessing.mean[c] * factor;
        const int from = rgb ? 2 - channel : channel;
        auto *out = m_tensor.ptr<float>(0, channel);
        for (int y = 0; y < pixels.rows; ++y) {
            const uchar *in = pixels.ptr<uchar>(y) + from;
            for (int x = 0; x < pixels.cols; ++x)
                out[x] = float(in[3 * x]) * factor + offset;
            out += pixels.cols;
        }
    }
    return m_tensor;
}

}  // namespace classiscope
