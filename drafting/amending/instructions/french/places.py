"""Where: "à la première phrase de l'alinéa 3", "Article 2, alinéa 4, dernière phrase", "au même alinéa".

In a sentence the narrower comes first ("de"), on the header lines of the Sénat it comes last (a comma).
"""

from __future__ import annotations

from dataclasses import replace

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import ORDINAL
from drafting.amending.instructions.french.selectors import THE, WHOLE_TABLE, Places, inside, joined, merge, select
from drafting.amending.instructions.operations import Edge, Place

TO = r"(?:a l'|a la |aux? |dans (?:l'|la |les? )|a )"
OF = r"(?:du |de l'|de la |des |de )"
_ARTICLES = rf"(?:{TO}|{OF}|{THE}|(?:a |de |dans )?(?=cet|ces|ce ))?"
_EDGE = rf"(?:debut|fin)(?=[ ]+{OF}|[ ]*[,:\n])"


def places(cursor: Cursor, known: Places) -> Places | None:
    """The places that come next; `known` is what "cet alinéa" means."""
    first = cursor.attempt(_place, known)
    if first is None:
        return None
    found = [first]
    while more := cursor.attempt(_another, known):
        separator, place = more
        narrower = inside(place, found[-1]) if separator == "," and _nests(place, found[-1]) else None
        if narrower:
            found[-1] = narrower
        else:
            found.append(place)
    return joined(_shared(found))


def anchored(inner: Places, base: Places) -> Places:
    """Places read where others were named before: what they leave open is taken from those."""
    pairs = dict.fromkeys((one, _around(one, before)) for one in inner for before in base)
    out = tuple(place for one, around in pairs if (place := merge(one, around))) or inner
    return tuple(replace(place, cell=None) if place.cell == WHOLE_TABLE else place for place in out)


def _around(inner: Place, before: Place) -> Place:
    """What of a place named before still holds around another."""
    if inner.division:
        return Place(parent=before.parent)
    if inner in (Place(), Place(parent=inner.parent)) or not _narrows(inner):
        return Place(division=before.division, parent=before.parent)
    if inner.cell:
        column, row = before.cell or (0, 0)
        return replace(before, edge=None, cell=(0 if inner.cell[0] else column, 0 if inner.cell[1] else row))
    if inner.sentences:
        return replace(before, sentences=(), edge=None, cell=None)
    return replace(before, edge=None) if inner.edge else before


def _place(cursor: Cursor, known: Places) -> Places | None:
    """A place, and what it is in."""
    cursor.take(_ARTICLES)
    if edge := cursor.take(_EDGE):
        outer = cursor.attempt(_within, known) or (Place(),)
        return tuple(replace(place, edge=Edge.START if edge == "debut" else Edge.END) for place in outer)
    inner = select(cursor, known)
    around = cursor.attempt(_within, known) if inner else None
    return inside(inner, around) if inner and around else inner


def _within(cursor: Cursor, known: Places) -> Places | None:
    return _place(cursor, known) if cursor.sees(rf"(?:{OF}|de (?=ce))") else None


def _another(cursor: Cursor, known: Places) -> tuple[str, Places] | None:
    """A place after a comma or an "et"; a comma alone must be followed by what can't be a verb's."""
    separator = cursor.take(r",? ?(?:et|ainsi que|puis)\b|,")
    if separator is None:
        return None
    if separator == "," and not cursor.sees(rf"(?:{TO}|(?:alineas?|al\.|tableau|intertitre|intitule|{ORDINAL})\b)"):
        return None
    place = _place(cursor, known)
    return (separator, place) if place else None


def _narrows(place: Place) -> bool:
    """Whether it is a part of an alinéa, rather than another alinéa."""
    return not (place.alineas or place.division or place.parent or place.path or place.heading)


def _nests(places: Places, outer: Places) -> bool:
    """Whether places after a comma are in those before it, and not beside them."""
    if all(map(_narrows, places)):
        return True
    return all(p.is_whole and (p.division or p.parent) for p in outer) and not any(p.division for p in places)


def _shared(found: list[Places]) -> list[Places]:
    """What is said once, at the end, holds for all: "à la première et à la fin de la deuxième phrase de l'alinéa 3"."""
    last = found[-1]
    if len(found) == 1 or len(last) != 1 or not last[0].alineas:
        return found
    outer = (replace(last[0], sentences=(), edge=None, cell=None),)
    return [inside(place, outer) or place if all(map(_narrows, place)) else place for place in found]
