"""An amendment and everything that happened to it: where it stands is computed from that."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from drafting.deliberation.facts import AmendmentMarked, AmendmentSubmitted, OpinionGiven, VoteHeld
from drafting.deliberation.records import Record
from drafting.voting.tally import Decision, Outcome


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
