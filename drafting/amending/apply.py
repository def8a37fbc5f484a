"""Applying edits: the text they make of the text they were written for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Position, Splice, canonical
from drafting.errors import AlineaError
from drafting.text.blocks import Block, blocks_of, is_mark, tidy, tokens_of
from drafting.text.model import Text


class DoesNotFit(AlineaError, ValueError):
    """An edit whose place does not say what the edit expects: it was written for another text."""

    def __init__(self, edit: Edit) -> None:
        self.edit = edit
        super().__init__(repr(edit)[:300])


def apply(base: Text, edits: Iterable[Edit]) -> Text:
    """The text that edits make of their base; raises `DoesNotFit`."""
    changed = {division.key: division for division in base.divisions}
    inside: dict[str, list[Splice]] = defaultdict(list)
    for edit in canonical(edits):
        match edit:
            case AddDivision(added):
                expect(added.key not in changed, edit)
                changed[added.key] = replace(added, blocks=tidy(added.blocks))
            case DropDivision(dropped):
                expect(changed.pop(dropped.key, None) == dropped, edit)
            case MoveDivision(key, old, new):
                expect(key in changed and changed[key].prefix == old, edit)
                changed[key] = replace(changed[key], prefix=new)
            case Splice():
                inside[edit.division].append(edit)
    for key, own in inside.items():
        expect(key in changed, own[0])
        changed[key] = replace(changed[key], blocks=apply_inside(changed[key].blocks, own))
    return Text(tuple(changed.values()))


def apply_inside(blocks: Sequence[Block], splices: Sequence[Splice]) -> tuple[Block, ...]:
    """The blocks that splices of one division, in order and disjoint, make of its blocks."""
    out: list[Block] = []
    at = 0
    for low, high, own in _regions(splices):
        expect(at <= low <= high <= len(blocks), own[0])
        out += blocks[at:low]
        run = _spliced(blocks[low:high], low, own)
        expect(not run or is_mark(run[0]), own[0])
        out += blocks_of(run)
        at = high
    return tidy([*out, *blocks[at:]])


def _regions(splices: Sequence[Splice]) -> Iterator[tuple[int, int, list[Splice]]]:
    """Runs of splices that share blocks, with the blocks each run needs."""
    low = high = 0
    own: list[Splice] = []
    for splice in splices:
        begin, end = _reach(splice)
        if own and begin < high:
            high = max(high, end)
        else:
            if own:
                yield low, high, own
            low, high, own = begin, end, []
        own.append(splice)
    if own:
        yield low, high, own


def _reach(splice: Splice) -> tuple[int, int]:
    (first, _), (last, after) = splice.start, splice.end
    return max(0, first - splice.joins), last + (after > 0)


def _spliced(blocks: Sequence[Block], low: int, splices: Iterable[Splice]) -> list[str]:
    run: list[str] = []
    starts = [0]
    for block in blocks:
        run += tokens_of([block])
        starts.append(len(run))
    out: list[str] = []
    at = 0
    for splice in splices:
        start, end = (_index(position, starts, low, splice) for position in (splice.start, splice.end))
        expect(at <= start <= end and tuple(run[start:end]) == splice.old, splice)
        out += run[at:start]
        out += splice.new
        at = end
    return [*out, *run[at:]]


def _index(position: Position, starts: Sequence[int], low: int, splice: Splice) -> int:
    block, offset = position[0] - low, position[1]
    expect(0 <= block < len(starts), splice)
    following = starts[min(block + 1, len(starts) - 1)]
    expect(starts[block] <= starts[block] + offset <= following, splice)
    return starts[block] + offset


@contextmanager
def fitting(edits: Iterable[Edit]) -> Iterator[None]:
    """Say that edits were written for another text, where what is asked of them is looked for in vain.

    Edits that a stranger's fact holds may name any place. Raises `DoesNotFit`.
    """
    try:
        yield
    except LookupError as problem:
        raise DoesNotFit(next(iter(edits))) from problem


def expect(fits: bool, edit: Edit) -> None:
    """Raise `DoesNotFit` unless the edit fits."""
    if not fits:
        raise DoesNotFit(edit)
