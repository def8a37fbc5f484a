"""Disputes: what contradicts itself is named, and only that; people choose, and what they chose stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentMarked, AmendmentNumbered, DisputeResolved, Mark
from drafting.deliberation.state import WHOLE
from drafting.proceedings import sittings, undoing
from drafting.proceedings.consolidation import OutcomeDisputed, consolidate
from drafting.proceedings.desk import Desk
from drafting.proceedings.disputes import Kind, NoDispute, NoSuchSide, disputes, resolve
from drafting.proceedings.minutes import sentences
from drafting.voting.ballots import Count
from tests.proceedings.actions import adopt, propose


def _counted_twice(desk: Desk) -> Amendment:
    """An amendment with two counts of which neither replaces the other."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    with desk.writing():
        desk.write([replace(amendment.votes[0].fact, sheet=Count(2, 7))])
    return amendment


def test_nothing_is_disputed(desk: Desk) -> None:
    """In a reading like any other, and before the first."""
    assert disputes(desk.state) == ()
    adopt(desk, propose(desk, ("ten", "twelve")))
    assert disputes(desk.state) == ()


def test_two_outcomes(desk: Desk) -> None:
    """Two counts of which neither replaces the other; a recount settles it as well as a choice does."""
    amendment = _counted_twice(desk)
    (found,) = disputes(desk.state)
    assert (found.kind, found.about, len(found.sides)) == (Kind.OUTCOME, amendment.id, 2)
    sittings.vote(desk, amendment.id, Count(7, 2, 1), sittings.RECOUNT)
    assert disputes(desk.state) == ()
    assert amendment.status is Status.ADOPTED


def test_the_same_count_twice_is_no_dispute(desk: Desk) -> None:
    """Two clerks who type the same sheet say the same."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    with desk.writing():
        desk.write([amendment.votes[0].fact])
    assert disputes(desk.state) == ()


@pytest.mark.parametrize(("rank", "status"), [(1, Status.ADOPTED), (2, Status.REJECTED)])
def test_what_people_choose_stands(desk: Desk, rank: int, status: Status) -> None:
    """Either side can be the right one; both are kept, and the minutes tell which stands and why."""
    amendment = _counted_twice(desk)
    resolve(desk, amendment.label, rank, "the second teller's sheet")
    assert amendment.status is status
    assert len(amendment.votes) == 2
    assert disputes(desk.state) == ()
    (said,) = sentences(desk.state, amendment.said[-1].fact)
    assert "the second teller's sheet" in said
    assert ("Rejected" in said) is (status is Status.REJECTED)


def test_a_choice_can_be_undone(desk: Desk) -> None:
    """Then what contradicted itself does so again."""
    amendment = _counted_twice(desk)
    resolve(desk, amendment.id, 1)
    undoing.undo(desk)
    assert desk.state.amendments[amendment.id].status is Status.DISPUTED


def test_only_what_is_disputed_is_resolved(desk: Desk) -> None:
    """And only to one of its sides; nothing is written."""
    amendment = propose(desk, ("ten", "twelve"))
    with pytest.raises(NoDispute):
        resolve(desk, amendment.id, 1)
    with desk.writing():
        desk.write([AmendmentNumbered(amendment.id, 9)])
    before = len(desk.state.records)
    with pytest.raises(NoSuchSide):
        resolve(desk, amendment.id, 3)
    assert len(desk.state.records) == before


def test_identical_amendments_share_their_dispute(desk: Desk) -> None:
    """One vote on two of them, counted twice, is one dispute, and one choice settles it for both."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("ten", "twelve"))
    adopt(desk, one)
    with desk.writing():
        desk.write([replace(one.votes[0].fact, sheet=Count(2, 7))])
    assert len(disputes(desk.state)) == 1
    resolve(desk, two.id, 2)
    assert (one.status, two.status) == (Status.REJECTED, Status.REJECTED)


def test_a_disputed_vote_on_the_whole_waits(desk: Desk) -> None:
    """No text is adopted by a vote that another contradicts; the room goes on."""
    sittings.vote(desk, "text", Count(9, 1))
    (held,) = desk.state.votes_on(WHOLE)
    with desk.writing():
        desk.write([replace(held.fact, sheet=Count(1, 9))])
    propose(desk, ("ten", "twelve"))
    with pytest.raises(OutcomeDisputed):
        consolidate(desk)
    resolve(desk, "text", 1)
    consolidate(desk)
    assert desk.state.reading is not None
    assert desk.state.reading.adopted


def test_two_numbers(desk: Desk) -> None:
    """An amendment that was given two numbers bears the one that people choose."""
    amendment = propose(desk, ("ten", "twelve"))
    with desk.writing():
        desk.write([AmendmentNumbered(amendment.id, 5)])
    assert amendment.label == "1 / 5"
    resolve(desk, amendment.id, 2)
    assert amendment.label == "5"


def test_a_shared_number(desk: Desk) -> None:
    """One keeps it, and the other gets the next that nobody ever bore."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("plants", "waters"))
    with desk.writing():
        desk.write([AmendmentNumbered(one.id, 2)])
    assert {found.kind for found in disputes(desk.state)} == {Kind.NUMBERS, Kind.SHARED_NUMBER}
    resolve(desk, one.id, 1)
    assert (one.label, two.label) == ("1", "2")
    three = propose(desk, ("trees", "vines"))
    with desk.writing():
        desk.write([DisputeResolved(three.id, number=2)])
    resolve(desk, "2", 1)
    assert len({a.label for a in desk.state.of_reading()}) == 3
    assert disputes(desk.state) == ()


def test_a_mark_that_knew_the_votes_ends_the_dispute(desk: Desk) -> None:
    """Whoever withdraws a disputed amendment knows what is disputed."""
    amendment = _counted_twice(desk)
    with desk.writing():
        desk.write([AmendmentMarked(amendment.id, Mark.WITHDRAWN)])
    assert amendment.status is Status.WITHDRAWN
