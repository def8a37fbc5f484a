"""An amendment and everything that happened to it: where it stands is computed from that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from drafting.amending.edits import Edits
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    DisputeResolved,
    Fact,
    Mark,
    OpinionGiven,
    VoteHeld,
)
from drafting.deliberation.numbers import Number
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said, Vote, contradicting, standing
from drafting.deliberation.wordings import Worded, as_submitted, voted
from drafting.voting.tally import Outcome


class Status(StrEnum):
    """Where an amendment stands."""

    SUBMITTED = "submitted"
    TO_BE_WORDED = "to-be-worded"
    ADMITTED = "admitted"
    RESERVED = "reserved"
    WITHDRAWN = "withdrawn"
    NOT_MOVED = "not-moved"
    INADMISSIBLE = "inadmissible"
    SATISFIED = "satisfied"
    FALLEN = "fallen"
    GROUPED = "grouped"
    ADOPTED = "adopted"
    PARTLY_ADOPTED = "partly-adopted"
    REJECTED = "rejected"
    PARTLY_VOTED = "partly-voted"
    IRREGULAR = "irregular"
    TO_VOTE_AGAIN = "to-vote-again"
    DISPUTED = "disputed"

    @property
    def is_open(self) -> bool:
        """Whether it must still be dealt with."""
        return self in _OPEN


ADOPTED = (Status.ADOPTED, Status.PARTLY_ADOPTED)
DECIDED = (*ADOPTED, Status.REJECTED)
_WAITING = (Status.SUBMITTED, Status.ADMITTED)
_OPEN = (
    *_WAITING,
    Status.TO_BE_WORDED,
    Status.RESERVED,
    Status.PARTLY_VOTED,
    Status.IRREGULAR,
    Status.TO_VOTE_AGAIN,
    Status.DISPUTED,
)
_ON_ADMISSION = (Mark.ADMITTED, Mark.INADMISSIBLE)
_OUTCOMES = {
    Outcome.ADOPTED: Status.ADOPTED,
    Outcome.REJECTED: Status.REJECTED,
    Outcome.TIED: Status.TO_VOTE_AGAIN,
    Outcome.NO_QUORUM: Status.TO_VOTE_AGAIN,
    Outcome.UNDECIDED: Status.TO_VOTE_AGAIN,
}


@dataclass
class Amendment:
    """An amendment and everything that happened to it."""

    submitted: AmendmentSubmitted
    record: Record
    wordings: list[Worded] = field(default_factory=list)  # as submitted, and each time it was rectified
    reworded: list[Said] = field(default_factory=list)  # what worded it, and resolutions
    numbered: list[Said] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)  # what became of it: votes, marks, groups, resolutions
    opinions: list[OpinionGiven] = field(default_factory=list)
    consolidated: int | None = None  # the step of its reading that folded it in

    def __post_init__(self) -> None:
        """Begin with the wording that was submitted."""
        if not self.wordings:
            self.word(as_submitted(self.submitted, self.record))

    def word(self, worded: Worded) -> None:
        """Take another wording in."""
        self.wordings.append(worded)
        self.reworded.append(worded.said)

    @property
    def id(self) -> str:
        """Its name, forever."""
        return self.submitted.id

    @property
    def fact(self) -> AmendmentSubmitted:
        """The amendment in the wording that is in force."""
        return self.wording.fact

    @property
    def wording(self) -> Worded:
        """The wording in force; of several that contradict each other, the first."""
        return self.wordings[0] if len(self.wordings) == 1 else self.standing_wordings[0]

    @property
    def standing_wordings(self) -> list[Worded]:
        """The wording that was voted on or came last; several, where nobody has chosen between them, are a dispute."""
        if one := voted(self.wordings, self.standing_votes):
            return [one]
        now = {said.record.hash for said in standing(self.reworded)}
        return [one for one in self.wordings if one.said.record.hash in now] or self.wordings[:1]

    @property
    def numbers(self) -> list[int]:
        """The numbers it bears: one, none yet, or several that contradict each other."""
        return list(dict.fromkeys(_number(one.fact) for one in standing(self.numbered)))

    @property
    def every_number(self) -> list[int]:
        """The numbers that it ever bore: no other amendment gets one of them."""
        return [_number(one.fact) for one in self.numbered]

    @property
    def number(self) -> int | None:
        """Its number in the reading, unless none or several were given."""
        return self.numbers[0] if len(self.numbers) == 1 else None

    @property
    def label(self) -> str:
        """Its number as printed, or its id while it has none, and "rect."; of what is disputed, all is shown."""
        suffixes = [self.wording.suffix] if len(self.wordings) == 1 else [w.suffix for w in self.standing_wordings]
        return f"{self.name} {' / '.join(filter(None, suffixes))}".strip()

    @property
    def name(self) -> str:
        """Its number, or its id while it has none: what people call it, whatever its wording."""
        return " / ".join(f"{n}" for n in self.numbers) or self.id

    @property
    def votes(self) -> list[Vote]:
        """Every vote on it, also those that a recount has replaced."""
        return [one for one in self.said if isinstance(one, Vote)]

    @property
    def marks(self) -> list[Said]:
        """Everything it was marked with."""
        return [one for one in self.said if isinstance(one.fact, AmendmentMarked)]

    @property
    def is_admitted(self) -> bool:
        """Whether somebody found it admissible, and nobody has found otherwise since."""
        said = [one for one in self.marks if _mark(one.fact) in _ON_ADMISSION]
        return bool(said) and all(_mark(one.fact) is Mark.ADMITTED for one in standing(said))

    @property
    def favouring(self) -> str:
        """The amendment that it was withdrawn in favour of, if it was."""
        now = self.standing
        return now[0].fact.favouring if len(now) == 1 and isinstance(now[0].fact, AmendmentMarked) else ""

    @property
    def groups(self) -> list[str]:
        """The amendments that were to take its place."""
        return [one.fact.id for one in self.said if isinstance(one.fact, AmendmentsGrouped)]

    @property
    def standing(self) -> list[Said]:
        """What stands of what became of it; more than one is a dispute."""
        return standing(self.said)

    @property
    def standing_votes(self) -> list[Vote]:
        """The votes that no recount has replaced, whatever else became of it since."""
        on_it = [one for one in self.said if isinstance(one.fact, (VoteHeld, DisputeResolved))]
        return [one for one in standing(on_it) if isinstance(one, Vote)]

    @property
    def vote(self) -> Vote | None:
        """The last vote that stands, if one does."""
        held = self.standing_votes
        return held[-1] if held else None

    @property
    def status(self) -> Status:
        """Where it stands now."""
        now = self.standing
        if contradicting(now):
            return Status.DISPUTED
        votes = [one for one in now if isinstance(one, Vote)]
        if any(vote.is_irregular for vote in votes):
            return Status.IRREGULAR
        if votes and votes[0].fact.edits:
            return self._by_part(votes)
        found = _status(now[0].fact) if now else Status.SUBMITTED
        return Status.TO_BE_WORDED if found in _WAITING and not self.wording.is_worded else found

    @property
    def reason(self) -> str:
        """Why it was marked, if its status is a mark."""
        now = self.standing
        return now[0].fact.reason if len(now) == 1 and isinstance(now[0].fact, AmendmentMarked) else ""

    @property
    def kept_edits(self) -> Edits:
        """Its edits; only those of its adopted parts, where it was adopted in part."""
        if self.status is not Status.PARTLY_ADOPTED:
            return self.fact.edits
        parts = [vote.fact.edits for vote in self.standing_votes if vote.decision.outcome is Outcome.ADOPTED]
        return tuple(edit for edit in self.fact.edits if any(edit in part for part in parts))

    def _by_part(self, votes: Sequence[Vote]) -> Status:
        """Where an amendment stands that was voted part by part."""
        found = {_status(vote.fact) for vote in votes}
        if Status.TO_VOTE_AGAIN in found:
            return Status.TO_VOTE_AGAIN
        if {edit for vote in votes for edit in vote.fact.edits} != set(self.fact.edits):
            return Status.PARTLY_VOTED
        return found.pop() if len(found) == 1 else Status.PARTLY_ADOPTED


def _status(fact: Fact) -> Status:
    """What the one fact that stands makes of an amendment."""
    match fact:
        case VoteHeld():
            return _OUTCOMES[fact.decision.outcome]
        case AmendmentMarked():
            return Status(str(fact.mark))
        case _:
            return Status.GROUPED


def _mark(fact: Fact) -> Mark | None:
    return fact.mark if isinstance(fact, AmendmentMarked) else None


def _number(fact: Fact) -> int:
    """The number that a fact gives, as all those in `numbered` do."""
    assert isinstance(fact, (AmendmentNumbered, DisputeResolved))
    assert fact.number is not None
    return Number(fact.number, fact.suffix) if fact.suffix else fact.number  # plain ones are sorted by the thousand
