// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/preprocessor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace classiscope {

namespace {

/// Samples that resampleRow() takes at a time.
constexpr int tapsTogether = 4;

/// What turns a stored picture upright: Exif 2.3, section 4.6.4, tag Orientation.
struct Turn {
    bool transposed;  ///< first
    bool mirrorsX;
    bool mirrorsY;

    explicit Turn(int orientation)
        : transposed(orientation >= 5)
        , mirrorsX(orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7)
        , mirrorsY(orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8)
    {
    }
};

int bytesASample(Picture::Colors colors)
{
    return colors == Picture::Colors::Bgr || colors == Picture::Colors::Rgb ? 3 : 1;
}

/// Makes room; what was there may stay.
void grow(std::vector<float> &row, int size)
{
    if (row.size() < std::size_t(size))
        row.resize(std::size_t(size));
}

}  // namespace

Preprocessor::Preprocessor(const Preprocessing &preprocessing, TensorLayout layout)
    : m_preprocessing(preprocessing)
    , m_layout(layout)
{
    for (int color = 0; color < 3; ++color) {
        // (x - mean) * scale / std as one multiplication and one addition.
        const auto channel = std::size_t(channelOf(color));
        m_normalization.factor[color] =
            preprocessing.scale / preprocessing.standardDeviation[channel];
        m_normalization.offset[color] =
            -preprocessing.mean[channel] * m_normalization.factor[color];
    }
    const int width = preprocessing.inputSize.width(), height = preprocessing.inputSize.height();
    const int planar[] = {1, 3, height, width}, interleaved[] = {1, height, width, 3};
    m_tensor.create(4, layout == TensorLayout::Planar ? planar : interleaved, CV_32F);
}

Preprocessor::Placement Preprocessor::placed(double width, double height) const
{
    const int inputWidth = m_preprocessing.inputSize.width();
    const int inputHeight = m_preprocessing.inputSize.height();
    const double across = inputWidth / width, down = inputHeight / height;
    const auto scaled = [](double length, double factor) {
        return std::max(1, int(std::lround(length * factor)));
    };
    QSize size = m_preprocessing.inputSize;
    if (m_preprocessing.fit == Preprocessing::Fit::CenterCrop) {
        const double factor = std::max(across, down);
        size = size.expandedTo({scaled(width, factor), scaled(height, factor)});
    } else if (m_preprocessing.fit == Preprocessing::Fit::Letterbox) {
        const double factor = std::min(across, down);
        size = size.boundedTo({scaled(width, factor), scaled(height, factor)});
    }
    // Averaging keeps small things when shrinking; it has no meaning when enlarging.
    const bool averages = size.width() <= width && size.height() <= height;
    const auto fitted = [averages](int resized, int input) {
        const int count = std::min(resized, input);
        return FittedAxis {resized, (resized - count) / 2, count, false, averages};
    };
    const Placement result {fitted(size.width(), inputWidth), fitted(size.height(), inputHeight)};
    return {result.across, result.down, (inputWidth - result.across.count) / 2,
            (inputHeight - result.down.count) / 2};
}

// The weights of all planes, and room for their rows.
void Preprocessor::prepare(const Picture &picture, const FittedAxis &across, const FittedAxis &down)
{
    const int bytes = bytesASample(picture.colors);
    for (int i = 0; i < picture.planeCount(); ++i) {
        const Plane &plane = picture.planes[std::size_t(i)];
        AxisWeights &x = m_across[std::size_t(i)], &y = m_down[std::size_t(i)];
        x.assign({picture.width, plane.size.width(), plane.spacing.width()}, across, tapsTogether);
        y.assign({picture.height, plane.size.height(), plane.spacing.height()}, down);
        // resampleRow() reads so far behind a row's end.
        grow(m_blended, bytes * plane.size.width() + x.taps());
        m_sources.resize(std::max(m_sources.size(), std::size_t(y.taps())));
    }
    for (std::size_t channel = 0; channel < 3; ++channel) {
        if (bytes > 1)
            grow(m_channels[channel], picture.planes[0].size.width() + m_across[0].taps());
        grow(m_resampled[channel], across.count);
        grow(m_normalized[channel], across.count);
    }
}

// One row of one plane into m_resampled.
void Preprocessor::resample(const Picture &picture, int index, int row)
{
    const auto i = std::size_t(index);
    const Plane &plane = picture.planes[i];
    const AxisWeights &across = m_across[i], &down = m_down[i];
    for (int tap = 0; tap < down.taps(); ++tap) {
        const int y = std::min(down.first(row) + tap, plane.size.height() - 1);
        m_sources[std::size_t(tap)] = plane.samples + y * plane.stride;
    }
    const int width = plane.size.width(), bytes = bytesASample(picture.colors);
    blendRows(m_sources.data(), down.of(row), down.taps(), width * bytes, m_blended.data());
    if (bytes == 1) {
        resampleRow(m_blended.data(), across, m_resampled[i].data());
        return;
    }
    float *const apart[] = {m_channels[0].data(), m_channels[1].data(), m_channels[2].data()};
    separateChannels(m_blended.data(), width, apart);
    for (std::size_t channel = 0; channel < 3; ++channel)
        resampleRow(apart[channel], across, m_resampled[channel].data());
}

// Red, green and blue of m_resampled, normalised.
void Preprocessor::convert(Picture::Colors colors, int count, float *const rgb[3]) const
{
    const auto rows = [this](std::size_t first, std::size_t second, std::size_t third) {
        return std::array<const float *, 3> {m_resampled[first].data(), m_resampled[second].data(),
                                             m_resampled[third].data()};
    };
    switch (colors) {
    case Picture::Colors::YCbCr:
        normalizeYCbCr(rows(0, 1, 2).data(), m_normalization, count, rgb);
        break;
    case Picture::Colors::Grey: normalize(rows(0, 0, 0).data(), m_normalization, count, rgb); break;
    case Picture::Colors::Bgr: normalize(rows(2, 1, 0).data(), m_normalization, count, rgb); break;
    case Picture::Colors::Rgb: normalize(rows(0, 1, 2).data(), m_normalization, count, rgb); break;
    }
}

// m_resampled into the tensor: as a column if the picture lies on its side.
void Preprocessor::store(Picture::Colors colors, int row, int count, const Placement &placement,
                         bool transposed)
{
    const std::ptrdiff_t width = m_preprocessing.inputSize.width();
    const std::ptrdiff_t plane = width * m_preprocessing.inputSize.height();
    const std::ptrdiff_t x = placement.left + (transposed ? row : 0);
    const std::ptrdiff_t y = placement.top + (transposed ? 0 : row);
    const bool planar = m_layout == TensorLayout::Planar;
    auto *const first = m_target + (y * width + x) * (planar ? 1 : 3);
    const std::ptrdiff_t channelApart = planar ? plane : 1;
    const std::ptrdiff_t apart = (transposed ? width : 1) * (planar ? 1 : 3);
    float *rgb[3];
    for (int color = 0; color < 3; ++color)
        rgb[color] = apart == 1 ? first + channelOf(color) * channelApart
                                : m_normalized[std::size_t(channelOf(color))].data();
    convert(colors, count, rgb);
    if (apart == 1)
        return;
    const float *const rows[] = {m_normalized[0].data(), m_normalized[1].data(),
                                 m_normalized[2].data()};
    if (!planar && !transposed) {
        joinChannels(rows, count, first);
        return;
    }
    float *out = first;
    for (int i = 0; i < count; ++i, out += apart) {
        for (int channel = 0; channel < 3; ++channel)
            out[channel * channelApart] = rows[channel][i];
    }
}

int Preprocessor::channelOf(int color) const
{
    return m_preprocessing.colorOrder == Preprocessing::ColorOrder::Bgr ? 2 - color : color;
}

// The input's edges beside a picture of another shape.
void Preprocessor::fillWithMean()
{
    const int pixels = m_preprocessing.inputSize.width() * m_preprocessing.inputSize.height();
    for (int color = 0; color < 3; ++color) {
        const int channel = channelOf(color);
        // 0, but for a mean that no pixel can have.
        const float mean = m_preprocessing.mean[std::size_t(channel)];
        const float value = (std::clamp(mean, 0.0F, 255.0F) - mean) * m_normalization.factor[color];
        if (m_layout == TensorLayout::Planar) {
            std::fill_n(m_target + std::ptrdiff_t(channel) * pixels, pixels, value);
            continue;
        }
        for (int i = 0; i < pixels; ++i)
            m_target[3 * i + channel] = value;
    }
}

const cv::Mat &Preprocessor::operator()(const Picture &picture)
{
    (*this)(picture, m_tensor.ptr<float>());
    return m_tensor;
}

void Preprocessor::operator()(const Picture &picture, float *tensor)
{
    m_target = tensor;
    const Turn turn(picture.orientation);
    const Placement placement = turn.transposed ? placed(picture.height, picture.width)
                                                : placed(picture.width, picture.height);
    FittedAxis across = placement.across, down = placement.down;
    across.reversed = turn.mirrorsX;
    down.reversed = turn.mirrorsY;
    if (turn.transposed)
        std::swap(across, down);  // from here on as stored
    prepare(picture, across, down);
    if (m_preprocessing.fit == Preprocessing::Fit::Letterbox)
        fillWithMean();

    for (int row = 0; row < down.count; ++row) {
        for (int plane = 0; plane < picture.planeCount(); ++plane)
            resample(picture, plane, row);
        store(picture.colors, row, across.count, placement, turn.transposed);
    }
}

}  // namespace classiscope
