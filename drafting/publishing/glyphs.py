"""Glyphs: which characters our fonts can print, read from the fonts themselves.

PDF/A forbids a character without a glyph, and citizens write emoji.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache, reduce
from pathlib import Path

from drafting.resources import resources

STAND_IN = "\ufffd"
# Selectors that choose between drawings of the character before them say nothing by themselves.
_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), 0x20E3)))
_FORMAT_BY_RANGE, _FORMAT_BY_GROUP = 4, 12


def printable(text: str) -> str:
    """A text with `STAND_IN` for what none of our fonts can print."""
    foreign = {char for char in set(text) - _covered() if not char.isspace()}
    if not foreign:
        return text
    return text.translate({ord(char): "" if char in _SELECTORS else STAND_IN for char in foreign})


@cache
def _covered() -> frozenset[str]:
    """The characters that every style has."""
    fonts = sorted((resources("templates") / "fonts").glob("*.ttf"))
    return reduce(frozenset.intersection, map(characters, fonts))


def characters(font: Path) -> frozenset[str]:
    """The characters that the `cmap` table of a TrueType font maps to a glyph."""
    data = font.read_bytes()
    (tables,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * n) for n in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", data, cmap + 2)
    offsets = {struct.unpack_from(">HHL", data, cmap + 4 + 8 * n)[2] for n in range(subtables)}
    return frozenset(chr(code) for offset in offsets for code in _codes(data, cmap + offset))


def _codes(data: bytes, at: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", data, at)
    if form == _FORMAT_BY_RANGE:
        (twice,) = struct.unpack_from(">H", data, at + 6)
        ends = struct.unpack_from(f">{twice // 2}H", data, at + 14)
        starts = struct.unpack_from(f">{twice // 2}H", data, at + 16 + twice)
        for start, end in zip(starts, ends, strict=True):
            yield from (code for code in range(start, end + 1) if code != 0xFFFF)
    elif form == _FORMAT_BY_GROUP:
        (groups,) = struct.unpack_from(">L", data, at + 12)
        for n in range(groups):
            start, end, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * n)
            yield from range(start, end + 1)
