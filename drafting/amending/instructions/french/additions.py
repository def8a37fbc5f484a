"""What is added: insérer, compléter, faire précéder; words, sentences, alinéas, articles."""

from __future__ import annotations

from dataclasses import replace

from drafting.amending.instructions.french import occurrences
from drafting.amending.instructions.french.clause import Clause, Operations
from drafting.amending.instructions.french.matter import Matter, Quotes
from drafting.amending.instructions.french.places import OF
from drafting.amending.instructions.french.selectors import Places
from drafting.amending.instructions.operations import (
    ONCE,
    Add,
    Alineas,
    Edge,
    Insert,
    InsertBeside,
    NewDivision,
    Place,
    Quote,
    Side,
    Times,
    Unit,
)
from drafting.text.addresses import CITATION, RECITAL


def inserer(clause: Clause) -> Operations | None:
    """Read "insérer les mots : « X »", "insérer deux alinéas …", "insérer un article additionnel …"."""
    often = clause.cursor.attempt(occurrences.repeated)
    read = clause.matter()
    scope = clause.scope
    if read is None or (often and not scope.anchor):
        return None
    if scope.anchor:
        side, quotes = scope.anchor
        return _at_words(scope.places, side, _as_often(quotes, often), *read)
    if scope.beside:
        return _at_places(*scope.beside, *read)
    return _added(scope.places, *read) if all(place.edge for place in scope.places) else None


def completer(clause: Clause) -> Operations | None:
    """Read "compléter cet alinéa par les mots : « X »", "compléter l'alinéa 3 par une phrase …"."""
    clause.cursor.take("ainsi")
    where = clause.places() or clause.scope.places
    clause.cursor.take(r",? ?(?:par|de|d')")
    return _completed(where, clause)


def complete(clause: Clause) -> Operations | None:
    """Read "… est complété par les mots : « X »", said of places."""
    return _completed(clause.scope.places, clause)


def preceder(clause: Clause) -> Operations | None:
    """Read "faire précéder cet alinéa de la référence : « X »"."""
    where = clause.places()
    if where is None or not clause.cursor.take(rf",? ?(?:par|{OF}|d')"):
        return None
    read = clause.matter()
    return _at_places(Side.BEFORE, where, *read) if read else None


def _as_often(quotes: Quotes, often: Times | None) -> tuple[Quote, ...]:
    """The words beside which something is put "par deux fois": they stand there so often."""
    if often is None:
        return quotes
    return tuple(replace(quote, times=often) for quote in quotes if quote.times == ONCE)


def _at_words(where: Places, side: Side, quotes: Quotes, new: Matter, lines: Alineas) -> Operations | None:
    if new.unit in (None, Unit.ALINEAS) or len(lines) > 1:
        return None
    return tuple(Insert(place, side, quote, lines[0]) for place in where for quote in quotes) or None


def _at_places(side: Side, where: Places, new: Matter, lines: Alineas) -> Operations | None:
    if all(place.is_whole and not _is_block(place) for place in where):
        return (NewDivision(where[0], side, lines, new.label),) if new.unit is None and len(where) == 1 else None
    if new.unit is Unit.WORDS and side is Side.BEFORE:
        return tuple(Add(place, Edge.START, new.unit, lines) for place in where)
    if new.unit in (None, Unit.WORDS):
        return None
    return tuple(InsertBeside(place, side, new.unit, lines) for place in where)


def _is_block(place: Place) -> bool:
    """Whether a division is one alinéa of the preamble: a recital, a citation."""
    return place.division is not None and place.division.series in (RECITAL, CITATION)


def _completed(where: Places, clause: Clause) -> Operations | None:
    read = clause.matter()
    if read is None or any(place.edge is Edge.START for place in where):
        return None
    new, lines = read
    if not new.named and lines[0][:1].isupper():
        new = replace(new, unit=Unit.SENTENCES)
    return _added(tuple(replace(place, edge=Edge.END) for place in where), new, lines)


def _added(where: Places, new: Matter, lines: Alineas) -> Operations | None:
    """Matter at the edges of places, inside them."""
    if new.unit is None:
        return None
    return tuple(Add(replace(place, edge=None), place.edge, new.unit, lines) for place in where if place.edge)
