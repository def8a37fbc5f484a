"""After a vote: the chair settles what did not add up; a member's note, which changes nothing."""

from __future__ import annotations

from drafting.deliberation.facts import VoteNoted, VoteSettled
from drafting.deliberation.standing import Said, Vote
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import blocks, lookup, presences
from drafting.proceedings.desk import Desk
from drafting.proceedings.votes import Consolidated
from drafting.voting.irregularities import IrregularityKind


class NoVote(AlineaError):
    """Something on which no vote stands."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class NothingIrregular(AlineaError):
    """A vote that adds up: there is nothing for the chair to settle."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


def settle(desk: Desk, written: str, *, stands: bool, reason: str, part: str = "") -> Vote:
    """Settle an irregular vote: it stands, or it is annulled; raises `NoVote`, `NothingIrregular`, `Consolidated`."""
    with desk.writing():
        on, vote = _last(desk.state, written, part)
        if all(one.kind is IrregularityKind.NO_QUORUM for one in vote.fact.irregularities):  # its outcome says so
            raise NothingIrregular(lookup.label(desk.state, on))
        amendment = desk.state.amendments.get(on)
        if amendment and amendment.consolidated is not None:
            raise Consolidated(amendment.label)
        desk.write([VoteSettled(vote.record.hash, on, stands, reason)])
    return vote


def note(desk: Desk, written: str, member: str, said: str, part: str = "") -> Vote:
    """Note what a member says of a vote; raises `NoVote`, and `NotOnRoll` where there is a roll."""
    with desk.writing():
        on, vote = _last(desk.state, written, part)
        roll = vote.fact.members or desk.state.roll
        who = presences.member(roll, member) if roll else member
        desk.write([VoteNoted(vote.record.hash, on, who, said)])
    return vote


def _last(state: State, written: str, part: str) -> tuple[str, Vote]:
    """What was named, and the last vote that stands on it, or on a part of it; if none does, the last of all."""
    on = blocks.items(state, written)[0]
    amendment = state.amendments.get(on)
    standing: list[Said] = [*amendment.standing_votes] if amendment else state.votes_on(on)
    every = amendment.said if amendment else state.votes.get((state.under_way, on), [])
    asked = part.strip().upper()
    for said in (standing, every):
        own = [one for one in said if isinstance(one, Vote) and asked in ("", *one.fact.part.split(", "))]
        if own:
            return on, own[-1]
    raise NoVote(lookup.label(state, on))
