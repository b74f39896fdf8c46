# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures for tests: a folder's photos, or drawn ones where there are none."""

import os
import random
import struct
import zlib

TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".bmp": "image/bmp",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}


def media_type(name):
    return TYPES.get(os.path.splitext(name)[1].lower())


def photos_below(folder):
    """Paths of all pictures in a folder and below it, sorted."""
    return sorted(
        os.path.join(where, name)
        for where, _, names in os.walk(folder)
        for name in names
        if media_type(name)
    )


def png(width, height, pixel):
    """PNG bytes; `pixel(x, y)` gives (red, green, blue), each 0 to 255."""

    def chunk(kind, content):
        body = kind + content
        return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))

    rows = b"".join(
        b"\0" + b"".join(bytes(pixel(x, y)) for x in range(width)) for y in range(height)
    )
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def drawn_png(seed, width=320, height=240):
    """A disc on a gradient, another one for each seed."""
    chance = random.Random(seed)
    ground = [chance.randrange(256) for _ in range(3)]
    disc = tuple(chance.randrange(256) for _ in range(3))
    centre_x, centre_y = chance.randrange(width), chance.randrange(height)
    radius = chance.randrange(height // 8, height // 2)

    def pixel(x, y):
        if (x - centre_x) ** 2 + (y - centre_y) ** 2 < radius**2:
            return disc
        return tuple((part + 160 * x // width) % 256 for part in ground)

    return png(width, height, pixel)
