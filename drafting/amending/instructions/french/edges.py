"""The end or the beginning of a place, from quoted words on: "rédiger ainsi la fin de l'alinéa 3"."""

from __future__ import annotations

import re

from drafting.amending.instructions.french.clause import Clause, Operations
from drafting.amending.instructions.french.places import OF
from drafting.amending.instructions.french.selectors import Places
from drafting.amending.instructions.operations import Edge, Quote, RedraftEdge, Side

_UNCHANGED = re.compile(r"[\s.…]*(?:\(le reste sans changement\.?\))?[\s.…]*$", re.IGNORECASE)


def edge(clause: Clause) -> tuple[Edge, Places] | None:
    """Read "la fin de l'alinéa 3", "le début de cette phrase", "la fin"."""
    which = clause.cursor.take(r"(?:la |le )(?:fin|debut)")
    if which is None:
        return None
    where = clause.places() if clause.cursor.sees(OF) else clause.scope.places
    # "La fin de la première phrase et la seconde": an end of both, or one whole?
    return (Edge.END if which.endswith("fin") else Edge.START, where) if where and len(where) == 1 else None


def reworded(clause: Clause, which: Edge, where: Places, words: str) -> Operations | None:
    """The end after the words said before, or the beginning before them, written anew."""
    ends = _ends(clause, which)
    if which is Edge.START and words:
        words = _UNCHANGED.sub("", words)
    elif None in ends:
        return None
    return tuple(RedraftEdge(place, which, at, words) for place in where for at in ends) or None


def _ends(clause: Clause, which: Edge) -> tuple[Quote | None, ...]:
    """The words after which the end begins, or before which the beginning ends; none if unsaid or amiss."""
    if clause.scope.anchor is None:
        return (None,)
    side, quotes = clause.scope.anchor
    return quotes if (side is Side.AFTER) == (which is Edge.END) else ()
