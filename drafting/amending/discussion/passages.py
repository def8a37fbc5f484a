"""Passages: places of a base as people point at them, "words 14 to 22 of alinéa 2"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafting.amending.edits import Position
from drafting.text import words as tokens
from drafting.text.blocks import Block
from drafting.text.model import Division

Ranks = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one alinéa, or whole alinéas, of a division; ranks from 1, ends included.

    `alineas` is None for a whole division, `words` where whole alinéas are meant. Of a point the
    last rank is one less than the first: it is before the first. In a heading, `alineas` is the
    point where it stands.
    """

    division: str
    alineas: Ranks | None = None
    words: Ranks | None = None
    heading: bool = False
    said: str = ""

    @property
    def is_point(self) -> bool:
        """Whether it is a place between words or alinéas, which says nothing."""
        ranks = self.words or (None if self.heading else self.alineas)
        return ranks is not None and ranks[1] < ranks[0]


def passage(division: Division, start: Position, end: Position) -> Passage:
    """What stands between two positions of a division; of several alinéas touched, all is meant."""
    (first, begin), (last, stop) = start, end
    if first == last and begin > 0:
        return _of_words(division, first, begin, stop)
    blocks = division.blocks[first : last + (stop > 0)]
    said = "\n\n".join(block.source for block in blocks)
    return Passage(division.key, _ranks(division, first, len(blocks)), heading=_is_heading(blocks), said=said)


def whole(division: Division) -> Passage:
    """A division, all of it."""
    return Passage(division.key, said="\n\n".join(block.source for block in division.blocks))


def _of_words(division: Division, at: int, begin: int, stop: int) -> Passage:
    block = division.blocks[at]
    said = tokens.join(block.words[begin - 1 : stop - 1]).strip()
    return Passage(division.key, _ranks(division, at, 1), (begin, stop - 1), _is_heading([block]), said)


def _is_heading(blocks: Sequence[Block]) -> bool:
    return bool(blocks) and not any(block.counts for block in blocks)


def _ranks(division: Division, at: int, count: int) -> Ranks:
    before = sum(block.counts for block in division.blocks[:at])
    return before + 1, before + sum(block.counts for block in division.blocks[at : at + count])
