"""Dividing an amendment: the parts that the clerk's sentence numbers, each to be voted on by itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drafting.amending.apply import apply
from drafting.amending.edits import AddDivision, DropDivision, Edit, Edits, Splice
from drafting.amending.instructions.operations import Operation
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.text.labels import Labels, labels
from drafting.text.model import Text


class NoSuchPart(AlineaError):
    """A part that an amendment does not have; `known` are those that it has, none where it cannot be divided."""

    def __init__(self, label: str, written: str, known: tuple[str, ...]) -> None:
        self.label, self.written, self.known = label, written, known
        super().__init__(f"{label} {written}")


@dataclass(frozen=True)
class Part:
    """A part under the numbers of the instruction (I, II, …), several where they cannot be told apart."""

    ranks: tuple[int, ...]
    edits: Edits

    @property
    def numbers(self) -> tuple[str, ...]:
        """Each of its numbers."""
        from drafting.amending.instructions.french.writing import roman

        return tuple(map(roman, self.ranks))

    @property
    def name(self) -> str:
        """How it is called in print: "II", or "II, III"."""
        return ", ".join(self.numbers)


def parts(state: State, amendment: Amendment) -> tuple[Part, ...]:
    """The parts of an amendment, in the order of its instruction; nothing where it is one whole.

    What two parts would need to share makes them one.
    """
    from drafting.amending.instructions.written import (
        CannotBeWritten,
        operations,
    )  # slow to load, and few votes need it

    reading = lookup.reading(state)
    base, edits = state.base_text(amendment.fact), amendment.fact.edits
    known = labels(reading.frozen, base)
    try:
        told = operations(base, edits, labels=known, language=reading.settings.language)
    except CannotBeWritten:
        return ()
    groups = _groups([_of(base, edits, operation, known) for operation in told])
    if len(groups) < 2 or not all(own for _, own in groups) or sum(len(own) for _, own in groups) != len(edits):
        return ()
    return tuple(Part(tuple(ranks), tuple(e for e in edits if e in own)) for ranks, own in groups)


def part(state: State, amendment: Amendment, written: str) -> Part:
    """The part that a person named, by its number in the instruction; raises `NoSuchPart`."""
    found = parts(state, amendment)
    asked = written.strip().upper().strip("().")
    for one in found:
        if asked in (one.name, *one.numbers, *map(str, one.ranks)):
            return one
    raise NoSuchPart(amendment.label, written, tuple(one.name for one in found))


def _groups(told: Iterable[Iterable[Edit]]) -> list[tuple[list[int], set[Edit]]]:
    """The ranks of operations and the edits they tell, those together that share one."""
    groups: list[tuple[list[int], set[Edit]]] = []
    for rank, own in enumerate(told, start=1):
        ranks, edits = [rank], set(own)
        for group in [group for group in groups if group[1] & edits]:
            groups.remove(group)
            ranks, edits = [*group[0], *ranks], edits | group[1]
        groups.append((sorted(ranks), edits))
    return sorted(groups, key=lambda group: group[0])


def _of(base: Text, edits: Edits, operation: Operation, known: Labels) -> list[Edit]:
    """Those of some edits that an operation tells."""
    from drafting.amending.instructions.enact import enact

    enacted = enact(base, (operation,), within=None, labels=known).edits
    return [edit for edit in edits if any(_meet(edit, other) for other in enacted)]


def _meet(edit: Edit, other: Edit) -> bool:
    """Whether two edits of one base are about the same place."""
    if isinstance(edit, AddDivision) and isinstance(other, AddDivision):
        return edit.added.blocks == other.added.blocks
    if edit.division != other.division or isinstance(edit, AddDivision) or isinstance(other, AddDivision):
        return False
    if isinstance(edit, Splice) and isinstance(other, Splice):
        return edit.start <= other.end and other.start <= edit.end
    return isinstance(edit, DropDivision) == isinstance(other, DropDivision)


def as_voted(state: State, amendment: Amendment, own: Edits) -> Text:
    """The text that a part alone makes of what the amendment was written for."""
    return apply(state.base_text(amendment.fact), own)
