"""Kin: which amendments amend which, and which make the same edits, without looking through all of them for each."""

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
        """Take amendments in."""
        for fact in facts:
            self.count += 1
            self._same[_done_by(fact)].append(fact.id)
            if fact.parent:
                self._children[fact.parent].append(fact.id)

    def children(self, parent: str) -> Sequence[str]:
        """The sub-amendments of an amendment."""
        return self._children.get(parent, ())

    def identical(self, fact: AmendmentSubmitted) -> Sequence[str]:
        """The other amendments that make the same edits to the same text."""
        return [name for name in self._same.get(_done_by(fact), ()) if name != fact.id]


def _done_by(fact: AmendmentSubmitted) -> Hashable:
    return fact.reading, fact.base, fact.parent, fact.edits
