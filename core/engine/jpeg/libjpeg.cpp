// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jpeg/libjpeg.h"

#include "core/engine/imageheader.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>

#include <jpeglib.h>

namespace classiscope {

namespace {

/// libjpeg's raw output comes a row of MCUs at a time: blocks of up to 8 samples,
/// up to 4 below one another.
constexpr int mostRows = 4 * 8;

// libjpeg 8's interface, which Ubuntu builds, has them apart for each direction.
#if JPEG_LIB_VERSION >= 70
int side(const jpeg_component_info &component)
{
    return component.DCT_h_scaled_size;
}

int smallestSide(const jpeg_decompress_struct &jpeg)
{
    return jpeg.min_DCT_h_scaled_size;
}
#else
int side(const jpeg_component_info &component)
{
    return component.DCT_scaled_size;
}

int smallestSide(const jpeg_decompress_struct &jpeg)
{
    return jpeg.min_DCT_scaled_size;
}
#endif

/// One file on its way through libjpeg, which reports errors by a jump: nothing here
/// is constructed or destroyed between setjmp() and there.
class Session {
public:
    enum class Outcome { Decoded, OtherColors, TooManyScans, Damaged };

    Session(const std::vector<QByteArrayView> &parts, JpegPlanes &planes)
        : m_parts(parts)
        , m_planes(planes)
    {
        m_jpeg.err = jpeg_std_error(&m_errors);
        m_errors.error_exit = [](j_common_ptr jpeg) { std::longjmp(of(jpeg).m_jump, 1); };
        m_errors.emit_message = [](j_common_ptr, int) {};
        m_errors.output_message = [](j_common_ptr) {};
        m_progress.progress_monitor = [](j_common_ptr jpeg) { of(jpeg).countScans(); };
        m_source.init_source = [](j_decompress_ptr) {};
        m_source.fill_input_buffer = [](j_decompress_ptr jpeg) { return of(jpeg).nextPart(); };
        m_source.skip_input_data = [](j_decompress_ptr jpeg, long bytes) { of(jpeg).skip(bytes); };
        m_source.resync_to_restart = jpeg_resync_to_restart;
        m_source.term_source = [](j_decompress_ptr) {};
    }
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    ~Session() { jpeg_destroy_decompress(&m_jpeg); }

    Outcome decode(QSize size, int eighths)
    {
        if (setjmp(m_jump) != 0)
            return m_tooManyScans ? Outcome::TooManyScans : Outcome::Damaged;
        m_jpeg.client_data = this;
        jpeg_create_decompress(&m_jpeg);
        m_jpeg.src = &m_source;
        m_jpeg.progress = &m_progress;
        jpeg_read_header(&m_jpeg, TRUE);
        // What was checked against the limits is what is decoded.
        if (int(m_jpeg.image_width) != size.width() || int(m_jpeg.image_height) != size.height())
            return Outcome::Damaged;
        m_jpeg.scale_num = unsigned(eighths);
        m_jpeg.scale_denom = 8;
        m_jpeg.raw_data_out = TRUE;
        m_jpeg.do_block_smoothing = FALSE;  // scans that were left out are not missing
        jpeg_calc_output_dimensions(&m_jpeg);
        if (!describe())
            return Outcome::OtherColors;
        jpeg_start_decompress(&m_jpeg);
        readRows();
        return Outcome::Decoded;
    }

    const Picture &picture() const { return m_picture; }

private:
    static Session &of(j_common_ptr jpeg) { return *static_cast<Session *>(jpeg->client_data); }
    static Session &of(j_decompress_ptr jpeg) { return *static_cast<Session *>(jpeg->client_data); }

    /// Makes the picture and room for it; false if its planes are not what a Picture has.
    bool describe()
    {
        const bool isGrey = m_jpeg.jpeg_color_space == JCS_GRAYSCALE && m_jpeg.num_components == 1;
        const bool isYCbCr = m_jpeg.jpeg_color_space == JCS_YCbCr && m_jpeg.num_components == 3;
        if (!isGrey && !isYCbCr)
            return false;
        m_picture.colors = isGrey ? Picture::Colors::Grey : Picture::Colors::YCbCr;
        m_picture.width = double(m_jpeg.image_width) * m_jpeg.scale_num / m_jpeg.scale_denom;
        m_picture.height = double(m_jpeg.image_height) * m_jpeg.scale_num / m_jpeg.scale_denom;
        const int least = smallestSide(m_jpeg);
        const int mostAcross = m_jpeg.max_h_samp_factor * least;
        const int mostDown = m_jpeg.max_v_samp_factor * least;
        for (int i = 0; i < m_jpeg.num_components; ++i) {
            const jpeg_component_info &component = m_jpeg.comp_info[i];
            const int across = component.h_samp_factor * side(component);
            const int down = component.v_samp_factor * side(component);
            if (mostAcross % across != 0 || mostDown % down != 0 || down > mostRows)
                return false;
            Plane &plane = m_picture.planes[std::size_t(i)];
            plane.spacing = {mostAcross / across, mostDown / down};
            plane.size = {int(component.downsampled_width), int(component.downsampled_height)};
            // Whole blocks, and whole rows of MCUs.
            plane.stride = std::ptrdiff_t(component.width_in_blocks) * side(component);
            const std::size_t units =
                (m_jpeg.image_height - 1) / unsigned(8 * m_jpeg.max_v_samp_factor) + 1;
            plane.samples = m_samples[i] =
                m_planes.allocate(i, std::size_t(plane.stride), units * std::size_t(down));
        }
        return true;
    }

    void readRows()
    {
        while (m_jpeg.output_scanline < m_jpeg.output_height) {
            for (int i = 0; i < m_jpeg.num_components; ++i) {
                const jpeg_component_info &component = m_jpeg.comp_info[i];
                m_rowsOf[i] = m_rows[i];
                for (int row = 0; row < component.v_samp_factor * side(component); ++row) {
                    m_rows[i][row] = m_samples[i];
                    m_samples[i] += m_picture.planes[std::size_t(i)].stride;
                }
            }
            jpeg_read_raw_data(&m_jpeg, m_rowsOf,
                               unsigned(m_jpeg.max_v_samp_factor * smallestSide(m_jpeg)));
        }
    }

    void countScans()
    {
        if (m_jpeg.input_scan_number <= maxJpegScans)
            return;
        m_tooManyScans = true;
        std::longjmp(m_jump, 1);
    }

    boolean nextPart()
    {
        static const JOCTET endOfImage[] = {0xFF, JPEG_EOI};
        if (m_nextPart < m_parts.size()) {
            const QByteArrayView part = m_parts[m_nextPart++];
            m_source.next_input_byte = reinterpret_cast<const JOCTET *>(part.data());
            m_source.bytes_in_buffer = std::size_t(part.size());
        } else {
            m_source.next_input_byte = endOfImage;
            m_source.bytes_in_buffer = sizeof endOfImage;
        }
        return TRUE;
    }

    void skip(long bytes)
    {
        while (bytes > 0 && std::size_t(bytes) > m_source.bytes_in_buffer) {
            bytes -= long(m_source.bytes_in_buffer);
            if (m_nextPart == m_parts.size())
                bytes = 0;  // behind the end
            nextPart();
        }
        if (bytes > 0) {
            m_source.next_input_byte += bytes;
            m_source.bytes_in_buffer -= std::size_t(bytes);
        }
    }

    const std::vector<QByteArrayView> &m_parts;
    std::size_t m_nextPart = 0;
    JpegPlanes &m_planes;
    Picture m_picture;
    bool m_tooManyScans = false;
    std::jmp_buf m_jump {};
    jpeg_decompress_struct m_jpeg {};
    jpeg_error_mgr m_errors {};
    jpeg_progress_mgr m_progress {};
    jpeg_source_mgr m_source {};
    std::uint8_t *m_samples[3] = {};  ///< where each plane's next row goes
    JSAMPROW m_rows[3][mostRows] = {};
    JSAMPARRAY m_rowsOf[3] = {};
};

}  // namespace

Result<std::optional<Picture>> decodeWithLibjpeg(QByteArrayView bytes, QSize size, int eighths,
                                                 JpegPlanes &planes)
{
    const auto parts = neededParts(bytes, eighths);
    Session session(parts, planes);
    switch (session.decode(size, eighths)) {
    case Session::Outcome::Decoded: return std::optional(session.picture());
    case Session::Outcome::OtherColors: return std::optional<Picture>();
    case Session::Outcome::TooManyScans:
        return {Error::Code::UnsupportedFormat,
                QStringLiteral("The JPEG file draws its picture in more than %1 scans "
                               "(maxJpegScans); save it with another program.")
                    .arg(maxJpegScans)};
    case Session::Outcome::Damaged: break;
    }
    return undecodable();
}

}  // namespace classiscope
