"""Sittings: when the room is open; opinions and marks, as it gives them. Votes are in `votes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.deliberation.amendment import DECIDED, Amendment
from drafting.deliberation.facts import (
    AmendmentMarked,
    Mark,
    Opinion,
    OpinionGiven,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from drafting.deliberation.sealing import seal
from drafting.deliberation.sitting import Sitting
from drafting.errors import AlineaError
from drafting.proceedings import lookup, presences
from drafting.proceedings.desk import Desk
from drafting.proceedings.presences import NoSitting
from drafting.proceedings.presences import room as present
from drafting.proceedings.seals import sign_tag
from drafting.proceedings.votes import (
    RECOUNT,
    AlreadyVoted,
    Conduct,
    Consolidated,
    Held,
    NotVotable,
    Returns,
    vote,
    whole_text,
)

__all__ = [
    "RECOUNT",
    "AlreadyVoted",
    "Conduct",
    "Consolidated",
    "Held",
    "Mark",
    "NoSitting",
    "NotSuspended",
    "NotVotable",
    "Opinion",
    "Returns",
    "SittingIsOpen",
    "SittingIsSuspended",
    "close_sitting",
    "give_opinion",
    "mark",
    "open_sitting",
    "present",
    "resume",
    "suspend",
    "vote",
    "whole_text",
]


class SittingIsOpen(AlineaError):
    """A sitting that is open, where one was to be opened."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(title)


class SittingIsSuspended(AlineaError):
    """A sitting that is suspended already."""


class NotSuspended(AlineaError):
    """A sitting that goes on, where it was to be resumed."""


def open_sitting(
    desk: Desk,
    title: str,
    present: int | None = None,
    represented: int = 0,
    *,
    members: Sequence[str] = (),
    proxies: Mapping[str, str] | None = None,
) -> Sitting:
    """Open a sitting with so many present, or with those members; raises `SittingIsOpen`, `NoRoll`, `NotOnRoll`."""
    with desk.writing():
        if desk.state.sitting:
            raise SittingIsOpen(desk.state.sitting.fact.title)
        roll = presences.in_office(desk.state, presences.today(desk))
        there = presences.members(roll, members) if members else ()
        away = presences.proxies(roll, proxies) if proxies else {}
        desk.write([SittingOpened(title, len(there) if there else present, represented, there, away)])
    return desk.state.sittings[-1]


def suspend(desk: Desk, reason: str = "") -> Sitting:
    """Suspend the sitting; raises `NoSitting`, `SittingIsSuspended`."""
    with desk.writing():
        if presences.open_one(desk.state).is_suspended:
            raise SittingIsSuspended
        desk.write([SittingSuspended(reason)])
    return desk.state.sittings[-1]


def resume(desk: Desk) -> Sitting:
    """Go on with a suspended sitting; raises `NoSitting`, `NotSuspended`."""
    with desk.writing():
        if not presences.open_one(desk.state).is_suspended:
            raise NotSuspended
        desk.write([SittingResumed()])
    return desk.state.sittings[-1]


def close_sitting(desk: Desk) -> Sitting:
    """Close the open sitting, and seal every fact written until then; raises `NoSitting`."""
    with desk.writing():
        sitting = desk.state.sitting
        if sitting is None:
            raise NoSitting
        desk.introduce()
        closing = desk.write([SittingClosed(seal(desk.state.records))])[-1]
        sign_tag(desk, closing)
    return sitting


def give_opinion(desk: Desk, written: str, by: str, opinion: Opinion, note: str = "") -> Amendment:
    """Set an opinion on an amendment down."""
    with desk.writing():
        amendment = lookup.amendment(desk.state, written)
        desk.write([OpinionGiven(amendment.id, by, opinion, note)])
    return desk.state.amendments[amendment.id]


def mark(desk: Desk, written: str, mark_: Mark, reason: str = "", by: str = "") -> Amendment:
    """Mark an amendment, as `by` decided; raises `Consolidated` once it is in the text.

    What a vote has decided no mark takes back: raises `AlreadyVoted`.
    """
    with desk.writing():
        amendment = lookup.discussed(desk.state, written)
        if amendment.consolidated is not None:
            raise Consolidated(amendment.label)
        if amendment.status in DECIDED:
            raise AlreadyVoted(amendment.label)
        desk.write([AmendmentMarked(amendment.id, mark_, reason, by)])
    return desk.state.amendments[amendment.id]
