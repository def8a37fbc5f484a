"""The state of a resolution: what its facts add up to, in causal order.

Built by `fold`, read-only afterwards. What contradicts is kept side by side and called disputed;
what makes no sense where it stands is kept as irregular. Nothing is decided by a clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import islice

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.amending.weave import Attributed, Weave
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentSubmitted,
    OpinionGiven,
    OrderOverridden,
    SittingOpened,
    Step,
    TextAdopted,
    VoteHeld,
)
from drafting.deliberation.kin import Kin
from drafting.deliberation.records import Record
from drafting.deliberation.settings import Settings
from drafting.text.labels import Label, labels
from drafting.text.model import SETTINGS, BadPath, Division, Text
from drafting.voting.tally import Decision, Outcome

WHOLE = "text"


class Status(StrEnum):
    """Where an amendment stands."""

    SUBMITTED = "submitted"
    RESERVED = "reserved"
    WITHDRAWN = "withdrawn"
    NOT_MOVED = "not-moved"
    INADMISSIBLE = "inadmissible"
    SATISFIED = "satisfied"
    FALLEN = "fallen"
    GROUPED = "grouped"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    TO_VOTE_AGAIN = "to-vote-again"
    DISPUTED = "disputed"

    @property
    def is_open(self) -> bool:
        """Whether it must still be dealt with."""
        return self in (Status.SUBMITTED, Status.RESERVED, Status.TO_VOTE_AGAIN, Status.DISPUTED)


_OUTCOMES = {
    Outcome.ADOPTED: Status.ADOPTED,
    Outcome.REJECTED: Status.REJECTED,
    Outcome.TIED: Status.TO_VOTE_AGAIN,
    Outcome.NO_QUORUM: Status.TO_VOTE_AGAIN,
    Outcome.UNDECIDED: Status.TO_VOTE_AGAIN,
}


@dataclass
class Vote:
    """A vote as it was held, and where it is written."""

    fact: VoteHeld
    record: Record

    @property
    def decision(self) -> Decision:
        """What the rule made of it."""
        return self.fact.decision


@dataclass
class Amendment:
    """An amendment and everything that happened to it."""

    fact: AmendmentSubmitted
    record: Record
    numbers: list[int] = field(default_factory=list)
    opinions: list[OpinionGiven] = field(default_factory=list)
    marks: list[tuple[AmendmentMarked, Record]] = field(default_factory=list)
    votes: list[Vote] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    latest: str = ""  # what happened last: "mark", "vote", "group"
    consolidated: int | None = None  # the step of its reading that folded it in

    @property
    def id(self) -> str:
        """Its name, forever."""
        return self.fact.id

    @property
    def number(self) -> int | None:
        """Its number in the reading, unless none or several were given."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def label(self) -> str:
        """Its number as printed, or its id while it has none; two numbers are both shown."""
        return " / ".join(f"{n}" for n in self.numbers) or self.id

    @property
    def vote(self) -> Vote | None:
        """The vote that stands, if one does."""
        standing = self.standing_votes
        return standing[-1] if standing else None

    @property
    def standing_votes(self) -> list[Vote]:
        """The votes that no recount has replaced."""
        replaced = {vote.fact.instead_of for vote in self.votes}
        return [vote for vote in self.votes if vote.record.hash not in replaced]

    @property
    def status(self) -> Status:
        """Where it stands now."""
        if len(self.standing_votes) > 1:
            return Status.DISPUTED
        if self.latest == "mark":
            return Status(str(self.marks[-1][0].mark))
        if self.latest == "group":
            return Status.GROUPED
        if self.vote:
            return _OUTCOMES[self.vote.decision.outcome]
        return Status.SUBMITTED

    @property
    def reason(self) -> str:
        """Why it was marked, if its status is a mark."""
        return self.marks[-1][0].reason if self.latest == "mark" else ""


@dataclass
class Draft:
    """A commit on `main` from before the first reading: the first one has no `commit`."""

    record: Record
    files: Mapping[str, str | None]
    commit: str = ""
    title: str = ""


@dataclass
class Reading:
    """A body's reading: its frozen text, its rules, the adoptions so far."""

    number: int
    body: str
    digest: str
    settings: Settings
    frozen: Text
    others: Mapping[str, str]
    record: Record
    steps: list[tuple[Step, Record]] = field(default_factory=list)
    adopted: tuple[TextAdopted, Record] | None = None
    _texts: list[Text] = field(default_factory=list)

    def text_at(self, step: int) -> Text:
        """The text after so many adoptions."""
        if not self._texts:
            self._texts.append(self.frozen)
        while len(self._texts) <= step:
            made = self._texts[-1]
            for layer in self.steps[len(self._texts) - 1][0].layers:
                made = apply(made, layer.edits)
            self._texts.append(made)
        return self._texts[step]

    @property
    def text(self) -> Text:
        """The text as it stands."""
        if self.adopted:
            return apply(self.text_at(len(self.steps)), self.adopted[0].edits)
        return self.text_at(len(self.steps))

    @property
    def labels(self) -> dict[str, Label]:
        """The numbers in force: frozen during the reading, anew once adopted."""
        return labels(self.text) if self.adopted else labels(self.frozen, self.text)

    def weave(self) -> Weave:
        """Everything that was ever in its text, and by which amendment."""
        weave = Weave(self.frozen)
        for step, _ in self.steps:
            for layer in step.layers:
                weave.then(layer.edits, layer.by)
        return weave

    def edits_since(self, step: int) -> Edits:
        """The adoptions after so many, as one set of edits."""
        return tuple(edit for edit, _ in self.attributed_since(step))

    def attributed_since(self, step: int) -> tuple[Attributed, ...]:
        """The same edits, each with the amendments behind it."""
        weave = Weave(self.text_at(step))
        for later, _ in self.steps[step:]:
            for layer in later.layers:
                weave.then(layer.edits, layer.by)
        return weave.attributed()


@dataclass
class Sitting:
    """A sitting: when it was open, who was there."""

    fact: SittingOpened
    opened: Record
    closed: Record | None = None


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
