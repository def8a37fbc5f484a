"""Checks of substance: what a change leaves behind elsewhere in the text, as warnings.

They warn and never stop anything, and would rather say nothing than cry wolf. Four things are
looked at, in the text as it would be:

- a cross-reference, linked or in plain words ("l'article 3", "mesure 7"), to a division that went
  or has another number;
- a figure that was changed in one place and still stands in another. Only the same number of the
  same thing is the same figure. Where the unit does not say what is counted (a time, a date, a
  share), or the number is small, both sentences must share two telling words, too;
- the memorandum saying a figure, in that same sense, or quoting words ("« … »"), that the text had
  and nowhere has any more;
- the memorandum using a term that went: a word that the text had three times at least (a title
  counts for two), and of which it has nothing left.
"""

from __future__ import annotations

from collections.abc import Iterable

from drafting.amending.apply import apply
from drafting.amending.compare import compare
from drafting.amending.edits import Edit
from drafting.amending.redline import redline
from drafting.amending.substance.concerns import Concern, Spot
from drafting.amending.substance.figures import Mentions, left_behind, spoken_of
from drafting.amending.substance.references import deleted_or_renumbered
from drafting.amending.substance.words import quotations, terms
from drafting.amending.weave import Weave
from drafting.text.labels import Labels
from drafting.text.model import Text


def check(before: Text, after: Text, *, labels_before: Labels, labels_after: Labels) -> tuple[Concern, ...]:
    """What a change leaves behind, in the order of the text as it would be."""
    return _check(before, after, compare(before, after), labels_before, labels_after)


def check_edits(base: Text, edits: Iterable[Edit], *, labels: Labels) -> tuple[Concern, ...]:
    """What an amendment leaves behind, numbers being frozen; raises `DoesNotFit`."""
    own = tuple(edits)
    return _check(base, apply(base, own), own, labels, labels)


def _check(
    before: Text, after: Text, edits: Iterable[Edit], labels_before: Labels, labels_after: Labels
) -> tuple[Concern, ...]:
    old, new = Mentions(before), Mentions(after)
    once: dict[Spot, Concern] = {}
    for concern in (  # what is said first of some words is the surest
        *deleted_or_renumbered(before, after, labels_before, labels_after),
        *left_behind(old, new, redline(Weave(before).then(edits))),
        *spoken_of(old, new),
        *quotations(before, after),
        *terms(before, after),
    ):
        once.setdefault(concern.here, concern)
    rank = {division.key: at for at, division in enumerate(after.divisions)}
    return tuple(sorted(once.values(), key=lambda one: (rank[one.here.division], one.here.block, one.kind)))
