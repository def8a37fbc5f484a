"""Blocks: alinéas and headings that come, go or are written anew, whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from drafting.amending.instructions.describing.divisions import printed
from drafting.amending.instructions.describing.passages import Passage
from drafting.amending.instructions.operations import (
    Add,
    Alineas,
    Delete,
    Edge,
    InsertBeside,
    Operation,
    Place,
    Redraft,
    Side,
    Unit,
)
from drafting.amending.instructions.spacing import is_french
from drafting.text.addresses import CITATION, RECITAL, Address, recitals
from drafting.text.blocks import Kind
from drafting.text.labels import Label
from drafting.text.model import PREAMBLE, Division, Text


@dataclass(frozen=True)
class Setting:
    """A division before and after, and how its alinéas are named."""

    base: Text
    before: Division
    after: Division
    place: Place

    @cached_property
    def ranks(self) -> dict[int, int]:
        """The number of each block that is an alinéa."""
        return {at: number for number, at in self.before.alineas()}

    @cached_property
    def french(self) -> bool:
        """Whether its text sets blanks as French does."""
        return is_french(self.before.blocks)

    @cached_property
    def lines(self) -> Alineas:
        """Each block of the division after, as its file has it."""
        return tuple(printed(self.after))

    @cached_property
    def _recitals(self) -> dict[int, Place]:
        if self.before.key != PREAMBLE:
            return {}
        return {
            at: Place(Address(series, Label(rank)))
            for series in (CITATION, RECITAL)
            for rank, at in enumerate(recitals(self.base, series), start=1)
        }

    def block(self, at: int) -> Place | None:
        """The place that a block is; None for a heading that nothing names."""
        if at in self.ranks:
            return self._recitals.get(at) or self.range(at, at + 1)
        if at == 0:
            return replace(self.place, heading=True)
        if following := self.ranks.get(at + 1):
            return replace(self.place, heading=True, alineas=((following, following),))
        return None

    def words(self, at: int) -> Place | None:
        """The place that a block's words are in; an article of one alinéa is named alone."""
        return self.place if at in self.ranks and len(self.ranks) == 1 else self.block(at)

    def range(self, low: int, high: int) -> Place:
        """The place that blocks are, of which the first and the last are alinéas: "4", "4 et 5", "4 à 6"."""
        first, last = self.ranks[low], self.ranks[high - 1]
        two = high - low == 2
        return replace(self.place, alineas=((first, first), (last, last)) if two else ((first, last),))

    def rewritten(self) -> list[Operation]:
        """The whole division written anew; a title that goes is left out apart, since it would stay."""
        titled, stays_titled = (bool(side.blocks) and not side.blocks[0].counts for side in (self.before, self.after))
        anew = Redraft(self.place, self.lines)
        return [Delete(replace(self.place, heading=True)), anew] if titled and not stays_titled else [anew]

    def redrafted(self, passage: Passage) -> list[Operation] | None:
        """A passage written anew; None where it does not begin and end with alinéas."""
        low, high = passage.low, passage.high
        if low == high or low not in self.ranks or high - 1 not in self.ranks:
            return None
        place = (self.block(low) if high == low + 1 else None) or self.range(low, high)
        new = self.lines[passage.start : passage.end]
        if not new:
            return [Delete(place)]
        if self._stop_being_items(passage):
            return [Delete(place), InsertBeside(place, Side.AFTER, Unit.ALINEAS, new)]
        return [Redraft(place, new)]

    def _stop_being_items(self, passage: Passage) -> bool:
        """Whether items give way to paragraphs: what is merely written anew remains an item."""
        old, new = self.before.blocks[passage.low : passage.high], self.after.blocks[passage.start : passage.end]
        return all(block.kind is Kind.ITEM for block in old) and not any(
            block.kind is not Kind.PARAGRAPH or block.level for block in new
        )

    def inserted(self, low: int, high: int, new: Alineas) -> Operation | None:
        """Alinéas that come where blocks `low:high` stood; None where nothing names the place."""
        if high == len(self.before.blocks):
            return Add(self.place, Edge.END, Unit.ALINEAS, new)
        sides = ((low - 1, Side.AFTER), (high, Side.BEFORE))
        for beside, side in sorted(sides, key=lambda one: one[0] not in self.ranks):
            if beside >= 0 and (place := self.block(beside)):
                return InsertBeside(place, side, Unit.ALINEAS, new)
        return None


def tell_blocks(setting: Setting, passage: Passage) -> list[Operation] | None:
    """The operations of blocks that come, go, or give way to others; None where their places have no name."""
    rest, out = _headings_apart(setting, passage)
    gone = [at for at in range(rest.low, rest.high) if at not in setting.ranks]
    lead = next((at for at in range(rest.low, rest.high) if at in setting.ranks), rest.high)
    tail = next((at + 1 for at in range(rest.high - 1, lead - 1, -1) if at in setting.ranks), lead)
    for at in (at for at in gone if at < lead or at >= tail):
        place = setting.block(at)
        out.append(Delete(place) if place else None)
    if lead < tail:
        out += setting.redrafted(replace(rest, low=lead, high=tail)) or [None]
    elif rest.start < rest.end:
        out.append(setting.inserted(rest.low, rest.high, setting.lines[rest.start : rest.end]))
    told = [operation for operation in out if operation]
    return told if len(told) == len(out) else None


def _headings_apart(setting: Setting, passage: Passage) -> tuple[Passage, list[Operation | None]]:
    """The headings that a passage begins with before and after, told one by one, and what is left of it."""
    out: list[Operation | None] = []
    while passage.low < passage.high and passage.start < passage.end:
        if passage.low in setting.ranks or setting.after.blocks[passage.start].counts:
            break
        out += _heading(setting, passage.low, passage.start)
        passage = replace(passage, low=passage.low + 1, start=passage.start + 1)
    return passage, out


def _heading(setting: Setting, old: int, new: int) -> Iterator[Operation | None]:
    before, after = setting.before.blocks[old], setting.after.blocks[new]
    if before != after:
        place = setting.block(old)
        line = after.source if before.level == after.level else setting.lines[new]
        yield Redraft(place, (line,)) if place else None
