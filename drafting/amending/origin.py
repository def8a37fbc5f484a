"""The origin of words: for each block of a text, who put which passage there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafting.amending.redline import Change, RedBlock, redline
from drafting.amending.weave import Weave, Who


@dataclass(frozen=True, slots=True)
class Origin:
    """A block of the text as it stands, in passages; who wrote each, nobody being the first text."""

    division: str
    block: int
    alinea: int | None
    passages: tuple[tuple[str, Who], ...]


def origins(weave: Weave) -> Iterator[Origin]:
    """The origin of every block that stands, in order."""
    for red in redline(weave):
        if red.change is Change.REMOVED:
            continue
        standing = [block for block in red.blocks if block.change not in (Change.REMOVED, Change.MOVED_FROM)]
        alinea = 0
        for at, block in enumerate(standing):
            alinea += block.counts
            yield Origin(red.division.key, at, alinea if block.counts else None, tuple(_passages(block)))


def _passages(block: RedBlock) -> Iterator[tuple[str, Who]]:
    for segment in block.segments:
        if segment.change is not Change.REMOVED and not segment.is_pilcrow:
            yield segment.source, segment.by
