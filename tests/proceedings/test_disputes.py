"""Disputes: what contradicts itself is named, and only that."""

from __future__ import annotations

from drafting.deliberation.facts import AmendmentNumbered
from drafting.proceedings import sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.disputes import Disputes, disputes
from drafting.voting.ballots import Count
from tests.proceedings.actions import adopt, propose


def test_nothing_is_disputed(desk: Desk) -> None:
    """In a reading like any other, and before the first."""
    assert disputes(desk.state) == Disputes()
    adopt(desk, propose(desk, ("ten", "twelve")))
    assert disputes(desk.state) == Disputes()


def test_two_outcomes(desk: Desk) -> None:
    """Two counts of which neither replaces the other."""
    amendment = propose(desk, ("ten", "twelve"))
    adopt(desk, amendment)
    with desk.writing():
        desk.write([amendment.votes[0].fact])
    assert [a.id for a in disputes(desk.state).votes] == [amendment.id]
    sittings.vote(desk, amendment.id, Count(7, 2, 1), recount=True)


def test_numbers(desk: Desk) -> None:
    """An amendment with two numbers, and a number on two amendments."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("plants", "waters"))
    with desk.writing():
        desk.write([AmendmentNumbered(one.id, 2)])
    found = disputes(desk.state)
    assert [a.id for a in found.numbers] == [one.id]
    assert {number: {a.id for a in several} for number, several in found.shared.items()} == {2: {one.id, two.id}}
