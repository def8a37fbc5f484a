"""Edits: the changes an amendment makes, in the coordinates of the text it was written for.

A division is a run of tokens: each block is a mark (what it is) and its words. A position is a
pair (block, offset): offset 0 is before the mark, 1 before the first word. Pairs compare as they
stand in the file, and (3, the end) is not (4, 0): words added to alinéa 3 and an alinéa added
after it are at different places.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from drafting.errors import AlineaError
from drafting.text.blocks import Block, blocks_of, is_mark, is_odd
from drafting.text.model import Division

Position: TypeAlias = tuple[int, int]


class BadEdit(AlineaError, ValueError):
    """A stored edit that cannot be read."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(repr(value)[:200])


@dataclass(frozen=True, slots=True)
class Splice:
    """Tokens from `start` to `end` give way to others; where none does, it is an insertion."""

    division: str
    start: Position
    end: Position
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def inserts(self) -> bool:
        """Whether nothing gives way."""
        return self.start == self.end

    @property
    def joins(self) -> bool:
        """Whether a mark goes and none comes, so that what follows stands in the block before."""
        return self.start[1] == 0 and self.end[1] > 0 and not (self.new and is_mark(self.new[0]))

    @property
    def span(self) -> tuple[Position, Position]:
        """The places it needs to itself: to join blocks is also to need the seam between them."""
        return ((self.start[0] - 1, sys.maxsize) if self.joins else self.start), self.end

    @property
    def in_words(self) -> bool:
        """Whether only words of one block change, no mark."""
        return self.start[1] > 0 and not any(map(is_mark, self.old)) and not any(map(is_mark, self.new))

    @property
    def in_blocks(self) -> bool:
        """Whether whole blocks change, from before a mark to before a mark."""
        return self.start[1] == 0 and self.end[1] == 0

    @property
    def old_blocks(self) -> list[Block]:
        """The blocks that give way, of a change in whole blocks."""
        return blocks_of(self.old)

    @property
    def new_blocks(self) -> list[Block]:
        """The blocks that come instead, of a change in whole blocks."""
        return blocks_of(self.new)

    def to_json(self) -> dict[str, Any]:
        """A plain value; `from_json` reads it."""
        place = {"in": self.division, "from": list(self.start), "to": list(self.end)}
        return {"edit": "splice", **place, "old": list(self.old), "new": list(self.new)}


@dataclass(frozen=True, slots=True)
class AddDivision:
    """A new article, measure or annex."""

    added: Division

    @property
    def division(self) -> str:
        """Its identity."""
        return self.added.key

    def to_json(self) -> dict[str, Any]:
        """A plain value; `from_json` reads it."""
        return {"edit": "add", **_division_to_json(self.added)}


@dataclass(frozen=True, slots=True)
class DropDivision:
    """An article, measure or annex goes, whole."""

    dropped: Division

    @property
    def division(self) -> str:
        """Its identity."""
        return self.dropped.key

    def to_json(self) -> dict[str, Any]:
        """A plain value; `from_json` reads it."""
        return {"edit": "drop", **_division_to_json(self.dropped)}


@dataclass(frozen=True, slots=True)
class MoveDivision:
    """An article or measure takes another place in its series."""

    division: str
    old: str
    new: str

    def to_json(self) -> dict[str, Any]:
        """A plain value; `from_json` reads it."""
        return {"edit": "move", "in": self.division, "old": self.old, "new": self.new}


Edit: TypeAlias = Splice | AddDivision | DropDivision | MoveDivision
Edits: TypeAlias = tuple[Edit, ...]

_RANK = {MoveDivision: 0, DropDivision: 1, AddDivision: 2, Splice: 3}


def canonical(edits: Iterable[Edit]) -> Edits:
    """Edits in their one order: by division, then as they stand in the file."""
    return tuple(sorted(edits, key=_order))


def _order(edit: Edit) -> tuple[Any, ...]:
    span = (edit.start, edit.end) if isinstance(edit, Splice) else ()
    return edit.division, _RANK[type(edit)], span


def told(key: str, at: Position, old: Sequence[str], new: Sequence[str], *, closes: bool) -> Iterator[Splice]:
    """One change after position `at` as splices: words, and whole blocks apart from them.

    `closes` says that it runs to the end of a block, so that blocks in it come or go whole.
    """
    cut, come = (next((n for n, token in enumerate(side) if is_mark(token)), None) for side in (old, new))
    if not closes and (cut is None or come is None):
        cut, come = len(old), len(new)
    before, after = tuple(old[:cut]), tuple(new[:come])
    if before or after:
        begin = (at[0] + 1, 0) if before and is_mark(before[0]) else at
        at = passed(at, before)
        yield Splice(key, begin, at, before, after)
    gone, come_in = tuple(old[len(before) :]), tuple(new[len(after) :])
    if gone or come_in:
        begin, (block, offset) = (at[0] + 1, 0), passed(at, gone)
        yield Splice(key, begin, (block + 1, 0) if closes else (block, offset), gone, come_in)


def apart(splices: Iterable[Splice]) -> Iterator[Splice]:
    """Splices in order, those that insert at one point as one."""
    last: Splice | None = None
    for splice in splices:
        if last and last.inserts and splice.inserts and last.start == splice.start:
            last = replace(last, new=last.new + splice.new)
            continue
        if last:
            yield last
        last = splice
    if last:
        yield last


def passed(at: Position, tokens: Sequence[str]) -> Position:
    """The position after some tokens that stand at a position."""
    block, offset = at
    marks = [n for n, token in enumerate(tokens) if token[:1] == "\n" and is_mark(token)]
    return (block + len(marks), len(tokens) - marks[-1]) if marks else (block, offset + len(tokens))


def from_json(value: dict[str, Any]) -> Edit:
    """The edit of a plain value; raises `BadEdit`."""
    try:
        return _read(value)
    except (KeyError, TypeError, ValueError) as problem:
        raise BadEdit(value) from problem


def _read(value: dict[str, Any]) -> Edit:
    match value["edit"]:
        case "splice":
            (b1, o1), (b2, o2) = value["from"], value["to"]
            old, new = tuple(map(str, value["old"])), tuple(map(str, value["new"]))
            if any(map(is_odd, new)):
                raise ValueError(value["new"])
            return Splice(str(value["in"]), (int(b1), int(o1)), (int(b2), int(o2)), old, new)
        case "add":
            return AddDivision(_division_from_json(value))
        case "drop":
            return DropDivision(_division_from_json(value))
        case "move":
            return MoveDivision(str(value["in"]), str(value["old"]), str(value["new"]))
    raise ValueError(value["edit"])


def _division_to_json(division: Division) -> dict[str, Any]:
    return {"path": division.path, "blocks": [block.to_json() for block in division.blocks]}


def _division_from_json(value: dict[str, Any]) -> Division:
    return Division.at(value["path"], (Block.from_json(block) for block in value["blocks"]))
