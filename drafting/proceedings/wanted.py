"""Wanted: what a row of a table wants changed, as edits: a passage written anew, or an instruction.

A new text is that of the alinéa or of the article that its place names; one "after article 3" is a
new article there. A line in a cell is an alinéa. An article that brings no title keeps its own, and
an item that is written without its dash stays one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafting.amending.compare import compare
from drafting.amending.edits import AddDivision, Edit, Edits, Splice
from drafting.amending.instructions import operations as ops
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.operations import Operation, Side, Unit
from drafting.errors import AlineaError
from drafting.exchange.tables import Row
from drafting.proceedings import instructing
from drafting.text.addresses import Address, Place, resolve
from drafting.text.blocks import Block, Kind, parse_blocks, print_blocks, tidy
from drafting.text.labels import Labels
from drafting.text.model import Division, Text

_BESIDE = re.compile(
    r"(?:(?:article|mesure|measure)s?\s+(?:additionnel(?:le)?|nouvel(?:le)?|nouveau|additional|new)\s+)?"
    r"(?P<side>après|avant|after|before)\s+(?:l['’]\s*|la\s+|le\s+|the\s+)?(?P<place>.+)",
    re.IGNORECASE,
)
_SIDES = {"après": Side.AFTER, "after": Side.AFTER, "avant": Side.BEFORE, "before": Side.BEFORE}
_BLANK_LINE = re.compile(r"\n\s*\n")
_HEADERS = {"fr": "Alinéa {}\n{}"}  # how an instruction is told on a line above which alinéa "cet alinéa" is
_IN_WORDS = (ops.Replace, ops.Insert, ops.RedraftEdge)


class NothingAsked(AlineaError):
    """Neither a new text nor an instruction."""


class AskedTwice(AlineaError):
    """A new text and an instruction: one of them is to be taken, and nobody says which."""


class NoPlace(AlineaError):
    """A new text of nobody knows what."""


class ElsewhereThanSaid(AlineaError):
    """An instruction that changes something else than the place it is said to be about."""

    def __init__(self, address: Address) -> None:
        self.address = address
        super().__init__(str(address))


def edits_of(text: Text, row: Row, *, labels: Labels, language: str) -> Edits:
    """What a row makes of a text.

    Raises `NothingAsked`, `AskedTwice`, `NoPlace`, `BadAddress`, `NoSuchPlace`, `ElsewhereThanSaid`,
    `NotUnderstood`, `CannotBeEnacted`.
    """
    if row.instruction and row.text:
        raise AskedTwice
    if row.instruction and not row.place:
        return instructing.edits_of(text, row.instruction, labels=labels, language=language)
    if row.instruction:
        return instructed(text, row.instruction, Address.parse(row.place), labels=labels, language=language)
    blocks = parse_blocks(_markdown(row.text))
    if not blocks:
        raise NothingAsked
    if not row.place:
        raise NoPlace
    if beside := _BESIDE.fullmatch(row.place):
        place = resolve(Address.parse(beside["place"]), text, labels)
        return _added(text, place, _SIDES[beside["side"].lower()], blocks, labels)
    place = resolve(Address.parse(row.place), text, labels)
    return _redrafted(text[place.key], place.block, blocks)


def instructed(text: Text, instruction: str, at: Address, *, labels: Labels, language: str) -> Edits:
    """What an instruction makes, within the place it is said to be about.

    Raises `NoSuchPlace`, `ElsewhereThanSaid`, `NotUnderstood`, `CannotBeEnacted`.
    """
    place = resolve(at, text, labels)
    rank = None if place.block is None else _rank(text, place)
    edits = _enacted(text, _operations(instruction, rank, language), place.key, labels)
    if not all(_is_in(edit, place) for edit in edits):
        raise ElsewhereThanSaid(at)
    return edits


def _markdown(cell: str) -> str:
    """A cell as Markdown: each line is an alinéa, unless blank lines or a table say otherwise."""
    if _BLANK_LINE.search(cell) or any(line.lstrip().startswith("|") for line in cell.split("\n")):
        return cell
    return cell.replace("\n", "\n\n")


def _redrafted(division: Division, block: int | None, blocks: Sequence[Block]) -> Edits:
    """A division, or one of its blocks, that says something else."""
    old = division.blocks if block is None else division.blocks[block : block + 1]
    new = _as_before(old[0], _spelled(division, blocks)) if old else blocks
    if block is not None:
        new = (*division.blocks[:block], *new, *division.blocks[block + 1 :])
    return compare(Text((division,)), Text((replace(division, blocks=tidy(new)),)))


def _as_before(old: Block, new: Sequence[Block]) -> tuple[Block, ...]:
    """New blocks in the form of the first old one where they bring none: a title, an item and its depth."""
    if old.kind is Kind.HEADING:
        return tuple(new) if new[0].kind is Kind.HEADING else (old, *new)
    if old.kind is not Kind.ITEM:
        return tuple(new)
    deeper = old.level - 1
    return tuple(
        replace(block, kind=Kind.ITEM, level=old.level)
        if block.kind is Kind.PARAGRAPH and not block.level
        else replace(block, level=block.level + deeper)
        if block.kind in (Kind.ITEM, Kind.PARAGRAPH)
        else block
        for block in new
    )


def _spelled(division: Division, blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the apostrophe that a division writes, where it writes one of the two only."""
    now = "".join(block.source for block in division.blocks)
    used = [sign for sign in "'’" if sign in now]
    if len(used) != 1:
        return list(blocks)
    other = "’" if used == ["'"] else "'"
    return [replace(block, source=block.source.replace(other, used[0])) for block in blocks]


def _added(text: Text, place: Place, side: Side, blocks: Sequence[Block], labels: Labels) -> Edits:
    """A new division beside one, or new alinéas beside one."""
    alineas = tuple(print_blocks(blocks).strip().split("\n\n"))
    operation: Operation = ops.NewDivision(ops.HERE, side, alineas)
    if place.block is not None:
        rank = _rank(text, place)
        operation = ops.InsertBeside(ops.Place(alineas=((rank, rank),)), side, Unit.ALINEAS, alineas)
    return _enacted(text, [operation], place.key, labels)


def _operations(instruction: str, rank: int | None, language: str) -> list[Operation]:
    """What an instruction says of a division, or of the alinéa of a rank; raises `NotUnderstood`."""
    found = instructing.read(instruction, language)
    if found.understood:
        return [operation if rank is None else _narrowed(operation, rank) for operation in found.operations]
    if rank is not None and language in _HEADERS:
        under = instructing.read(_HEADERS[language].format(rank, instruction), language)
        if under.understood:
            return list(under.operations)
    raise instructing.NotUnderstood(found.stopped)


def _narrowed(operation: Operation, rank: int) -> Operation:
    """An operation on words, in one alinéa where it names none."""
    if isinstance(operation, _IN_WORDS) and operation.place.is_whole and operation.place.division is None:
        return replace(operation, place=replace(operation.place, alineas=((rank, rank),)))
    return operation


def _enacted(text: Text, operations: Sequence[Operation], within: str, labels: Labels) -> Edits:
    enacted = enact(text, operations, within=within, labels=labels)
    if enacted.refused:
        raise instructing.CannotBeEnacted(enacted.refused)
    return enacted.edits


def _is_in(edit: Edit, place: Place) -> bool:
    """Whether an edit is made in a place, or puts something new beside it."""
    if isinstance(edit, AddDivision):
        return place.block is None
    if edit.division != place.key or place.block is None:
        return edit.division == place.key
    return isinstance(edit, Splice) and place.block <= edit.start[0] and edit.end <= (place.block + 1, 0)


def _rank(text: Text, place: Place) -> int:
    """The number of the alinéa that a block is."""
    return next(number for number, at in text[place.key].alineas() if at == place.block)
