"""The style of the Assemblée nationale: one sentence an operation, what is quoted between « and »."""

from __future__ import annotations

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
_FULL_STOPS = (".", "!", "?", "…")


def sentence(operation: Operation) -> str:
    """The sentence of one operation, with its final stop."""
    said = _said(operation)
    return said[:1].upper() + said[1:]


def _said(operation: Operation) -> str:
    match operation:
        case Replace(place, old, new):
            return _locus(place) + _replacement(old, new)
        case Insert(place, side, at, new):
            return f"{_locus(place)}{_BESIDE[side]} {_quote(at)}, insérer {_words(new)}."
        case Add():
            return _addition(operation)
        case InsertBeside(place, side, unit, new):
            return f"{_BESIDE[side]} {nouns.whole(place)}, insérer {_new(unit, new)}"
        case Redraft(place, new):
            return _redraft(place, new)
        case RedraftEdge():
            return _edge(operation)
        case Delete(place):
            return f"supprimer {nouns.whole(place)}."
        case NewDivision(place, side, new):
            is_measure = place.division is not None and place.division.series == MEASURE
            kind = "une mesure ainsi rédigée" if is_measure else "un article ainsi rédigé"
            return f"{_BESIDE[side]} {nouns.whole(place)}, insérer {kind} :\n{block(new)}"
        case Move(place, side, beside):
            return f"déplacer {nouns.whole(place)} {_BESIDE[side]} {nouns.whole(beside)}."


def _locus(place: Place) -> str:
    """Where words are: "à l'alinéa 2, ", "à l'article 3, alinéa 2, première phrase, ", or nothing."""
    found = nouns.places(place)
    if not found:
        return ""
    if place.division and not place.heading:
        *inner, outer = found
        return ", ".join([nouns.to(outer), *map(nouns.bare, reversed(inner))]) + ", "
    return nouns.to(nouns.whole(place)) + ", "


def _replacement(old: Quote, new: str) -> str:
    if not new:
        return f"supprimer {nouns.adverb(old.times)}{_quote(old)}."
    return f"substituer {nouns.adverb(old.times)}{nouns.to(_quote(old))} {_words(new)}."


def _addition(added: Add) -> str:
    if added.edge is Edge.START:
        where = f"au début {nouns.of(nouns.whole(added.place))}, insérer"
    else:
        where = f"compléter {nouns.whole(added.place)} par"
    what = f"{_words(added.new[0])}." if added.unit is Unit.WORDS else _new(added.unit, added.new)
    return f"{where} {what}"


def _redraft(place: Place, new: Alineas) -> str:
    if place.sentences or place.heading:
        return f"rédiger ainsi {nouns.whole(place)} : {quoted(' '.join(new))}."
    was = sum(high - low + 1 for low, high in place.alineas)
    if not place.alineas or was == len(new):
        return f"rédiger ainsi {nouns.whole(place)} :\n{block(new)}"
    return f"substituer {nouns.to(nouns.whole(place))} {_new(Unit.ALINEAS, new)}"


def _edge(redrafted: RedraftEdge) -> str:
    end = redrafted.edge is Edge.END
    edge = f"{'la fin' if end else 'le début'} {nouns.of(nouns.whole(redrafted.place))}"
    where = f"{'après' if end else 'avant'} {_quote(redrafted.at)}, " if redrafted.at else ""
    return f"{where}rédiger ainsi {edge} : {quoted(redrafted.new)}." if redrafted.new else f"{where}supprimer {edge}."


def _new(unit: Unit, new: Alineas) -> str:
    if unit is Unit.ALINEAS:
        return f"{nouns.new(unit, len(new))} :\n{block(new)}"
    return f"{nouns.new(unit, len(new))} : {quoted(' '.join(new))}."


def _quote(quote: Quote) -> str:
    return f"{nouns.quotation(quote)} : {quoted(quote.words)}"


def _words(words: str) -> str:
    return f"{nouns.matter(words)} : {quoted(words)}"


def quoted(words: str) -> str:
    """Words between guillemets."""
    return f"« {words} »"


def block(lines: Alineas) -> str:
    """Alinéas that each open with a guillemet, the last of which closes with one."""
    rows = [row for line in lines for row in line.split("\n")]
    stop = "" if rows and rows[-1].endswith(_FULL_STOPS) else "."
    return "\n".join(f"« {row}" for row in rows) + f" »{stop}"
