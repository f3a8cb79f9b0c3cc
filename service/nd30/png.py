"""The mean colour of a PNG image, of what is not transparent: enough to tell a blue signature from a red seal."""

import struct
import zlib
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_MOST_PIXELS: Final = 1_000_000
_CHANNELS: Final = {2: 3, 6: 4}  # RGB, RGBA; other kinds are not what signing software writes
_NEAR_WHITE: Final = 240


def mean_colour(content: bytes) -> str | None:
    """Six hex digits; None for an image that shows nothing or is of a kind that is not read."""
    header, data = _chunks(content)
    if len(header) != 13:
        return None
    width, height, depth, kind, _, _, interlaced = struct.unpack(">IIBBBBB", header)
    channels = _CHANNELS.get(kind)
    if channels is None or depth != 8 or interlaced or not 0 < width * height <= _MOST_PIXELS:
        return None
    size = (width * channels + 1) * height
    try:
        raw = zlib.decompressobj().decompress(data, size)
    except zlib.error:
        return None
    return _mean(_pixels(raw, width * channels, channels), channels) if len(raw) == size else None


def _chunks(content: bytes) -> tuple[bytes, bytes]:
    """The header and the compressed pixels."""
    header, data, at = b"", b"", len(_SIGNATURE)
    while content.startswith(_SIGNATURE) and at + 8 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name, body = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        header = body if name == b"IHDR" else header
        data += body if name == b"IDAT" else b""
        at += length + 12
    return header, data


def _pixels(raw: bytes, stride: int, channels: int) -> bytes:
    """The pixels without the filter that each row is written with (ISO/IEC 15948, 9.2)."""
    above = bytearray(stride)
    rows: list[bytearray] = []
    for start in range(0, len(raw), stride + 1):
        kind, row = raw[start], bytearray(raw[start + 1 : start + 1 + stride])
        for at in range(stride) if kind else ():
            left = row[at - channels] if at >= channels else 0
            corner = above[at - channels] if at >= channels else 0
            guess = (0, left, above[at], (left + above[at]) // 2, _nearest(left, above[at], corner))[kind]
            row[at] = (row[at] + guess) & 0xFF
        rows.append(row)
        above = row
    return b"".join(rows)


def _nearest(left: int, up: int, corner: int) -> int:
    """Of the three neighbours the one nearest to left + up - corner (Paeth)."""
    from_left, from_up, from_corner = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
    if from_left <= from_up and from_left <= from_corner:
        return left
    return up if from_up <= from_corner else corner


def _mean(pixels: bytes, channels: int) -> str | None:
    totals, count = [0, 0, 0], 0
    for at in range(0, len(pixels), channels):
        colour = pixels[at : at + 3]
        seen = pixels[at + 3] >= 128 if channels == 4 else min(colour) < _NEAR_WHITE
        if seen:
            count += 1
            for place in range(3):
                totals[place] += colour[place]
    return "".join(f"{total // count:02X}" for total in totals) if count else None
