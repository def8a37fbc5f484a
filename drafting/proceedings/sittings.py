"""Sittings: opinions, marks and votes, as the room gives them."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.amendment import Amendment, Status, Vote
from drafting.deliberation.facts import (
    AmendmentMarked,
    Mark,
    Opinion,
    OpinionGiven,
    SittingClosed,
    SittingOpened,
    VoteHeld,
)
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import WHOLE, State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.consolidation import plan
from drafting.proceedings.desk import Desk
from drafting.text.model import Text
from drafting.voting.ballots import Attendance, Problem, Sheet, problems


class NotVotable(AlineaError):
    """An amendment that is no longer there to be voted on."""

    def __init__(self, name: str, status: Status) -> None:
        self.name, self.status = name, status
        super().__init__(f"{name}: {status}")


class AlreadyVoted(AlineaError):
    """Something that has been voted on; a second vote replaces the first only when it is a recount."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class SittingIsOpen(AlineaError):
    """A sitting that is open, where one was to be opened."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class NoSitting(AlineaError):
    """No sitting is open."""


class Consolidated(AlineaError):
    """Something whose outcome is already folded into the text."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


@dataclass(frozen=True)
class Held:
    """A vote as recorded, what does not add up in it, and who still waits to be voted first."""

    vote: Vote
    problems: tuple[Problem, ...]
    waiting: tuple[Amendment, ...] = ()
    identical: tuple[Amendment, ...] = ()


def open_sitting(desk: Desk, title: str, present: int | None = None, represented: int = 0) -> Sitting:
    """Open a sitting; raises `SittingIsOpen`."""
    with desk.writing():
        if desk.state.sitting:
            raise SittingIsOpen(desk.state.sitting.fact.title)
        desk.write([SittingOpened(title, present, represented)])
    return desk.state.sittings[-1]


def close_sitting(desk: Desk) -> Sitting:
    """Close the open sitting; raises `NoSitting`."""
    with desk.writing():
        sitting = desk.state.sitting
        if sitting is None:
            raise NoSitting
        desk.write([SittingClosed()])
    return sitting


def give_opinion(desk: Desk, written: str, by: str, opinion: Opinion, note: str = "") -> Amendment:
    """Set an opinion on an amendment down."""
    with desk.writing():
        amendment = lookup.amendment(desk.state, written)
        desk.write([OpinionGiven(amendment.id, by, opinion, note)])
    return desk.state.amendments[amendment.id]


def mark(desk: Desk, written: str, mark_: Mark, reason: str = "") -> Amendment:
    """Mark an amendment; raises `Consolidated` once it is in the text."""
    with desk.writing():
        amendment = lookup.discussed(desk.state, written)
        if amendment.consolidated is not None:
            raise Consolidated(amendment.label)
        desk.write([AmendmentMarked(amendment.id, mark_, reason)])
    return desk.state.amendments[amendment.id]


def vote(
    desk: Desk,
    written: str,
    sheet: Sheet,
    *,
    attendance: Attendance | None = None,
    casting_vote: bool | None = None,
    tie_settled: bool | None = None,
    secret: bool = False,
    second_call: bool = False,
    quorum_asked: bool = False,
    recount: bool = False,
) -> Held:
    """Record a vote on an amendment, a division or the whole; raises `NotVotable`, `AlreadyVoted`, `Consolidated`."""
    with desk.writing():
        state = desk.state
        lookup.open_reading(state)
        on = lookup.votable(state, written)
        amendment = state.amendments.get(on)
        same = _check(state, on, amendment, recount=recount)
        before = amendment.vote if amendment else state.vote_on(on)
        fact = VoteHeld(
            on=on,
            sheet=sheet,
            rule=state.settings.standing_orders.rule,
            attendance=attendance or present(state),
            text=_voted_text(state, on, amendment),
            identical=tuple(a.id for a in same),
            casting_vote=casting_vote,
            secret=secret,
            instead_of=before.record.hash if before else "",
            tie_settled=tie_settled,
            second_call=second_call,
            quorum_asked=quorum_asked,
        )
        (record,) = desk.write([fact])
    waiting = [c for c in state.children(on) if c.status.is_open] if amendment else []
    return Held(Vote(fact, record), _problems(state, sheet, fact.attendance), tuple(waiting), tuple(same))


def present(state: State) -> Attendance:
    """Who can vote now, as the open sitting and the settings have it."""
    members = state.settings.members or 0
    if state.sitting:
        return Attendance(members, state.sitting.fact.present, state.sitting.fact.represented)
    return Attendance(members)


def _problems(state: State, sheet: Sheet, attendance: Attendance) -> tuple[Problem, ...]:
    """What does not add up, as far as anybody knows how many members there are."""
    return problems(sheet, attendance) if state.settings.members or attendance.present is not None else ()


def _check(state: State, on: str, amendment: Amendment | None, *, recount: bool) -> list[Amendment]:
    """Whether a vote may be held; the identical amendments it is on as well."""
    if amendment is None:
        if state.vote_on(on) and not recount:
            raise AlreadyVoted(on)
        return []
    for one in (amendment, *state.parents(amendment)):
        if one.consolidated is not None:
            raise Consolidated(one.label)
    if amendment.votes and not recount:
        raise AlreadyVoted(amendment.label)
    if not amendment.status.is_open and not amendment.votes:
        raise NotVotable(amendment.label, amendment.status)
    return [a for a in state.identical(amendment) if a.status.is_open or recount]


def _voted_text(state: State, on: str, amendment: Amendment | None) -> str:
    if amendment:
        return amendment.fact.after
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
