"""Operations on whole alinéas, headings and divisions, as changes of blocks."""

from __future__ import annotations

from itertools import pairwise

from drafting.amending.edits import AddDivision, DropDivision, MoveDivision
from drafting.amending.instructions.enacting import sentences
from drafting.amending.instructions.enacting.changes import Blocks, Change
from drafting.amending.instructions.enacting.setting import Setting
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Edge,
    InsertBeside,
    Move,
    NewDivision,
    Redraft,
    Side,
)
from drafting.amending.instructions.payload import blocks_from
from drafting.amending.instructions.places import Located, phrase
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.text.blocks import Block, Kind
from drafting.text.model import Division
from drafting.text.prefixes import NoPrefixBetween, between
from drafting.text.slugs import slug


def add(operation: Add, setting: Setting) -> list[Change]:
    """Alinéas at the beginning (after a title) or the end of a place."""
    located, new = setting.locate(operation.place), blocks_from(operation.new)
    if located.narrowed:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place))
    if operation.edge is Edge.END:
        return [Blocks(located.division.key, last, last, new) for _, last in located.runs[-1:]]
    if not located.is_whole:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place))
    first = _after_title(located.division)
    return [Blocks(located.division.key, first, first, new)]


def insert_beside(operation: InsertBeside, setting: Setting) -> list[Change]:
    """Alinéas before or after alinéas: after headings that precede, before headings that follow."""
    located = setting.locate(operation.place)
    if located.narrowed:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place))
    at = located.runs[0][0] if operation.side is Side.BEFORE else located.runs[-1][1]
    if located.is_whole and operation.side is Side.BEFORE:
        at = _after_title(located.division)
    return [Blocks(located.division.key, at, at, blocks_from(operation.new))]


def _after_title(division: Division) -> int:
    """Where the first alinéa of a division is, or would be."""
    return int(bool(division.blocks) and division.blocks[0].kind is Kind.HEADING)


def redraft(operation: Redraft, setting: Setting) -> list[Change]:
    """Alinéas, sentences, a heading or all of a division written anew."""
    located = setting.locate(operation.place)
    if located.narrowed:
        return sentences.redraft(located, operation.new)
    key = located.division.key
    if operation.place.heading:
        return [Blocks(key, *located.runs[0], _headings(operation, located))]
    if located.is_whole:
        new = blocks_from(operation.new)
        titled = bool(new) and new[0].kind is Kind.HEADING
        return [Blocks(key, 0 if titled else _after_title(located.division), len(located.blocks), new)]
    return [Blocks(key, *run, new) for run, new in _shared_out(operation, located)]


def _headings(operation: Redraft, located: Located) -> tuple[Block, ...]:
    """New headings, of the level of the old where none is told."""
    level = located.blocks[located.runs[0][0]].level
    new = blocks_from(operation.new)
    return tuple(block if block.kind is Kind.HEADING else Block(Kind.HEADING, level, block.source) for block in new)


def _shared_out(operation: Redraft, located: Located) -> list[tuple[tuple[int, int], tuple[Block, ...]]]:
    """Which new alinéas stand for which run of old ones: all for one run, or as many for as many."""
    runs, blocks = located.runs, located.blocks
    if all(not any(block.counts for block in blocks[one[1] : other[0]]) for one, other in pairwise(runs)):
        first, last = runs[0][0], runs[-1][1]
        return [((first, last), blocks_from(operation.new, like=blocks[first:last]))]
    counts = [sum(block.counts for block in located.blocks[first:last]) for first, last in located.runs]
    if sum(counts) != len(operation.new):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place), sum(counts))
    out, at = [], 0
    for (first, last), count in zip(located.runs, counts, strict=True):
        lines = operation.new[at : at + count]
        out.append(((first, last), blocks_from(lines, like=located.blocks[first:last])))
        at += count
    return out


def delete(operation: Delete, setting: Setting) -> list[Change]:
    """Alinéas, sentences, a heading or a whole division go."""
    located = setting.locate(operation.place)
    if located.narrowed:
        return sentences.delete(located)
    if located.is_whole:
        return [DropDivision(located.division)]
    return [Blocks(located.division.key, first, last) for first, last in located.runs]


def new_division(operation: NewDivision, setting: Setting) -> list[Change]:
    """A new article or measure beside another, named after its heading or its first words."""
    located, blocks = setting.locate(operation.place), blocks_from(operation.new)
    beside = located.division
    if not (blocks and located.is_whole and beside.numbered):
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place) or beside.key)
    title = next((block.text for block in blocks if block.kind is Kind.HEADING), blocks[0].text)
    prefix = _prefix(beside, operation.side, setting)
    added = AddDivision(Division(beside.folder, prefix, _unused(slug(title), beside.folder, setting), blocks))
    setting.placed.append(added)
    return [added]


def _unused(name: str, folder: str, setting: Setting) -> str:
    """A name that no division of the folder has, nor one that was added before."""
    used = {d.key for d in setting.base.divisions} | {one.division for one in setting.placed}
    names = (name, *(f"{name}-{n}" for n in range(2, len(used) + 3)))
    return next(one for one in names if f"{folder}/{one}" not in used)


def _prefix(beside: Division, side: Side, setting: Setting) -> str:
    """A prefix right before or after a division, and after those that were put there before."""
    series = [division.prefix for division in setting.base.series(beside.folder)]
    at = series.index(beside.prefix) + (side is Side.AFTER)
    low, high = (series[at - 1] if at else ""), (series[at] if at < len(series) else "")
    placed = [one.added.prefix if isinstance(one, AddDivision) else one.new for one in setting.placed_in(beside.folder)]
    low = max([low, *(prefix for prefix in placed if low < prefix and (not high or prefix < high))])
    try:
        return between(low, high)
    except NoPrefixBetween as problem:
        raise CannotBeDone(Why.NO_SUCH_PLACE, beside.key) from problem


def move(operation: Move, setting: Setting) -> list[Change]:
    """Alinéas or a division take another place."""
    located, beside = setting.locate(operation.place), setting.locate(operation.beside)
    if located.narrowed or beside.narrowed or located.is_whole != beside.is_whole:
        raise CannotBeDone(Why.NOT_UNDERSTOOD, phrase(operation.place))
    if located.is_whole:
        return [_moved(located.division, beside.division, operation.side, setting)]
    blocks = tuple(block for first, last in located.runs for block in located.blocks[first:last])
    at = beside.runs[0][0] if operation.side is Side.BEFORE else beside.runs[-1][1]
    gone: list[Change] = [Blocks(located.division.key, first, last) for first, last in located.runs]
    return [*gone, Blocks(beside.division.key, at, at, blocks)]


def _moved(division: Division, beside: Division, side: Side, setting: Setting) -> Change:
    if not division.numbered or division.folder != beside.folder:
        raise CannotBeDone(Why.NO_SUCH_PLACE, beside.key)
    moved = MoveDivision(division.key, division.prefix, _prefix(beside, side, setting))
    setting.placed.append(moved)
    return moved
