// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace classiscope {

/// The samples along one direction of a plane; see Plane and Picture.
struct SampledAxis {
    double extent = 0;  ///< pixels of the picture, the last maybe in part
    int samples = 0;
    int spacing = 1;  ///< pixels a sample

    bool operator==(const SampledAxis &) const = default;
};

/// What one direction of a picture is to become.
struct FittedAxis {
    int size = 0;           ///< pixels that all of it becomes
    int offset = 0;         ///< the first of them that is wanted
    int count = 0;          ///< how many are
    bool reversed = false;  ///< the picture has its end where it shall begin
    bool averages = false;  ///< area averaging, for shrinking; else linear interpolation

    bool operator==(const FittedAxis &) const = default;
};

/// How much each sample counts in each pixel that is wanted, along one direction.
/// A picture is resampled with one of these for each direction, one after the other.
///
/// Interpolating samples that are `spacing` pixels apart and fitting the result are
/// one step here: what comes out is what the two would give, without the picture
/// between them.
class AxisWeights {
public:
    /// `multiple`: of which `taps` shall be a multiple.
    /// Costs nothing if it is asked for the same again.
    void assign(const SampledAxis &from, const FittedAxis &to, int multiple = 1);

    int count() const { return int(m_first.size()); }
    int taps() const { return m_taps; }
    /// The first sample of a pixel. It and taps() - 1 more may reach behind the last
    /// one, with weights of zero.
    int first(int pixel) const { return m_first[std::size_t(pixel)]; }
    const int *firsts() const { return m_first.data(); }
    /// taps() weights for each pixel; together 1.
    const float *of(int pixel) const { return m_weights.data() + std::ptrdiff_t(pixel) * m_taps; }

private:
    SampledAxis m_from;
    FittedAxis m_to;
    int m_multiple = 0;
    int m_taps = 0;
    std::vector<int> m_first;
    std::vector<float> m_weights;
    std::vector<float> m_loose;  ///< weights before they are spread out to `taps` each
    std::vector<int> m_ends;     ///< of each pixel's in m_loose
};

}  // namespace classiscope
