// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/picture.h"

#include <memory>

namespace classiscope {

/// Room for a decoded JPEG's planes that is used again for the next picture.
/// Of a very large one only until release().
class JpegPlanes {
public:
    /// What release() keeps: pictures of some megapixels.
    static constexpr std::size_t keptBytes = 8 << 20;

    /// A plane's samples: rows of `stride` bytes; not initialised.
    std::uint8_t *allocate(int plane, std::size_t stride, std::size_t rows)
    {
        Room &room = m_rooms[std::size_t(plane)];
        // Its readers take some samples at a time, and some too many.
        constexpr std::size_t behind = 64;
        const std::size_t bytes = stride * rows + behind;
        if (room.bytes < bytes) {
            room = {};  // before the larger one comes
            room = {std::unique_ptr<std::uint8_t[]>(new std::uint8_t[bytes]), bytes};
        }
        return room.samples.get();
    }

    void release()
    {
        for (Room &room : m_rooms) {
            if (room.bytes > keptBytes)
                room = {};
        }
    }

private:
    struct Room {
        std::unique_ptr<std::uint8_t[]> samples;
        std::size_t bytes = 0;
    };

    std::array<Room, 3> m_rooms;
};

/// How large a component's blocks come out when a picture is decoded at `eighths` / 8:
/// `eighths`, but twice that where its samples stand for 2 x 2 pixels and there
/// are more to be had, as libjpeg does it.
inline int blockSide(int eighths, QSize spacing)
{
    return eighths < 8 && spacing == QSize(2, 2) ? 2 * eighths : eighths;
}

}  // namespace classiscope
