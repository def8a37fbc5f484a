"""The state of a resolution: what its facts add up to, in causal order.

Built by `fold`, read-only afterwards. What contradicts is kept side by side and called disputed;
what makes no sense where it stands is kept as irregular. Nothing is decided by a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment, Vote
from drafting.deliberation.facts import AmendmentSubmitted, OrderOverridden
from drafting.deliberation.kin import Kin
from drafting.deliberation.reading import Draft, Reading
from drafting.deliberation.records import Record
from drafting.deliberation.settings import Settings
from drafting.deliberation.sitting import Sitting
from drafting.text.model import SETTINGS, BadPath, Division, Text

WHOLE = "text"


@dataclass
class State:
    """What the facts add up to."""

    title: str = ""
    files: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    readings: dict[int, Reading] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)
    votes: dict[tuple[int, str], list[Vote]] = field(default_factory=dict)  # by reading, division or whole
    sittings: list[Sitting] = field(default_factory=list)
    settlements: dict[str, Edits] = field(default_factory=dict)
    initials: dict[str, str] = field(default_factory=dict)
    overrides: list[tuple[OrderOverridden, Record]] = field(default_factory=list)
    irregular: list[tuple[Record, str]] = field(default_factory=list)
    unread: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    undone: dict[str, Record] = field(default_factory=dict)  # by the hash of a fact, what undoes it
    _kin: Kin = field(default_factory=Kin, repr=False, compare=False)

    @property
    def settings(self) -> Settings:
        """The settings in force: the reading's, or the draft's."""
        return self.reading.settings if self.reading else self.draft_settings

    @cached_property
    def draft_settings(self) -> Settings:
        """The settings of the draft; raises `BadSettings`."""
        return Settings.parse(self.files.get(SETTINGS, ""))

    @property
    def reading(self) -> Reading | None:
        """The reading under way, or the last."""
        return self.readings[max(self.readings)] if self.readings else None

    @property
    def sitting(self) -> Sitting | None:
        """The sitting that is open."""
        return next((s for s in reversed(self.sittings) if s.closed is None), None)

    @property
    def text(self) -> Text:
        """The text as it stands."""
        return self.reading.text if self.reading else text_of(self.files)

    def of_reading(self) -> list[Amendment]:
        """The amendments of the reading under way, in the order of their numbers, sub-amendments after their parent."""
        own = [a for a in self.amendments.values() if a.fact.reading == self.under_way]
        return sorted(own, key=self._rank)

    def children(self, parent: str) -> list[Amendment]:
        """The sub-amendments of an amendment."""
        return [self.amendments[name] for name in self._grown().children(parent)]

    @property
    def under_way(self) -> int:
        """The number of the reading under way, or of the last; 0 before the first."""
        return max(self.readings, default=0)

    def parents(self, amendment: Amendment) -> list[Amendment]:
        """The amendment that one amends, and that one's, to the top."""
        parent = self.amendments.get(amendment.fact.parent)
        return [parent, *self.parents(parent)] if parent else []

    def base_text(self, amendment: AmendmentSubmitted) -> Text:
        """The text that an amendment was written for: the reading's, or its parent's."""
        if amendment.parent:
            return self.amended(self.amendments[amendment.parent])
        return self.readings[amendment.reading].text_at(amendment.base)

    def amended(self, amendment: Amendment) -> Text:
        """The text as an amendment would have it."""
        return apply(self.base_text(amendment.fact), amendment.fact.edits)

    def identical(self, amendment: Amendment) -> list[Amendment]:
        """The other amendments that make the same edits to the same text."""
        return [self.amendments[name] for name in self._grown().identical(amendment.fact)]

    def vote_on(self, what: str) -> Vote | None:
        """The vote that stands on a division or on the whole text, in the reading under way."""
        votes = self.votes.get((self.under_way, what), [])
        replaced = {vote.fact.instead_of for vote in votes}
        return next((vote for vote in reversed(votes) if vote.record.hash not in replaced), None)

    def _grown(self) -> Kin:
        """Who is kin to whom, those that came in since the last time with them: amendments never go."""
        if self._kin.count < len(self.amendments):
            self._kin.grow(a.fact for a in islice(self.amendments.values(), self._kin.count, None))
        return self._kin

    def _rank(self, amendment: Amendment) -> tuple[tuple[list[int], str], ...]:
        line = reversed([amendment, *self.parents(amendment)])
        return tuple((one.numbers[:1] or [10**9], one.id) for one in line)


def text_of(files: Mapping[str, str]) -> Text:
    """The text in a resolution's files; what is no part of it is left aside."""
    return Text.from_files({path: content for path, content in files.items() if is_text(path)})


def is_text(path: str) -> bool:
    """Whether a path is that of a division."""
    try:
        Division.at(path)
    except BadPath:
        return False
    return True
