"""The style of the Assemblée nationale: one sentence an operation, what is quoted between « and »."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
        return f"rédiger ainsi {nouns.whole(place)} : {_closed(quoted(' '.join(new)))}"
    was = sum(high - low + 1 for low, high in place.alineas)
    if not place.alineas or was == len(new) or len(new) >= nouns.HUNDRED:
        return f"rédiger ainsi {nouns.whole(place)} :\n{block(new)}"
    outer, inner = replace(place, alineas=()), replace(place, division=None, parent="")
    return f"{_locus(outer)}substituer {nouns.to(nouns.whole(inner))} {_new(Unit.ALINEAS, new)}"


def _edge(redrafted: RedraftEdge) -> str:
    end = redrafted.edge is Edge.END
    edge = f"{'la fin' if end else 'le début'} {nouns.of(nouns.whole(redrafted.place))}"
    where = f"{'après' if end else 'avant'} {_quote(redrafted.at)}, " if redrafted.at else ""
    if not redrafted.new:
        return f"{where}supprimer {edge}."
    return f"{where}rédiger ainsi {edge} : {_closed(quoted(redrafted.new))}"


def _new(unit: Unit, new: Alineas) -> str:
    if unit is Unit.ALINEAS:
        return f"{nouns.new(unit, len(new))} :\n{block(new)}"
    return f"{nouns.new(unit, len(new))} : {_closed(quoted(' '.join(new)))}"


def _closed(said: str) -> str:
    """A quotation that ends the instruction, with a full stop unless it brings one."""
    return said if said.rstrip(" »”").endswith(_FULL_STOPS) else f"{said}."


def _quote(quote: Quote) -> str:
    return f"{nouns.quotation(quote)} : {quoted(quote.words)}"


def _words(words: str) -> str:
    return f"{nouns.matter(words)} : {quoted(words)}"


def quoted(words: str) -> str:
    """Words between guillemets; between others where they hold one that is not closed."""
    opening, closing = _marks([words])
    return f"{opening} {words} {closing}" if opening == "«" else f"{opening}{words}{closing}"


def block(lines: Alineas) -> str:
    """Alinéas that each open with a guillemet, the last of which closes with one."""
    rows = [row for line in lines for row in line.split("\n")]
    opening, closing = _marks(rows)
    return _closed("\n".join(f"{opening} {row}" for row in rows) + f" {closing}")


def _marks(rows: Sequence[str]) -> tuple[str, str]:
    """Guillemets that what stands between them cannot close."""
    depth = 0
    for sign in "\n".join(rows):
        depth += (sign == "«") - (sign == "»" or (sign == "\n" and depth > 0))
        if depth < 0:
            break
    return ("«", "»") if depth == 0 else ("“", "”")
