"""Passages: the runs of blocks of a division that edits change, each with the blocks that come of it.

Between two passages every block is as it was, so that each can be told alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafting.amending.apply import apply_inside
from drafting.amending.edits import Splice
from drafting.text.blocks import Block
from drafting.text.model import Division


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks `low:high` of the division before become `start:end` of the one after; by these edits."""

    low: int
    high: int
    start: int
    end: int
    splices: tuple[Splice, ...] = ()


def passages(before: Division, after: Division, splices: Sequence[Splice]) -> Iterator[Passage]:
    """What edits of one division change, in order."""
    at = to = 0
    for low, high, own in _runs(splices):
        yield from _raised(before.blocks, after.blocks, at, low, to)
        to += low - at
        size = len(apply_inside(before.blocks[low:high], [_moved(splice, -low) for splice in own]))
        yield Passage(low, high, to, to + size, tuple(own))
        at, to = high, to + size
    yield from _raised(before.blocks, after.blocks, at, len(before.blocks), to)


def _raised(before: Sequence[Block], after: Sequence[Block], low: int, high: int, start: int) -> Iterator[Passage]:
    """Blocks that no edit names but whose level changes with what stood above them."""
    for n, block in enumerate(before[low:high]):
        if block != after[start + n]:
            yield Passage(low + n, low + n + 1, start + n, start + n + 1)


def _runs(splices: Sequence[Splice]) -> Iterator[tuple[int, int, list[Splice]]]:
    """Edits that need one block together, with the blocks they need."""
    low = high = 0
    own: list[Splice] = []
    for splice in splices:
        first, last = splice.start[0] - splice.joins, splice.end[0] + (splice.end[1] > 0)
        if own and first >= high:
            yield low, high, own
            own = []
        low, high = (min(low, first), max(high, last)) if own else (max(0, first), last)
        own.append(splice)
    if own:
        yield low, high, own


def _moved(splice: Splice, by: int) -> Splice:
    start, end = ((block + by, offset) for block, offset in (splice.start, splice.end))
    return replace(splice, start=start, end=end)
