"""Carrying: a sub-amendment on its parent as that is worded now."""

from __future__ import annotations

from drafting.amending.apply import apply
from drafting.proceedings.carrying import onto_parent, reworded_since
from drafting.proceedings.desk import Desk
from drafting.proceedings.rectifying import Rectification, rectify
from tests.proceedings.actions import propose, replaced


def test_nothing_was_reworded(desk: Desk) -> None:
    """The edits stay as they are."""
    sub = propose(desk, ("plan", "whole plan"), to=propose(desk, ("ten", "twelve")))
    assert reworded_since(desk.state, sub) == ()
    carried = onto_parent(desk.state, sub, sub.fact.edits)
    assert (carried.edits, carried.lost) == (sub.fact.edits, ())


def test_onto_a_later_wording(desk: Desk) -> None:
    """What it changes is found again, wherever it stands now."""
    sub = propose(desk, ("plan", "whole plan"), to=propose(desk, ("ten", "twelve")))
    parent = rectify(desk, "1", Rectification(replaced(desk.state.text, ("A committee of ten", "Some ten or twelve"))))
    now = desk.state.amended(parent)
    carried = onto_parent(desk.state, sub, sub.fact.edits)
    assert carried.lost == ()
    assert apply(now, carried.edits) == replaced(now, ("plan", "whole plan"))


def test_what_the_later_wording_no_longer_has(desk: Desk) -> None:
    """It is lost, and says to what."""
    sub = propose(desk, ("twelve", "twenty"), to=propose(desk, ("ten", "twelve")))
    rectify(desk, "1", Rectification(replaced(desk.state.text, ("plan", "whole plan"))))
    carried = onto_parent(desk.state, sub, sub.fact.edits)
    assert [edit for edit, _ in carried.lost] == list(sub.fact.edits)
