"""The oracle: applying and merging edits straight from their definition, slowly and obviously.

A division is a row of slots: before every token a gap, before every mark but the first a seam:

    gap ¶ gap un gap mot gap   seam   gap ¶ gap deux gap …   gap

An edit *takes* the slots between its two gaps; one that joins two blocks takes the seam between
them too, and the gap behind it. An insertion takes nothing and stands in its gap. Two edits
collide when they take one slot, when one stands in a gap that the other takes, or when both stand
in one gap. What hangs together by colliding is a conflict; everything else is applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from drafting.amending.edits import AddDivision, DropDivision, Edit, MoveDivision, Splice
from drafting.text.blocks import Block, blocks_of, is_mark, tidy, tokens_of
from drafting.text.model import Division, Text


class Slot(NamedTuple):
    """A token, a gap or a seam of a division, named by its place."""

    what: str
    block: int
    offset: int


IDENTITY, PREFIX = Slot("identity", -1, 0), Slot("prefix", -1, 0)


def slots(blocks: Sequence[Block]) -> list[Slot]:
    """The row of slots of a division."""
    row: list[Slot] = []
    for at, block in enumerate(blocks):
        for offset in range(len(tokens_of([block]))):
            row += [Slot("gap", at, offset), Slot("token", at, offset)]
        row += [Slot("gap", at, len(tokens_of([block]))), Slot("seam", at + 1, 0)]
    return [*row, Slot("gap", len(blocks), 0)]


def takes(edit: Edit, base: Text) -> set[Slot]:
    """The slots an edit needs to itself."""
    match edit:
        case AddDivision():
            return {IDENTITY}
        case MoveDivision():
            return {PREFIX}
        case DropDivision(dropped):
            return {IDENTITY, PREFIX, *slots(dropped.blocks)}
    row = slots(base[edit.division].blocks)
    taken = set(row[row.index(Slot("gap", *edit.start)) + 1 : row.index(Slot("gap", *edit.end))])
    mark_goes = Slot("token", *edit.start) in taken and edit.start[1] == 0 and edit.end[1] > 0
    if mark_goes and not (edit.new and is_mark(edit.new[0])):
        taken |= {Slot("seam", edit.start[0], 0), Slot("gap", edit.start[0], 0)}
    return taken


def stands_in(edit: Edit) -> Slot | None:
    """The gap an insertion stands in."""
    return Slot("gap", *edit.start) if isinstance(edit, Splice) and edit.start == edit.end else None


def collide(one: Edit, other: Edit, base: Text) -> bool:
    """Whether two different edits cannot both be."""
    if one == other or one.division != other.division:
        return False
    ours, theirs = takes(one, base), takes(other, base)
    here, there = stands_in(one), stands_in(other)
    return bool(ours & theirs) or here in theirs or there in ours or (here is not None and here == there)


class Merged(NamedTuple):
    """What edits make together: the text, who wants each edit applied, and the conflicts."""

    text: Text
    applied: dict[Edit, frozenset[str]]
    conflicts: set[frozenset[tuple[Edit, frozenset[str]]]]


def merge(base: Text, contributions: Iterable[tuple[str, Iterable[Edit]]]) -> Merged:
    """Apply what collides with nothing; group the rest by who hangs together with whom."""
    wanted: dict[Edit, frozenset[str]] = {}
    for who, edits in contributions:
        for edit in edits:
            wanted[edit] = wanted.get(edit, frozenset()) | {who}
    groups = [{edit} for edit in wanted]
    for one in wanted:
        for other in wanted:
            if collide(one, other, base):
                mine, its = (next(group for group in groups if edit in group) for edit in (one, other))
                if mine is not its:
                    mine |= its
                    groups.remove(its)
    applied = {edit: wanted[edit] for group in groups if len(group) == 1 for edit in group}
    conflicts = {frozenset((edit, wanted[edit]) for edit in group) for group in groups if len(group) > 1}
    return Merged(apply(base, applied), applied, conflicts)


def apply(base: Text, edits: Iterable[Edit]) -> Text:
    """The text that edits which don't collide make of their base."""
    edits = list(edits)
    out = [added.added for added in edits if isinstance(added, AddDivision)]
    for division in base.divisions:
        own = [edit for edit in edits if edit.division == division.key]
        if not any(isinstance(edit, DropDivision) for edit in own):
            prefix = next((edit.new for edit in own if isinstance(edit, MoveDivision)), division.prefix)
            blocks = _apply_inside(division.blocks, [edit for edit in own if isinstance(edit, Splice)])
            out.append(Division(division.folder, prefix, division.slug, blocks))
    return Text(tuple(out))


def _apply_inside(blocks: Sequence[Block], edits: Sequence[Splice]) -> tuple[Block, ...]:
    """Walk the slots: in a gap say what is inserted there, at a token what replaces it, or the token."""
    tokens = {(at, n): token for at, block in enumerate(blocks) for n, token in enumerate(tokens_of([block]))}
    said: list[str] = []
    for what, block, offset in slots(blocks):
        place = (block, offset)
        if what == "gap":
            said += [token for edit in edits if edit.start == edit.end == place for token in edit.new]
        if what == "token":
            inside = [edit for edit in edits if edit.start <= place < edit.end]
            said += [token for edit in inside if edit.start == place for token in edit.new]
            said += [] if inside else [tokens[place]]
    return tidy(blocks_of(said))
