#!/usr/bin/env python3
"""Draws the icon of the packages, icon.png beside this file: a kinked activation and the smooth one that follows it.

    python3 docs/icon/draw.py           draws it
    python3 docs/icon/draw.py --check   fails where the picture is not what this draws

Only + - * / and square roots are used, so that every machine draws the same pixels.
"""

import math
import struct
import sys
import zlib
from pathlib import Path

SIZE = 128
CORNER = 28  # radius
GROUND = (67, 56, 202)
KINKED = (255, 255, 255)
SMOOTH = (255, 176, 32)

LEFT, RIGHT = 20.0, 104.0  # where the curves begin and end
KINK = (62.0, 92.0)  # the origin of the curves
SCALE = 42.0  # pixels a unit
SLOPES = (0.1, 1.5)
KINKED_WIDTH, SMOOTH_WIDTH = 11.0, 8.0


def kinked(x):
    """leaky_relu."""
    return SLOPES[x > 0] * x


def smooth(x):
    """The parabola that has the value and the slope of the other at -1 and at 1, as sparse_plus has those of relu."""
    return SLOPES[0] * x + (SLOPES[1] - SLOPES[0]) * (x + 1) * (x + 1) / 4


def curve(function, points=96):
    """A function as a line through points of the picture."""
    xs = [LEFT + (RIGHT - LEFT) * i / points for i in range(points + 1)]
    xs = sorted(xs + [KINK[0]])
    return [(x, KINK[1] - SCALE * function((x - KINK[0]) / SCALE)) for x in xs]


def distance_to_line(x, y, line):
    return min(distance_to_segment(x, y, *a, *b) for a, b in zip(line, line[1:]))


def distance_to_segment(x, y, ax, ay, bx, by):
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = min(max(((x - ax) * dx + (y - ay) * dy) / length, 0), 1) if length else 0
    ex, ey = x - ax - t * dx, y - ay - t * dy
    return math.sqrt(ex * ex + ey * ey)


def distance_to_tile(x, y):
    """Negative inside the square with round corners."""
    inner = SIZE / 2 - CORNER
    dx, dy = max(abs(x - SIZE / 2) - inner, 0), max(abs(y - SIZE / 2) - inner, 0)
    return math.sqrt(dx * dx + dy * dy) - CORNER


def cover(distance):
    """How much of a pixel lies inside an edge that far from its middle."""
    return min(max(0.5 - distance, 0), 1)


def blend(under, over, share):
    return tuple(u + (o - u) * share for u, o in zip(under, over))


def rows():
    below, above = curve(kinked), curve(smooth)
    for j in range(SIZE):
        row = bytearray([0])  # no filter
        for i in range(SIZE):
            x, y = i + 0.5, j + 0.5
            colour = blend(GROUND, SMOOTH, cover(distance_to_line(x, y, above) - SMOOTH_WIDTH / 2))
            colour = blend(colour, KINKED, cover(distance_to_line(x, y, below) - KINKED_WIDTH / 2))
            row += bytes(int(channel + 0.5) for channel in (*colour, 255 * cover(distance_to_tile(x, y))))
        yield bytes(row)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def chunks(png):
    at = 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def main():
    file = Path(__file__).with_name("icon.png")
    pixels = b"".join(rows())
    header = struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0)  # 8 bits of red, green, blue and opacity
    if "--check" in sys.argv[1:]:
        # What is compressed, not how: that depends on the version of zlib.
        found = list(chunks(file.read_bytes()))
        data = b"".join(content for name, content in found if name == b"IDAT")
        sys.exit(0 if found[0] == (b"IHDR", header) and zlib.decompress(data) == pixels else f"{file} is not what {__file__} draws: draw it again.")
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(pixels, 9)) + chunk(b"IEND", b""))


main()
