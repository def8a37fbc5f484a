"""The style of the Sénat: the place on a line, the verb on the next, what is quoted bare on lines of its own."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.amending.instructions.french import writing_nouns as nouns
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
from drafting.text.addresses import MEASURE

_BESIDE = {Side.AFTER: "après", Side.BEFORE: "avant"}


def lines(operation: Operation) -> Iterator[str]:
    """The lines of one operation."""
    match operation:
        case Replace(place, old, new):
            yield from _locus(place)
            yield from _replacement(old, new)
        case Insert(place, side, at, new):
            yield from _locus(place)
            yield from _quote(f"{_BESIDE[side].capitalize()} ", at)
            yield from _words("insérer ", new)
        case Add():
            yield from _addition(operation)
        case InsertBeside(place, side, unit, new):
            yield f"{_BESIDE[side].capitalize()} {nouns.whole(place)}"
            yield f"Insérer {nouns.new(unit, len(new))} :"
            yield from _payload(unit, new)
        case Redraft():
            yield from _redraft(operation)
        case RedraftEdge():
            yield from _edge(operation)
        case Delete(place):
            yield from _locus(place, only=True)
            yield f"Supprimer {_this(place)}."
        case NewDivision(place, side, new):
            yield f"{_BESIDE[side].capitalize()} {nouns.whole(place)}"
            is_measure = place.division is not None and place.division.series == MEASURE
            yield f"Insérer {'une mesure ainsi rédigée' if is_measure else 'un article ainsi rédigé'} :"
            yield from new
        case Move(place, side, beside):
            yield f"Déplacer {nouns.whole(place)} {_BESIDE[side]} {nouns.whole(beside)}."


def _locus(place: Place, *, only: bool = False) -> Iterator[str]:
    """The line of a place: "Article 3, alinéa 2, première phrase"; `only` where it then is "cet alinéa"."""
    found = nouns.places(place)
    if found and not (only and not _is_taken_up(place)):
        line = ", ".join(map(nouns.bare, reversed(found)))
        yield line[:1].upper() + line[1:]


def _is_taken_up(place: Place) -> bool:
    """Whether a place can be taken up by "cet alinéa" or "cette phrase"."""
    return bool(place.sentences or place.alineas) and not place.heading


def _this(place: Place) -> str:
    return nouns.this(nouns.places(place)[0]) if _is_taken_up(place) else nouns.whole(place)


def _replacement(old: Quote, new: str) -> Iterator[str]:
    often = nouns.adverb(old.times)
    if not new:
        yield from _quote(f"Supprimer {often}", old)
    else:
        yield from _quote(f"Remplacer {often}", old)
        yield from _words("par ", new)


def _addition(added: Add) -> Iterator[str]:
    yield from _locus(added.place, only=True)
    here = _this(added.place)
    where = f"Au début {nouns.of(here)}, insérer " if added.edge is Edge.START else f"Compléter {here} par "
    if added.unit is Unit.WORDS:
        yield from _words(where, added.new[0])
    else:
        yield f"{where}{nouns.new(added.unit, len(added.new))} :"
        yield from _payload(added.unit, added.new)


def _redraft(redrafted: Redraft) -> Iterator[str]:
    place, new = redrafted.place, redrafted.new
    yield from _locus(place, only=True)
    in_words = bool(place.sentences) or place.heading
    was = sum(high - low + 1 for low, high in place.alineas)
    if in_words or not place.alineas or was == len(new) or len(new) >= nouns.HUNDRED:
        yield f"Rédiger ainsi {_this(place)} :"
    else:
        yield f"Remplacer {_this(place)} par {nouns.new(Unit.ALINEAS, len(new))} :"
    yield from _payload(Unit.SENTENCES if in_words else Unit.ALINEAS, new)


def _edge(redrafted: RedraftEdge) -> Iterator[str]:
    yield from _locus(redrafted.place, only=True)
    end = redrafted.edge is Edge.END
    edge = f"{'la fin' if end else 'le début'} {nouns.of(_this(redrafted.place))}"
    if redrafted.at:
        yield from _quote("Après " if end else "Avant ", redrafted.at)
    if redrafted.new:
        yield f"rédiger ainsi {edge} :"
        yield redrafted.new
    else:
        yield f"supprimer {edge}."


def _payload(unit: Unit, new: Alineas) -> Iterator[str]:
    if unit is Unit.ALINEAS:
        yield from new
    else:
        yield " ".join(new)


def _quote(verb: str, quote: Quote) -> Iterator[str]:
    yield f"{verb}{nouns.quotation(quote)} :"
    yield quote.words


def _words(verb: str, words: str) -> Iterator[str]:
    yield f"{verb}{nouns.matter(words)} :"
    yield words
