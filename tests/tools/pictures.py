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


class BitWriter:
    """Bits to bytes; the first bit is the highest (JPEG) or the lowest (WebP) of its byte."""

    def __init__(self, highest_first):
        self._highest_first = highest_first
        self._bits = []

    def write(self, value, count):
        bits = [value >> at & 1 for at in range(count)]
        self._bits += reversed(bits) if self._highest_first else bits

    def bytes(self, padding=0):
        bits = self._bits + [padding] * (-len(self._bits) % 8)
        order = range(7, -1, -1) if self._highest_first else range(8)
        return bytes(
            sum(bit << shift for bit, shift in zip(bits[at : at + 8], order))
            for at in range(0, len(bits), 8)
        )


# A Huffman table for the differences' sizes 0 to 11: twelve codes of four bits.
DC_SIZES = 12
DC_CODE_BITS = 4


def drawn_jpeg(seed, columns=40, rows=30):
    """A grey baseline JPEG of flat blocks, 8 x 8 pixels each (ITU-T T.81)."""
    chance = random.Random(seed)
    bits = BitWriter(highest_first=True)
    before = 0
    for _ in range(columns * rows):
        level = chance.randrange(-1000, 1000)
        difference, before = level - before, level
        size = abs(difference).bit_length()
        bits.write(size, DC_CODE_BITS)
        bits.write(difference if difference > 0 else difference + (1 << size) - 1, size)
        bits.write(0, 1)  # end of block, the only code of the other table

    def segment(marker, content):
        return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content

    def table(kind, code_counts, values):
        return segment(0xC4, bytes([kind]) + bytes(code_counts) + bytes(values))

    dc_counts = [0, 0, 0, DC_SIZES] + 12 * [0]
    return (
        b"\xff\xd8"
        + segment(0xDB, b"\0" + 64 * b"\1")
        + segment(0xC0, struct.pack(">BHHBBBB", 8, 8 * rows, 8 * columns, 1, 1, 0x11, 0))
        + table(0x00, dc_counts, range(DC_SIZES))
        + table(0x10, [1] + 15 * [0], [0])
        + segment(0xDA, b"\1\1\0\0\x3f\0")
        + bits.bytes(padding=1).replace(b"\xff", b"\xff\0")
        + b"\xff\xd9"
    )


def drawn_webp(seed, width=160, height=120):
    """A lossless WebP of two colours, a bit a pixel (RFC 9649, 3)."""
    chance = random.Random(seed)
    bits = BitWriter(highest_first=False)
    bits.write(width - 1, 14)
    bits.write(height - 1, 14)
    bits.write(0, 4)  # no alpha, version 0
    bits.write(0, 3)  # no transform, no colour cache, one set of prefix codes
    greens = sorted(chance.sample(range(256), 2))
    for symbols in (greens, [chance.randrange(256)], [chance.randrange(256)], [255], [0]):
        bits.write(1, 1)  # a simple code
        bits.write(len(symbols) - 1, 1)
        bits.write(1, 1)  # whose first symbol has eight bits
        for symbol in symbols:
            bits.write(symbol, 8)
    for _ in range(width * height):
        bits.write(chance.randrange(2), 1)
    content = b"\x2f" + bits.bytes()
    chunk = b"VP8L" + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk
