"""Joining: what several amendments make together, and whose words they are."""

from __future__ import annotations

import pytest

from drafting.proceedings.desk import Desk
from drafting.proceedings.grouping import group
from drafting.proceedings.joining import TooFew, members, merged, said_by_all
from drafting.proceedings.lookup import UnknownAmendment
from tests.proceedings.actions import adopt, propose, replaced


def test_members_are_named_once(desk: Desk) -> None:
    """In the order in which they were named, by number or id."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("the plan.", "it."))
    assert members(desk.state, ["2", one.id, "2"]) == [two, one]
    with pytest.raises(TooFew):
        members(desk.state, ["2", two.id])
    with pytest.raises(UnknownAmendment):
        members(desk.state, ["1", "7"])


def test_what_they_make_together(desk: Desk) -> None:
    """With their adopted sub-amendments; what they cannot agree on is a conflict."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("the plan.", "it."))
    adopt(desk, propose(desk, ("twelve", "twenty"), to=one))
    made = merged(desk.state, [one, two])
    assert (made.text, made.conflicts) == (replaced(desk.state.text, ("ten", "twenty"), ("the plan.", "it.")), ())
    rival = propose(desk, ("ten", "six"))
    assert len(merged(desk.state, [one, rival]).conflicts) == 1


def test_a_group_has_said_who_is_behind_what(desk: Desk) -> None:
    """Its statement is not told as its first author's alone."""
    propose(desk, ("ten", "twelve"))
    propose(desk, ("the plan.", "it."))
    whole = group(desk, ["1", "2"], statement="Ann: a. Bob: b.")
    other = propose(desk, ("every street", "each street"))
    wording = said_by_all(desk.state, [whole, other], "", None)
    assert wording.statement == "Ann: a. Bob: b."
    assert wording.title == "twelve; it.; each street"
