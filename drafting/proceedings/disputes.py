"""Disputes: facts that contradict each other and stand side by side, until people say which is right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import DisputeResolved
from drafting.deliberation.numbers import suffix
from drafting.deliberation.standing import Said, contradicting, standing
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk


class Kind(StrEnum):
    """What facts can contradict each other about."""

    OUTCOME = "outcome"  # two counts of one vote; a vote here, and withdrawn there
    NUMBERS = "numbers"  # one amendment with several numbers
    SHARED_NUMBER = "shared-number"  # one number on several amendments
    WORDING = "wording"  # one amendment rectified twice at once


@dataclass(frozen=True)
class Side:
    """One of those that contradict each other: what it is about, and the fact that says it."""

    about: str
    said: Said


@dataclass(frozen=True)
class Dispute:
    """Facts of which at most one can stand, on an amendment, a division, the whole text or a number."""

    kind: Kind
    about: str
    sides: tuple[Side, ...]


class NoDispute(AlineaError):
    """Nothing is disputed about what was named."""

    def __init__(self, about: str) -> None:
        self.about = about
        super().__init__(about)


class NoSuchSide(AlineaError):
    """A dispute has no side of that rank."""

    def __init__(self, dispute: Dispute, rank: int) -> None:
        self.dispute, self.rank = dispute, rank
        super().__init__(f"{dispute.about}: {rank}")


def disputes(state: State) -> tuple[Dispute, ...]:
    """Everything that is disputed in the reading under way; what identical amendments share, once."""
    found: dict[tuple[str, ...], Dispute] = {}
    for dispute in (*_outcomes(state), *_numbers(state), *_wordings(state)):
        found.setdefault((dispute.kind, *(side.said.record.hash for side in dispute.sides)), dispute)
    return tuple(found.values())


def about(state: State, written: str) -> Dispute:
    """The dispute about what was named, a number that several bear by that number; raises `NoDispute`."""
    found = disputes(state)
    if named := next((dispute for dispute in found if written in (dispute.about, dispute.kind)), None):
        return named
    on = lookup.votable(state, written)
    amendment = state.amendments.get(on)
    said = [*amendment.said, *amendment.numbered, *amendment.reworded] if amendment else state.votes_on(on)
    for dispute in found:
        if any(side.said in said for side in dispute.sides):
            return dispute
    raise NoDispute(written)


def resolve(desk: Desk, written: str, rank: int, reason: str = "") -> Dispute:
    """Say which side of a dispute stands, counted from 1; raises `NoDispute`, `NoSuchSide`.

    Of a number that several bear, the side keeps it, and each other one gets the next that is free:
    a number that was printed is never given to another.
    """
    with desk.writing():
        dispute = about(desk.state, written)
        if not 1 <= rank <= len(dispute.sides):
            raise NoSuchSide(dispute, rank)
        desk.write(_choice(desk.state, dispute, rank - 1, reason))
    return dispute


def _outcomes(state: State) -> Iterator[Dispute]:
    said = [(a.id, a.standing) for a in state.of_reading()]
    said += [(on, standing(votes)) for (number, on), votes in state.votes.items() if number == state.under_way]
    for about, now in said:
        if contradicting(now):
            yield Dispute(Kind.OUTCOME, about, tuple(Side(about, one) for one in now))


def _numbers(state: State) -> Iterator[Dispute]:
    bearers: dict[int, list[Amendment]] = {}
    for amendment in state.of_reading():
        if len(amendment.numbers) > 1:
            sides = tuple(Side(amendment.id, one) for one in standing(amendment.numbered))
            yield Dispute(Kind.NUMBERS, amendment.id, sides)
        for number in amendment.numbers:
            bearers.setdefault(number, []).append(amendment)
    for number, several in sorted(bearers.items()):
        if len(several) > 1:
            yield Dispute(Kind.SHARED_NUMBER, str(number), tuple(Side(a.id, a.numbered[0]) for a in several))


def _wordings(state: State) -> Iterator[Dispute]:
    for amendment in state.of_reading():
        if len(now := amendment.standing_wordings) > 1:
            yield Dispute(Kind.WORDING, amendment.id, tuple(Side(amendment.id, one.said) for one in now))


def _choice(state: State, dispute: Dispute, rank: int, reason: str) -> Sequence[DisputeResolved]:
    side = dispute.sides[rank]
    match dispute.kind:
        case Kind.OUTCOME | Kind.WORDING:
            return [DisputeResolved(side.about, side.said.record.hash, reason=reason)]
        case Kind.NUMBERS:
            number = state.amendments[side.about].numbers[rank]
            return [DisputeResolved(side.about, number=int(number), suffix=suffix(number), reason=reason)]
        case Kind.SHARED_NUMBER:
            others = [one.about for one in dispute.sides if one is not side]
            free = 1 + max(n for a in state.of_reading() for n in a.every_number)
            return [DisputeResolved(name, number=free + at, reason=reason) for at, name in enumerate(others)]
