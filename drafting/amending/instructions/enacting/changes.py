"""Changes: what operations do to blocks and words, before it is told as edits of one layer."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from drafting.amending.compare import compare_blocks
from drafting.amending.edits import AddDivision, DropDivision, Edit, Edits, MoveDivision, Splice, apart, canonical
from drafting.amending.instructions.enacting import rewording
from drafting.amending.instructions.enacting.rewording import Rewording
from drafting.amending.instructions.spacing import is_french
from drafting.text.blocks import Block, tokens_of
from drafting.text.model import Division, Text


@dataclass(frozen=True, slots=True)
class Words:
    """New words for a passage of a block."""

    division: str
    what: Rewording


@dataclass(frozen=True, slots=True)
class Blocks:
    """Blocks from `first` to before `last` give way to others."""

    division: str
    first: int
    last: int
    new: tuple[Block, ...] = ()


Change: TypeAlias = Words | Blocks | AddDivision | DropDivision | MoveDivision
Point: TypeAlias = tuple[int, int]


def crosses(one: Change, other: Change) -> bool:
    """Whether two changes need the same place; the same change said twice is one."""
    if one.division != other.division or (one == other and not _inserts(one)):
        return False
    kinds = {type(one), type(other)}
    if MoveDivision in kinds:
        return len(kinds) == 1 or DropDivision in kinds
    (a, b), (c, d) = _span(one), _span(other)
    return a < d and c < b


def _inserts(change: Change) -> bool:
    start, end = _span(change)
    return start == end


def _span(change: Change) -> tuple[Point, Point]:
    """The place a change needs: block and letter, before the first letter the block's own beginning."""
    if isinstance(change, Words):
        return (change.what.block, 1 + change.what.start), (change.what.block, 1 + change.what.end)
    if isinstance(change, Blocks):
        return (change.first, 0), (change.last, 0)
    return (-1, 0), (sys.maxsize, 0)


def told(base: Text, changes: Iterable[Change]) -> Edits:
    """Changes that don't cross, in the order of the instruction, as edits of one layer."""
    inside: dict[str, list[Words | Blocks]] = defaultdict(list)
    whole: list[Edit] = []
    said: set[Change] = set()
    for change in changes:
        if change in said and not _inserts(change):
            continue
        said.add(change)
        if isinstance(change, (Words, Blocks)):
            inside[change.division].append(change)
        else:
            whole.append(change)
    found = [splice for key, own in inside.items() for splice in _splices(base[key], own)]
    return canonical([*whole, *found])


def _splices(division: Division, changes: Sequence[Words | Blocks]) -> Iterator[Splice]:
    """The splices inside one division, those at one point in the order of the instruction."""
    found: list[tuple[int, Splice]] = []
    by_block: dict[int, list[tuple[int, Rewording]]] = defaultdict(list)
    for order, change in enumerate(changes):
        if isinstance(change, Blocks):
            found += [(order, splice) for splice in _of_blocks(division, change)]
        else:
            by_block[change.what.block].append((order, change.what))
    for number, own in by_block.items():
        own.sort(key=lambda pair: (pair[1].start, pair[1].end))
        block, french = division.blocks[number], is_french(division.blocks)
        spliced = rewording.splices(division.key, block, [what for _, what in own], french=french)
        found += [(own[0][0], splice) for splice in spliced]
    found.sort(key=lambda pair: (pair[1].start, pair[1].end, pair[0]))
    yield from apart(splice for _, splice in found)


def _of_blocks(division: Division, change: Blocks) -> Iterator[Splice]:
    """Blocks that come, that go, or that are written anew: then what a person would have marked."""
    old = division.blocks[change.first : change.last]
    if not old or not change.new:
        yield Splice(
            division.key, (change.first, 0), (change.last, 0), tuple(tokens_of(old)), tuple(tokens_of(change.new))
        )
        return
    for splice in compare_blocks(division.key, old, change.new):
        start, end = ((at[0] + change.first, at[1]) for at in (splice.start, splice.end))
        yield replace(splice, start=start, end=end)
