"""The state of a resolution: what its facts add up to, in causal order.

Built by `fold`, read-only afterwards. What contradicts is kept side by side and called disputed;
what makes no sense where it stands is kept as irregular. Nothing is decided by a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from drafting.amending.apply import apply
from drafting.amending.edits import Edits
from drafting.amending.weave import Weave
from drafting.deliberation import facts as facts_
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentSubmitted,
    OpinionGiven,
    SittingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
)
from drafting.deliberation.records import Record, in_order
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
    latest: str = ""  # what happened last: "mark", "vote"
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
        weave = Weave(self.text_at(step))
        for later, _ in self.steps[step:]:
            for layer in later.layers:
                weave.then(layer.edits, layer.by)
        return weave.edits()


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
    irregular: list[tuple[Record, str]] = field(default_factory=list)
    unread: list[Record] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    # What is asked of it.

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
        own = [a for a in self.amendments.values() if self.reading and a.fact.reading == self.reading.number]
        return sorted(own, key=self._rank)

    def children(self, parent: str) -> list[Amendment]:
        """The sub-amendments of an amendment."""
        return [a for a in self.amendments.values() if a.fact.parent == parent]

    @property
    def _under_way(self) -> int:
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
        fact = amendment.fact
        key = (fact.reading, fact.base, fact.parent, fact.edits)
        same = (a for a in self.amendments.values() if a.id != fact.id)
        return [a for a in same if (a.fact.reading, a.fact.base, a.fact.parent, a.fact.edits) == key]

    def vote_on(self, what: str) -> Vote | None:
        """The vote that stands on a division or on the whole text, in the reading under way."""
        votes = self.votes.get((self._under_way, what), [])
        replaced = {vote.fact.instead_of for vote in votes}
        return next((vote for vote in reversed(votes) if vote.record.hash not in replaced), None)

    def _rank(self, amendment: Amendment) -> tuple[tuple[list[int], str], ...]:
        line = reversed([amendment, *self.parents(amendment)])
        return tuple((one.numbers[:1] or [10**9], one.id) for one in line)

    # What facts do to it.

    def known(self, name: str, record: Record) -> Amendment | None:
        """An amendment by its id; setting down that the fact speaks of none, if so."""
        found = self.amendments.get(name)
        if found is None:
            self.irregular.append((record, f"no amendment {name}"))
        return found

    def start(self, title: str, files: dict[str, str], record: Record) -> None:
        """A resolution begins."""
        if self.drafts or self.readings:
            self.irregular.append((record, "already started"))
            return
        self.title, self.files = title, files
        self.drafts.append(Draft(record, dict(files), title=title))

    def take_draft(self, commit: str, files: dict[str, str | None], record: Record) -> None:
        """A commit of the drafting rounds is taken in."""
        if not self.drafts or self.readings:
            self.irregular.append((record, "no draft is being written"))
            return
        self.drafts.append(Draft(record, files, commit))
        for path, content in files.items():
            if content is None:
                self.files.pop(path, None)
            else:
                self.files[path] = content
        self.__dict__.pop("draft_settings", None)

    def open_reading(self, number: int, body: str, digest: str, orders: Mapping[str, object], record: Record) -> None:
        """A reading begins on the text as it stands."""
        if number != len(self.readings) + 1 or (self.reading and not self.reading.adopted):
            self.irregular.append((record, f"reading {number}"))
            return
        try:
            frozen, settings = self.text, self.settings
        except ValueError:  # files of which no text can be made: `open_reading` refuses to freeze them
            self.irregular.append((record, "no text"))
            return
        others = {path: c for path, c in self.files.items() if not is_text(path)}
        self.readings[number] = Reading(number, body, digest, settings, frozen, others, record)
        if frozen.digest != digest:
            self.irregular.append((record, "the frozen text is another"))

    def submit(self, fact: AmendmentSubmitted, record: Record) -> None:
        """An amendment is taken in."""
        reading, parent = self.readings.get(fact.reading), self.amendments.get(fact.parent)
        fits = reading is not None and 0 <= fact.base <= len(reading.steps)
        beside = parent.fact.reading == fact.reading if parent else not fact.parent
        if fact.id in self.amendments or not fits or not beside:
            self.irregular.append((record, f"amendment {fact.id}"))
            return
        self.amendments[fact.id] = Amendment(fact, record)

    def number(self, name: str, number: int, record: Record) -> None:
        """An amendment gets a number; a second one is shown beside the first."""
        if (amendment := self.known(name, record)) and number not in amendment.numbers:
            amendment.numbers.append(number)

    def mark(self, fact: AmendmentMarked, record: Record) -> None:
        """An amendment is marked."""
        if amendment := self.known(fact.id, record):
            amendment.marks.append((fact, record))
            amendment.latest = "mark"

    def open_sitting(self, fact: SittingOpened, record: Record) -> None:
        """A sitting begins."""
        if self.sitting:
            self.irregular.append((record, "a sitting is already open"))
        self.sittings.append(Sitting(fact, record))

    def close_sitting(self, record: Record) -> None:
        """The open sitting ends."""
        if sitting := self.sitting:
            sitting.closed = record
        else:
            self.irregular.append((record, "no sitting is open"))

    def add_vote(self, fact: VoteHeld, record: Record) -> None:
        """A vote is held."""
        vote = Vote(fact, record)
        if fact.on in self.amendments:
            for name in dict.fromkeys((fact.on, *fact.identical)):
                if amendment := self.known(name, record):
                    amendment.votes.append(vote)
                    amendment.latest = "vote"
        else:
            self.votes.setdefault((self._under_way, fact.on), []).append(vote)

    def consolidate(self, fact: TextConsolidated, record: Record) -> None:
        """Adopted amendments are folded in."""
        reading = self.reading
        names = [name for step in fact.steps for name in step.amendments]
        waiting = {a.id for a in self.of_reading() if a.consolidated is None}
        if reading is None or reading.adopted or not waiting.issuperset(names):
            self.irregular.append((record, "nothing to consolidate"))
            return
        for step in fact.steps:
            reading.steps.append((step, record))
            for name in step.amendments:
                self.amendments[name].consolidated = len(reading.steps)

    def adopt(self, fact: TextAdopted, record: Record) -> None:
        """The text is final."""
        reading = self.readings.get(fact.reading)
        if reading is None or reading.adopted:
            self.irregular.append((record, f"reading {fact.reading}"))
            return
        reading.adopted = (fact, record)


def fold(records: Iterable[Record]) -> State:
    """The state that records add up to, whatever the order they come in."""
    state = State()
    extend(state, in_order(records))
    return state


def extend(state: State, records: Sequence[Record]) -> None:
    """Apply records that follow those already in the state."""
    for record in records:
        state.records.append(record)
        fact = facts_.read(record)
        if fact is None:
            state.unread.append(record)
        else:
            fact.apply(state, record)


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
