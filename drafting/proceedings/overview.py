"""The overview: where the room is, what comes next, and what waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import WHOLE, State
from drafting.proceedings.adoptions import irregular_votes, to_fold_in
from drafting.proceedings.agenda import still_to_vote
from drafting.proceedings.desk import Desk
from drafting.proceedings.disputes import Dispute, disputes
from drafting.proceedings.numbering import waiting
from drafting.voting.tally import Outcome


@dataclass(frozen=True)
class Overview:
    """What one wants to know first, of the reading under way.

    `called` are the amendments still to be dealt with, in order; `adopted` those that wait to be
    folded into the text. `irregular` names what votes are on that the chair has to settle;
    `unnumbered` amendments wait for the device that numbers, `late` ones came after the deadline and
    must still be dealt with. `pushed` are branches that no fact
    speaks of, `moved` those moved by hand; `apart` the facts that make no sense where they stand,
    and `unread` those of a later release.
    """

    title: str
    reading: Reading | None
    sitting: Sitting | None
    statuses: Mapping[Status, int]
    called: tuple[Amendment, ...]
    adopted: tuple[Amendment, ...]
    to_vote_whole: bool
    rejected: bool
    disputes: tuple[Dispute, ...]
    irregular: tuple[str, ...]
    unnumbered: tuple[Amendment, ...]
    late: tuple[Amendment, ...]
    pushed: tuple[str, ...]
    moved: tuple[str, ...]
    apart: tuple[tuple[Record, str], ...]
    unread: int


def overview(desk: Desk) -> Overview:
    """Where the resolution on a desk stands; nothing is written."""
    state = desk.state
    own = state.of_reading()
    called = _called(state)
    over = state.reading is None or state.reading.adopted is not None
    return Overview(
        title=state.title,
        reading=state.reading,
        sitting=state.sitting,
        statuses=Counter(amendment.status for amendment in own),
        called=called,
        adopted=() if over else tuple(to_fold_in(state)),
        to_vote_whole=not over and bool(own) and not called and not state.votes_on(WHOLE),
        rejected=_is_rejected(state),
        disputes=disputes(state),
        irregular=tuple(irregular_votes(state)),
        unnumbered=tuple(waiting(state)),
        late=tuple(amendment for amendment in called if amendment.fact.deadline),
        pushed=tuple(desk.not_taken_in()),
        moved=tuple(desk.by_hand()),
        apart=tuple(state.irregular),
        unread=len(state.unread),
    )


def _is_rejected(state: State) -> bool:
    """Whether the vote on the whole did not carry."""
    vote = state.vote_on(WHOLE)
    return vote is not None and vote.decision.outcome is Outcome.REJECTED


def _called(state: State) -> tuple[Amendment, ...]:
    """What must still be dealt with, in the order of discussion."""
    if state.reading is None:
        return ()
    return tuple(state.amendments[name] for name in still_to_vote(state).names)
