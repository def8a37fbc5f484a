"""Describing: edits told as the operations that a clerk would have dictated.

Every change is told with the fewest words that say it and say where. What words cannot tell (a
table, a list level, alinéas joined or split) is written anew, whole.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import TypeAlias

from drafting.amending.apply import apply
from drafting.amending.edits import DropDivision, Edits, Splice
from drafting.amending.instructions.describing.blocks import Setting, tell_blocks
from drafting.amending.instructions.describing.divisions import arrivals, place_of
from drafting.amending.instructions.describing.lines import Line
from drafting.amending.instructions.describing.passages import Passage, passages
from drafting.amending.instructions.describing.words import Hunk, tell
from drafting.amending.instructions.operations import Delete, Insert, Operation, Replace, Side
from drafting.text.blocks import Kind
from drafting.text.labels import Labels
from drafting.text.model import Text
from drafting.text.words import plain_text


class Grain(IntEnum):
    """How coarsely a change is told: each says more of the text than the one before."""

    WORDS = 0
    WIDER = 1
    ALINEAS = 2
    NEIGHBOURS = 3
    DIVISION = 4


# How coarsely to tell the change that begins at a block of a division; by words where it is not said.
Grains: TypeAlias = Mapping[tuple[str, int], Grain]


def describe(
    base: Text, edits: Edits, *, labels: Labels, within: str | None = None, grains: Grains | None = None
) -> tuple[Operation, ...]:
    """The operations that make edits of a base, in the order of the text.

    `within` is the division that the instruction is about, whose name is not repeated; `grains` tells
    some changes more coarsely. Raises `DoesNotFit` for edits of another text.
    """
    after = apply(base, edits)
    inside: dict[str, list[Splice]] = defaultdict(list)
    for edit in edits:
        if isinstance(edit, Splice):
            inside[edit.division].append(edit)
    dropped = {edit.division for edit in edits if isinstance(edit, DropDivision)}
    coming = arrivals(base, after, labels, within)
    out: list[Operation] = list(coming.get(("", Side.AFTER), ()))
    for division in base.divisions:
        place = place_of(division.key, base, labels, within)
        out += coming.get((division.key, Side.BEFORE), ())
        if division.key in dropped:
            out.append(Delete(place))
        elif own := inside.get(division.key):
            setting = Setting(base, division, after[division.key], place)
            out += together(list(_inside(setting, own, grains or {})))
        out += coming.get((division.key, Side.AFTER), ())
    return tuple(out)


def tellable(base: Text, edits: Edits) -> dict[tuple[str, int], Edits]:
    """The changes inside divisions that can be told one by one, as `grains` names them, with their edits."""
    after = apply(base, edits)
    found: dict[tuple[str, int], Edits] = {}
    for division in base.divisions:
        own = [edit for edit in edits if isinstance(edit, Splice) and edit.division == division.key]
        for passage in passages(division, after[division.key], own) if own else ():
            at = (division.key, passage.low)
            found[at] = found.get(at, ()) + passage.splices
    return found


def _inside(setting: Setting, splices: Sequence[Splice], grains: Grains) -> Iterator[Operation]:
    """The operations of what changes inside one division, in order."""
    waiting = deque(passages(setting.before, setting.after, splices))
    told: list[tuple[Passage, list[Operation]]] = []
    while waiting:
        passage = waiting.popleft()
        grain = grains.get((setting.before.key, passage.low), Grain.WORDS)
        operations = None if grain is Grain.DIVISION else _told(setting, passage, grain)
        while operations is None:
            wider = _with_neighbours(setting, passage, told, waiting)
            if wider == passage or grain is Grain.DIVISION:
                yield from setting.rewritten()
                return
            passage, operations = wider, setting.redrafted(wider)
        told.append((passage, operations))
    yield from (operation for _, operations in told for operation in operations)


def _told(setting: Setting, passage: Passage, grain: Grain) -> list[Operation] | None:
    """The operations of one passage; None where it takes its neighbours to tell it."""
    if grain < Grain.ALINEAS and (told := _in_words(setting, passage, wider=grain is Grain.WIDER)):
        return told
    return tell_blocks(setting, passage) if grain < Grain.NEIGHBOURS else None


def _in_words(setting: Setting, passage: Passage, *, wider: bool) -> list[Operation] | None:
    """The operations of words that change in one alinéa or heading."""
    place = setting.words(passage.low)
    if place is None or (passage.high - passage.low, passage.end - passage.start) != (1, 1):
        return None
    block, now = setting.before.blocks[passage.low], setting.after.blocks[passage.start]
    if block.mark != now.mark or block.kind is Kind.TABLE or not all(splice.in_words for splice in passage.splices):
        return None
    if any(plain_text(splice.old) == plain_text(splice.new) for splice in passage.splices):
        return None  # other marks on the same words: to be shown, not said
    hunks = [Hunk(splice.start[1] - 1, splice.end[1] - 1, splice.new) for splice in passage.splices]
    return tell(Line(place, block.words, setting.french), hunks, wider=wider) if hunks else None


def _with_neighbours(
    setting: Setting, passage: Passage, told: list[tuple[Passage, list[Operation]]], waiting: deque[Passage]
) -> Passage:
    """A passage from the alinéa before it to the one after it, with the passages that it then takes in."""
    last_block = len(setting.before.blocks)
    low = next((n for n in range(passage.low - 1, -1, -1) if n in setting.ranks), passage.low)
    high = next((n + 1 for n in range(passage.high, last_block) if n in setting.ranks), passage.high)
    first = last = passage
    while told and told[-1][0].high > low:
        first, _ = told.pop()
        low = min(low, first.low)
    while waiting and waiting[0].low < high:
        last = waiting.popleft()
        high = max(high, last.high)
    return Passage(low, high, first.start - (first.low - low), last.end + (high - last.high))


def together(operations: Sequence[Operation]) -> list[Operation]:
    """Operations of one division, what is done alike in several alinéas as one."""
    alinea: dict[Operation, list[tuple[int, int]]] = {}
    out: list[tuple[Operation, Operation]] = []
    for operation in operations:
        alike = _anywhere(operation)
        if alike is None:
            out.append((operation, operation))
        elif alike in alinea:
            alinea[alike] += operation.place.alineas
        else:
            alinea[alike] = list(operation.place.alineas)
            out.append((operation, alike))
    return [_at(operation, alinea.get(alike)) for operation, alike in out]


def _anywhere(operation: Operation) -> Operation | None:
    """An operation that could be done in several alinéas at once, without its alinéa."""
    place = operation.place
    if place.heading or place.sentences or not place.alineas or not isinstance(operation, (Replace, Insert, Delete)):
        return None
    quote = operation.old if isinstance(operation, Replace) else operation.at if isinstance(operation, Insert) else None
    if quote is not None and quote.times.rank is not None:
        return None
    return replace(operation, place=replace(place, alineas=()))


def _at(operation: Operation, alineas: list[tuple[int, int]] | None) -> Operation:
    """An operation in several alinéas, three in a row or more as a range."""
    if not alineas or isinstance(operation, Delete):  # headings between alinéas that go one by one stay
        return replace(operation, place=replace(operation.place, alineas=tuple(alineas))) if alineas else operation
    runs: list[list[int]] = []
    for rank, _ in alineas:
        if runs and rank == runs[-1][-1] + 1:
            runs[-1].append(rank)
        else:
            runs.append([rank])
    ranges = [span for run in runs for span in ([(run[0], run[-1])] if len(run) > 2 else [(n, n) for n in run])]
    return replace(operation, place=replace(operation.place, alineas=tuple(ranges)))
