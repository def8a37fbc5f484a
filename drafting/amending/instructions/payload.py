"""Payloads: the alinéas that an instruction quotes whole, as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafting.text import inline
from drafting.text.blocks import Block, Kind, heading, item, paragraph, parse_blocks

_LINE = re.compile(r"(?P<indent> *)(?:(?P<item>- )|(?P<heading>#{1,6}) )?(?P<words>.*)", re.DOTALL)
_INDENT = 2  # blanks a level, as in a file


def blocks_from(lines: Iterable[str], like: Sequence[Block] = ()) -> tuple[Block, ...]:
    """The blocks that lines of canonical Markdown are, each read alone.

    Those that stand for items (`like`) without a single mark of their own are items of the same
    level: a clerk quotes words, and not bullets.
    """
    found = [block for line in lines if (block := _block(line)).source]
    if any(block.kind is not Kind.PARAGRAPH or block.level for block in found):
        return tuple(found)
    if {block.kind for block in like} != {Kind.ITEM}:
        return tuple(found)
    padded = [*like, *[like[-1]] * len(found)]
    return tuple(replace(block, kind=Kind.ITEM, level=old.level) for block, old in zip(found, padded, strict=False))


def _block(line: str) -> Block:
    if line.lstrip().startswith("|") and (table := parse_blocks(line)):
        return table[0]
    parts = _LINE.fullmatch(line)
    assert parts  # it takes any line
    level = len(parts["indent"]) // _INDENT
    source = inline.write(inline.read(parts["words"].strip()))
    if parts["heading"]:
        return heading(source, len(parts["heading"]))
    return item(source, level + 1) if parts["item"] else paragraph(source, level)
