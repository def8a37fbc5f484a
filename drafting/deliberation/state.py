"""The state of a resolution: what its facts add up to, in causal order.

Built by `fold`, read-only afterwards. What contradicts is kept side by side and called disputed;
what makes no sense where it stands is kept as irregular. Nothing is decided by a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.devices import Devices, Why
from drafting.deliberation.facts import AmendmentSubmitted, ChoiceIndicated, ConflictSettled, OrderOverridden, RollSet
from drafting.deliberation.idea import Idea
from drafting.deliberation.kin import Kin, done_by
from drafting.deliberation.reading import Draft, Reading, Version
from drafting.deliberation.records import Record
from drafting.deliberation.remark import Remark
from drafting.deliberation.settings import Settings
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.standing import Said, Vote, standing
from drafting.deliberation.wordings import Worded
from drafting.text.model import SETTINGS, BadPath, Division, Text
from drafting.voting.roll import Roll

WHOLE = "text"


@dataclass
class State:
    """What the facts add up to."""

    title: str = ""
    files: dict[str, str] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    remarks: dict[str, Remark] = field(default_factory=dict)
    ideas: dict[str, Idea] = field(default_factory=dict)
    readings: dict[int, Reading] = field(default_factory=dict)
    amendments: dict[str, Amendment] = field(default_factory=dict)
    wordings: list[AmendmentSubmitted] = field(default_factory=list)  # of all amendments, as they came in
    votes: dict[tuple[int, str], list[Said]] = field(default_factory=dict)  # by reading, division or whole
    sittings: list[Sitting] = field(default_factory=list)
    rolls: list[tuple[RollSet, Record]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)  # of members, where the body made them public
    choices: list[tuple[ChoiceIndicated, Record]] = field(default_factory=list)
    settled: dict[str, list[Said]] = field(default_factory=dict)  # by the key of a conflict
    initials: dict[str, str] = field(default_factory=dict)
    overrides: list[tuple[OrderOverridden, Record]] = field(default_factory=list)
    irregular: list[tuple[Record, str]] = field(default_factory=list)
    unread: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    undone: dict[str, Record] = field(default_factory=dict)  # by the hash of a fact, what undoes it
    devices: Devices = field(default_factory=Devices, repr=False, compare=False)
    _kin: Kin = field(default_factory=Kin, repr=False, compare=False)

    @property
    def void(self) -> frozenset[str]:
        """The hashes of the facts that have no effect whatever they say: signer, device and role do not agree."""
        return frozenset(record.hash for record, why in self.irregular if isinstance(why, Why))

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
    def roll(self) -> Roll | None:
        """The roll in force, with everybody who is on it on one day or another."""
        return self.rolls[-1][0].roll if self.rolls else None

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
        """The text that an amendment was written for: the reading's, or its parent's as it was worded then."""
        if amendment.parent:
            return self.amended_text(self.amended_by(amendment).fact)
        return self.readings[amendment.reading].text_at(amendment.base)

    def amended_by(self, sub: AmendmentSubmitted) -> Worded:
        """The wording of its parent that a sub-amendment was written for, as its digest tells."""
        wordings = self.amendments[sub.parent].wordings
        return next((one for one in wordings if one.fact.after == sub.before), wordings[0])

    def amended(self, amendment: Amendment) -> Text:
        """The text as an amendment would have it."""
        return self.amended_text(amendment.fact)

    def amended_text(self, amendment: AmendmentSubmitted) -> Text:
        """The text as a wording of an amendment would have it."""
        return apply(self.base_text(amendment), amendment.edits)

    def identical(self, amendment: Amendment) -> list[Amendment]:
        """The other amendments that make the same edits to the same text."""
        found = [self.amendments[name] for name in self._grown().identical(amendment.fact)]
        return [other for other in found if done_by(other.fact) == done_by(amendment.fact)]

    @property
    def settlements(self) -> dict[str, Edits]:
        """What stands instead of the sides of each conflict; nothing where two settlements contradict each other."""
        now = {key: [one.fact for one in standing(said)] for key, said in self.settled.items()}
        return {key: one[0].edits for key, one in now.items() if len(one) == 1 and isinstance(one[0], ConflictSettled)}

    def votes_on(self, what: str) -> list[Said]:
        """The votes that stand on a division or on the whole text, in the reading under way; several are a dispute."""
        return standing(self.votes.get((self.under_way, what), []))

    def vote_on(self, what: str) -> Vote | None:
        """The vote that stands on a division or on the whole text; none while it is disputed."""
        now = self.votes_on(what)
        return now[0] if len(now) == 1 and isinstance(now[0], Vote) else None

    def _grown(self) -> Kin:
        """Who is kin to whom, those that came in since the last time with them: wordings never go."""
        if self._kin.count < len(self.wordings):
            self._kin.grow(self.wordings[self._kin.count :])
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
