"""Votes: what the room handed in, recorded with the rule, the room, and what does not add up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import DisputeResolved, Fact, Second, VoteHeld
from drafting.deliberation.standing import Said, Vote
from drafting.deliberation.state import WHOLE, State
from drafting.errors import AlineaError
from drafting.proceedings import blocks, dividing, lookup, presences, readiness
from drafting.proceedings.consolidation import plan
from drafting.proceedings.desk import Desk
from drafting.proceedings.doubts import doubts
from drafting.text.model import Text
from drafting.voting.ballots import Attendance, Sheet
from drafting.voting.irregularities import Irregularity
from drafting.voting.rollcall import RollCall
from drafting.voting.secret import SecretSheet
from drafting.voting.tally import Outcome

Returns: TypeAlias = Sheet | RollCall | SecretSheet
"""What the room hands in: figures, an outcome only, names, or the count sheet of a secret ballot."""


class NotVotable(AlineaError):
    """An amendment that is no longer there to be voted on."""

    def __init__(self, name: str, status: Status) -> None:
        self.name, self.status = name, status
        super().__init__(f"{name}: {status}")


class AlreadyVoted(AlineaError):
    """Something that has been voted on; a second vote replaces the first only where one says why."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Consolidated(AlineaError):
    """Something whose outcome is already folded into the text."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class NothingToReplace(AlineaError):
    """A recount, or the like, of what was never voted."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class VotedApart(AlineaError):
    """Something of a block that was voted on apart from the rest: one vote cannot replace several."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class CastingVoteInSecrecy(AlineaError):
    """A casting vote in a secret ballot, where the chair has none (CGCT L2121-20)."""


@dataclass(frozen=True)
class Conduct:
    """How a vote was held, beyond what was handed in; `second` says why it replaces an earlier one, if it does."""

    attendance: Attendance | None = None
    casting_vote: bool | None = None
    tie_settled: bool | None = None
    second_call: bool = False
    quorum_asked: bool = False
    part: str = ""
    second: Second | None = None
    reason: str = ""


_UNDECIDED = (Outcome.TIED, Outcome.NO_QUORUM, Outcome.UNDECIDED)
PLAIN = Conduct()
RECOUNT = Conduct(second=Second.RECOUNT)


@dataclass(frozen=True)
class Held:
    """A vote as recorded, and who still waits to be voted first."""

    vote: Vote
    waiting: tuple[Amendment, ...] = ()
    identical: tuple[Amendment, ...] = ()

    @property
    def irregularities(self) -> tuple[Irregularity, ...]:
        """What does not add up in it."""
        return self.vote.fact.irregularities


def vote(desk: Desk, written: str, returned: Returns, how: Conduct = PLAIN) -> Held:
    """Record a vote on an amendment or a part of it, a division, the whole, or a block of them.

    What does not add up is recorded with it. Raises `NotVotable`, `AlreadyVoted`, `Consolidated`,
    `NothingToReplace`, `VotedApart`, `CastingVoteInSecrecy`, and what `blocks.items`,
    `dividing.part` and `readiness.check` raise.
    """
    with desk.writing():
        fact = prepared(desk.state, written, returned, how, presences.today(desk))
        *_, record = desk.write([*_chosen(desk.state, fact), fact])
    state = desk.state
    on = [name for name in fact.everything if name in state.amendments]
    waiting = {child.id: child for name in on for child in state.children(name) if child.status.is_open}
    own = [state.amendments[name] for name in fact.identical]
    return Held(Vote(fact, record), tuple(child for child in waiting.values() if child.id not in on), tuple(own))


def prepared(state: State, written: str, returned: Returns, how: Conduct = PLAIN, day: date | None = None) -> VoteHeld:
    """The fact that `vote` would write, so that one can look at it first; raises as `vote` does."""
    lookup.open_reading(state)
    on, *others = blocks.items(state, written)
    own = _own_edits(state, on, how.part) if how.part and not others else ("", ())
    same = [twin for name in (on, *others) for twin in _check(state, name, how, own[1])]
    same = [name for name in dict.fromkeys(same) if name not in (on, *others)]
    beside = [*others, *same] if others else []
    second = _second(_standing(state, on, own[1]), how)
    fact = VoteHeld(
        on=on,
        sheet=returned.count if isinstance(returned, (RollCall, SecretSheet)) else returned,
        rule=state.settings.standing_orders.rule,
        attendance=how.attendance or presences.room(state, day),
        text=_voted_text(state, on, own[1]),
        identical=() if others else tuple(same),
        casting_vote=how.casting_vote,
        instead_of=_replaced(state, (on, *others), own[1]),
        tie_settled=how.tie_settled,
        second_call=how.second_call,
        quorum_asked=how.quorum_asked,
        block=tuple(beside),
        texts=tuple(_voted_text(state, name, ()) for name in beside),
        part=own[0],
        edits=own[1],
        roll=state.rolls[-1][1].hash if state.rolls else "",
        second=None if second is Second.RECOUNT else second,
        reason=how.reason,
    )
    return _with_doubts(state, _as_returned(state, fact, returned, day))


def _as_returned(state: State, fact: VoteHeld, returned: Returns, day: date | None) -> VoteHeld:
    """A vote with what only its mode has: names and the roll of the day, or a count sheet."""
    if isinstance(returned, SecretSheet):
        if fact.casting_vote is not None:
            raise CastingVoteInSecrecy
        return replace(fact, secret=True, count_sheet=returned)
    if isinstance(returned, RollCall):
        roll = presences.in_office(state, day)
        if roll is None:
            raise presences.NoRoll
        counted = fact.attendance.present is not None
        attendance = fact.attendance if counted else returned.attendance(roll)
        return replace(fact, roll_call=returned, members=roll, attendance=attendance)
    return fact


def _with_doubts(state: State, fact: VoteHeld) -> VoteHeld:
    return replace(fact, irregularities=doubts(state, fact))


def _own_edits(state: State, on: str, written: str) -> tuple[str, Edits]:
    """The part of an amendment that is voted, and its edits."""
    amendment = state.amendments.get(on)
    if amendment is None:
        raise dividing.NoSuchPart(on, written, ())
    part = dividing.part(state, amendment, written)
    return part.name, part.edits


def _check(state: State, on: str, how: Conduct, edits: Edits) -> list[str]:
    """Whether a vote may be held; the identical amendments it is on as well."""
    amendment = state.amendments.get(on)
    for one in (amendment, *state.parents(amendment)) if amendment else ():
        if one.consolidated is not None:
            raise Consolidated(one.label)
    standing = _standing(state, on, edits)
    if standing and not _second(standing, how):
        raise AlreadyVoted(lookup.label(state, on))
    if how.second and not standing:
        raise NothingToReplace(lookup.label(state, on))
    if amendment is None:
        return []
    if amendment.status is Status.TO_BE_WORDED or not (amendment.status.is_open or standing):
        raise NotVotable(amendment.label, amendment.status)
    if not standing:
        readiness.check(state, amendment)
    return [twin.id for twin in state.identical(amendment) if twin.status.is_open or how.second]


def _second(standing: Sequence[Said], how: Conduct) -> Second | None:
    """Why a vote may replace those that stand: because somebody says so, or because they decided nothing."""
    undecided = all(isinstance(one, Vote) and one.decision.outcome in _UNDECIDED for one in standing)
    return how.second or (Second.NEW_ROUND if standing and undecided else None)


def _standing(state: State, on: str, edits: Edits = ()) -> list[Said]:
    """The votes that stand on something, or on what a part shares with it; several where they are disputed."""
    amendment = state.amendments.get(on)
    if amendment is None:
        return state.votes_on(on)
    return [one for one in amendment.standing_votes if _meet(one.fact.edits, edits)]


def _meet(one: Edits, other: Edits) -> bool:
    """Whether votes on two parts are about the same; no edits are all of them."""
    return not one or not other or bool(set(one) & set(other))


def _replaced(state: State, on: Iterable[str], edits: Edits) -> str:
    """The hash of the vote that this one replaces: one and the same, for all that it is on."""
    last = {name: [one.record.hash for one in _standing(state, name, edits)][-1:] for name in on}
    first, *others = last.values()
    if any(other != first for other in others):
        raise VotedApart(lookup.label(state, next(name for name, other in last.items() if other != first)))
    return "".join(first)


def _chosen(state: State, fact: VoteHeld) -> list[Fact]:
    """Where a recount replaces votes that are disputed, all of them go with the one that it names."""
    if not fact.instead_of or len(_standing(state, fact.on, fact.edits)) < 2:
        return []
    return [DisputeResolved(fact.on, fact.instead_of)]


def _voted_text(state: State, on: str, edits: Edits) -> str:
    amendment = state.amendments.get(on)
    if amendment:
        return dividing.as_voted(state, amendment, edits).digest if edits else amendment.fact.after
    if on == WHOLE:
        return whole_text(state).digest
    return type(state.text)((state.text[on],)).digest


def whole_text(state: State) -> Text:
    """The text that a vote on the whole is on: with everything adopted so far in it, where that can be done."""
    try:
        made = plan(state)
    except AlineaError:
        return state.text
    return state.text if made.conflicts else made.text
