"""Writing in English: operations as the sentences that clerks of councils would have written."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.amending.instructions.english import writing_nouns as nouns
from drafting.amending.instructions.operations import (
    Add,
    Alineas,
    Delete,
    Edge,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
    Side,
    Unit,
)

_BESIDE = {Side.AFTER: "after", Side.BEFORE: "before"}
_EDGES = {Edge.START: "the beginning", Edge.END: "the end"}
_FULL_STOPS = (".", "!", "?", "…")


def write(operations: Sequence[Operation]) -> str:
    """The instruction that says operations, numbered (1), (2), … where they are several; `reading.read` reads it."""
    said = [_sentence(operation) for operation in operations]
    if len(said) == 1:
        return said[0]
    return "\n".join(f"({number}) {part}" for number, part in enumerate(said, start=1))


def _sentence(operation: Operation) -> str:
    said = _said(operation)
    return said[:1].upper() + said[1:]


def _said(operation: Operation) -> str:
    match operation:
        case Replace(place, old, new):
            return f"{_locus(place)}{_replacement(old, new)}"
        case Insert(place, side, at, new):
            return f"{_locus(place)}{_BESIDE[side]} {nouns.quotation(at)} insert {nouns.quoted(new)}."
        case Add():
            return _addition(operation)
        case InsertBeside(place, side, unit, new):
            return f"{_BESIDE[side]} {nouns.whole(place)}, insert {_new(unit, new)}"
        case Redraft(place, new):
            return _redraft(place, new)
        case RedraftEdge():
            return _edge(operation)
        case Delete(place):
            return f"leave out {nouns.whole(place)}."
        case NewDivision(place, side, new):
            return f"{_BESIDE[side]} {nouns.whole(place)}, insert the following {nouns.kind(place)}:\n{block(new)}"
        case Move(place, side, beside):
            return f"move {nouns.whole(place)} {_BESIDE[side]} {nouns.whole(beside)}."


def _locus(place: Place) -> str:
    """Where words are: "in paragraph 2, ", "in Article 3, paragraph 2, first sentence, ", or nothing."""
    found = nouns.places(place)
    if not found:
        return ""
    if place.division and not place.heading:
        *inner, outer = found
        return f"in {', '.join([outer, *(noun.removeprefix('the ') for noun in reversed(inner))])}, "
    return f"in {nouns.whole(place)}, "


def _replacement(old: Quote, new: str) -> str:
    return f"leave out {nouns.quotation(old)}" + (f" and insert {nouns.quoted(new)}." if new else ".")


def _addition(added: Add) -> str:
    what = f"{nouns.quoted(added.new[0])}." if added.unit is Unit.WORDS else _new(added.unit, added.new)
    return f"at {_EDGES[added.edge]} of {nouns.whole(added.place)}, insert {what}"


def _redraft(place: Place, new: Alineas) -> str:
    where = f"for {nouns.whole(place)}, substitute"
    if place.sentences or place.heading:
        return f"{where} {_closed(nouns.quoted(' '.join(new)))}"
    return f"{where} {_new(Unit.ALINEAS, new)}" if place.alineas else f"{where} the following:\n{block(new)}"


def _edge(redrafted: RedraftEdge) -> str:
    where = "after" if redrafted.edge is Edge.END else "before"
    new = _closed(nouns.quoted(redrafted.new))
    if redrafted.at is None:
        return f"for {_EDGES[redrafted.edge]} of {nouns.whole(redrafted.place)}, substitute {new}"
    words = f"{_locus(redrafted.place)}leave out all the words {where} {nouns.quotation(redrafted.at)}"
    return f"{words} and insert {new}" if redrafted.new else f"{words}."


def _new(unit: Unit, new: Alineas) -> str:
    if unit is Unit.ALINEAS:
        return f"{nouns.new(unit, len(new))}:\n{block(new)}"
    return f"{nouns.new(unit, len(new))}: {_closed(nouns.quoted(' '.join(new)))}"


def _closed(said: str) -> str:
    """A quotation that ends the instruction, with a full stop unless it brings one."""
    return said if said.rstrip("”").endswith(_FULL_STOPS) else f"{said}."


def block(lines: Alineas) -> str:
    """Paragraphs that each open with a quotation mark, the last of which closes with one."""
    rows = [row for line in lines for row in line.split("\n")]
    return _closed("\n".join(f"“{row}" for row in rows) + "”")
