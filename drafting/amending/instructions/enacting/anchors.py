"""Anchors: how far a beginning or an end reaches that is written anew without saying from where.

"Rédiger ainsi le début de l'alinéa 2 : « … » (le reste sans changement)": the new words end with
words of the alinéa, and what stood before those gives way.
"""

from __future__ import annotations

from drafting.amending.instructions.enacting.occurrences import chosen
from drafting.amending.instructions.operations import ONCE, Edge, Quote, RedraftEdge, Times
from drafting.amending.instructions.passages import Passage
from drafting.amending.instructions.places import Located
from drafting.amending.instructions.refusals import CannotBeDone, Why
from drafting.text.words import join, words

_MANY = 3  # words that are no accident: where they stand more than once, the first is meant


def anchor(operation: RedraftEdge, located: Located) -> Passage:
    """The point up to which, or from which, words are written anew; raises `CannotBeDone`."""
    at_start = operation.edge is Edge.START
    cut = words(" " + operation.new.strip())
    for size in range(len(cut) - 1, 0, -1):
        shared = join(cut[-size:] if at_start else cut[:size]).strip()
        if not shared[:1].isalnum() and size < _MANY:
            continue
        times = Times(rank=1) if at_start and size >= _MANY else ONCE
        try:
            found = chosen(Quote(shared, times), located, None)
        except CannotBeDone as problem:
            if problem.why is not Why.NO_SUCH_WORDS:
                raise
            continue
        if len(found) == 1:
            point = found[0].end if at_start else found[0].start
            return Passage(found[0].block, point, point)
    raise CannotBeDone(Why.NOT_UNDERSTOOD, operation.new)
