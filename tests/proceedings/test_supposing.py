"""Supposing: what would come of some amendments, while nothing is written."""

from __future__ import annotations

import pytest

from drafting.amending.apply import apply
from drafting.amending.redline import redline
from drafting.proceedings.desk import Desk
from drafting.proceedings.lookup import NoReading, UnknownAmendment
from drafting.proceedings.sittings import Consolidated
from drafting.proceedings.supposing import Supposed, suppose
from tests.helpers import refs
from tests.proceedings.actions import adopt, consolidate, folder, propose, reject


def says(found: Supposed, key: str = "articles/follow-up") -> str:
    """The last alinéa of an article, as it would be."""
    return found.plan.text[key].blocks[-1].source


def test_only_what_is_named_passes(desk: Desk) -> None:
    """What was adopted and is not in the text yet does not, unless it is named."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("citizens follows", "citizens watches"))
    adopt(desk, one)
    found = suppose(desk.state, ["2"])
    assert says(found) == "A committee of ten citizens watches the plan."
    assert [a.id for a in found.passed] == [two.id]
    assert says(suppose(desk.state, ["1", "no. 2", "2"])) == "A committee of twelve citizens watches the plan."


def test_all_but_what_is_left_out(desk: Desk) -> None:
    """Open and adopted amendments, but neither rejected ones nor the sub-amendments of what is left out."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("citizens follows", "citizens watches"))
    sub = propose(desk, ("watches", "oversees"), to=two)
    three = propose(desk, ("the plan.", "it."))
    reject(desk, three)
    adopt(desk, one)
    assert says(suppose(desk.state, [], without=True)) == "A committee of twelve citizens oversees the plan."
    assert [a.id for a in suppose(desk.state, ["2"], without=True).passed] == [one.id]
    assert says(suppose(desk.state, [sub.label], without=True)) == "A committee of twelve citizens watches the plan."


def test_a_sub_amendment_brings_its_parent(desk: Desk) -> None:
    """It stands in the parent's text; whoever was not named is told."""
    one = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    found = suppose(desk.state, [sub.label])
    assert (found.implied, says(found)) == (
        (desk.state.amendments[one.id],),
        "A committee of twenty citizens follows the plan.",
    )


def test_conflicts_are_shown_and_the_rest_stands(desk: Desk) -> None:
    """Two that cannot both stand leave the text at their place as it is."""
    propose(desk, ("ten", "twelve"))
    propose(desk, ("ten", "twenty"))
    propose(desk, ("the plan.", "it."))
    found = suppose(desk.state, ["1", "2", "3"])
    assert [len(conflict.sides) for conflict in found.plan.conflicts] == [2]
    assert says(found) == "A committee of ten citizens follows it."
    assert found.plan.weave().text == found.plan.text == apply(found.plan.base, [edit for edit, _ in found.plan.edits])


def test_on_the_text_as_it_stands(desk: Desk) -> None:
    """Earlier adoptions are in it; what is in it already can be neither supposed nor left out."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    propose(desk, ("the plan.", "it."), base=0)
    consolidate(desk)
    assert says(suppose(desk.state, ["2"])) == "A committee of twelve citizens follows it."
    for without in (False, True):
        with pytest.raises(Consolidated):
            suppose(desk.state, ["1"], without=without)


def test_nothing_is_written(desk: Desk) -> None:
    """Neither a fact nor a ref; the state is the one it was."""
    one = propose(desk, ("ten", "twelve"))
    before, status = refs(folder(desk)), one.status
    list(redline(suppose(desk.state, ["1"]).plan.weave()))
    assert (refs(folder(desk)), desk.state.amendments[one.id].status) == (before, status)


def test_whoever_is_unknown(desk: Desk) -> None:
    """A number that nobody bears; a text that is adopted."""
    with pytest.raises(UnknownAmendment):
        suppose(desk.state, ["9"])
    adopt(desk, "text")
    consolidate(desk)
    with pytest.raises(NoReading):
        suppose(desk.state, [], without=True)
