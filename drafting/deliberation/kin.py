"""Kin: which amendments amend which, and which make the same edits, without looking through all of them for each.

A rectified amendment is there in every wording: whoever asks looks at the one in force.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence

from drafting.deliberation.facts import AmendmentSubmitted


class Kin:
    """The ids of amendments by what they amend, and by what they do; it grows as they come in."""

    def __init__(self) -> None:
        self.count = 0
        self._children: dict[str, list[str]] = defaultdict(list)
        self._same: dict[Hashable, list[str]] = defaultdict(list)

    def grow(self, facts: Iterable[AmendmentSubmitted]) -> None:
        """Take wordings of amendments in; of one that is still to be worded nothing is known but its parent."""
        for fact in facts:
            self.count += 1
            if fact.edits and fact.id not in self._same[done_by(fact)]:
                self._same[done_by(fact)].append(fact.id)
            if fact.parent and fact.id not in self._children[fact.parent]:
                self._children[fact.parent].append(fact.id)

    def children(self, parent: str) -> Sequence[str]:
        """The sub-amendments of an amendment."""
        return self._children.get(parent, ())

    def identical(self, fact: AmendmentSubmitted) -> Sequence[str]:
        """The other amendments that in some wording make the same edits to the same text."""
        return [name for name in self._same.get(done_by(fact), ()) if name != fact.id]


def done_by(fact: AmendmentSubmitted) -> Hashable:
    """What an amendment does, and to which text: identical ones do the same."""
    return fact.reading, fact.base, fact.parent, fact.before, fact.edits
