"""Words for words, and what goes without anything in its place: supprimer, substituer, remplacer."""

from __future__ import annotations

from drafting.amending.instructions.french.clause import Clause, Operations, every
from drafting.amending.instructions.french.edges import edge, reworded
from drafting.amending.instructions.french.matter import Quotes
from drafting.amending.instructions.operations import (
    ONCE,
    Delete,
    Operation,
    Place,
    Quote,
    Redraft,
    Replace,
    Side,
    Unit,
)

_IS = r"(?:est|sont) "


def supprimer(clause: Clause) -> Operations | None:
    """Read "supprimer l'alinéa 3", "supprimer les mots : « X »", "supprimer la fin de l'alinéa 3"."""
    if at_edge := clause.attempt(edge):
        return reworded(clause, *at_edge, "")
    if words := _list(clause):
        return every(_exchange(clause, place, quote, "") for place in clause.trailing() for quote in words)
    gone = clause.places()
    return _deleted(gone, clause) if gone else None


def supprime(clause: Clause) -> Operations | None:
    """Read "… est supprimé", said of places."""
    return _deleted(clause.scope.places, clause)


def substituer(clause: Clause) -> Operations | None:
    """Read "substituer aux mots : « X » les mots : « Y »", "substituer à l'alinéa 3 deux alinéas …"."""
    return _pairs(clause, r",?")


def remplacer(clause: Clause) -> Operations | None:
    """Read "remplacer les mots : « X » par les mots : « Y »", "remplacer cet alinéa par …"."""
    return _pairs(clause, r",? ?(?:par|pour)\b")


def told(clause: Clause) -> Operations | None:
    """Read "les mots : « X » sont remplacés par les mots : « Y »", "les mots : « X » sont supprimés"."""
    old = _list(clause)
    if not old or clause.cursor.take(_IS) is None:
        return None
    if clause.cursor.take(r"supprimee?s?"):
        return every(_exchange(clause, place, quote, "") for place in clause.scope.places for quote in old)
    new = clause.matter() if clause.cursor.take(r"remplacee?s? par") else None
    if new is None or new[0].unit is not Unit.WORDS or len({quote.words for quote in old}) > 1:
        return None
    return every(_exchange(clause, place, quote, new[1][0]) for place in clause.scope.places for quote in old)


def _deleted(gone: tuple[Place, ...], clause: Clause) -> Operations | None:
    if clause.scope.anchor or any(place.edge for place in gone):
        return None
    return tuple(map(Delete, gone))


def _list(clause: Clause) -> Quotes:
    """Quotations one after the other: "les mots : « X » et les mots : « Y »"."""
    found = clause.sought() or ()
    more = found
    while more and (more := clause.attempt(_and_more) or ()):
        found += more
    return found


def _and_more(clause: Clause) -> Quotes | None:
    return clause.sought() if clause.cursor.take(r",? ?(?:et|ainsi que)\b|,") else None


def _pairs(clause: Clause, by: str) -> Operations | None:
    """What goes and what comes, as many pairs as there are."""

    def pair(clause: Clause) -> Operations | None:
        return _pair(clause, by)

    def another(clause: Clause) -> Operations | None:
        return _pair(clause, by) if clause.cursor.take(r"[,;]? ?(?:et|puis)\b,?|[,;]") else None

    out: list[Operation] = []
    more = clause.attempt(pair)
    while more:
        out += more
        more = clause.attempt(another)
    return tuple(out) or None


def _pair(clause: Clause, by: str) -> Operations | None:
    old = clause.sought()
    gone = None if old else clause.places()
    if not (old or gone) or clause.cursor.take(by) is None:
        return None
    read = clause.matter()
    if read is None:
        return None
    new, lines = read
    if old:
        plain = new.unit is Unit.WORDS
        return every(_exchange(clause, p, q, lines[0]) for p in clause.trailing() for q in old) if plain else None
    if not gone or len(gone) > 1 or gone[0].edge or clause.scope.anchor or new.unit is Unit.WORDS:
        return None
    return (Redraft(gone[0], lines),)


def _exchange(clause: Clause, place: Place, old: Quote, new: str) -> Replace | None:
    """Words for words; those beside which they stand tell which they are. None if that can't be said."""
    if clause.scope.anchor is None:
        return Replace(place, old, new)
    side, anchors = clause.scope.anchor
    if len(anchors) > 1 or anchors[0] != Quote(anchors[0].words) or old.times != ONCE:
        return None
    beside = anchors[0].words
    if old.until and side is Side.BEFORE:
        return None
    return Replace(place, Quote(_next_to(side, beside, old.words), until=old.until), _next_to(side, beside, new))


def _next_to(side: Side, anchor: str, words: str) -> str:
    """Words right after others, or right before them."""
    first, second = (anchor, words) if side is Side.AFTER else (words, anchor)
    tight = not (first and second) or second[0] in ",.)" or first[-1] in "'’("
    return f"{first}{'' if tight else ' '}{second}"
