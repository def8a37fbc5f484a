"""Discussion: amendments side by side on the text that they amend."""

from __future__ import annotations

from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import all_collisions, labels_of, pending, tables
from tests.proceedings.actions import adopt, consolidate, propose, reject


def test_each_text_has_its_table(desk: Desk) -> None:
    """The resolution's amendments, and those of each amendment that is itself amended."""
    one = propose(desk, ("ten", "twelve"))
    sub = propose(desk, ("twelve", "twenty"), to=one)
    first, second = tables(desk.state, pending(desk.state))
    assert (first.parent, [name for name, _ in first.contributions]) == (None, [one.id])
    assert (second.parent, [name for name, _ in second.contributions]) == (desk.state.amendments[one.id], [sub.id])
    assert "twelve" in second.text["articles/follow-up"].markdown
    assert str(labels_of(desk.state, first)["articles/follow-up"]) == "3"


def test_what_is_decided_is_off_the_table(desk: Desk) -> None:
    """Adopted ones stay until they are in the text; rejected ones go at once."""
    one, two = propose(desk, ("ten", "twelve")), propose(desk, ("every street", "each street"))
    reject(desk, two)
    adopt(desk, one)
    assert [a.id for a in pending(desk.state)] == [one.id]
    consolidate(desk)
    assert list(tables(desk.state, pending(desk.state))) == []


def test_they_are_carried_onto_the_text_as_it_stands(desk: Desk) -> None:
    """What the text no longer takes is told with what is in its way."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    two = propose(desk, ("ten", "twenty"), ("every street", "each street"))
    consolidate(desk)
    (table,) = tables(desk.state, pending(desk.state))
    ((name, edits),) = table.contributions
    assert (name, [edit.division for edit in edits]) == (two.id, ["articles/purpose"])
    assert [lost.division for lost, _ in table.lost[two.id]] == ["articles/follow-up"]


def test_collisions_of_every_table(desk: Desk) -> None:
    """Also among sub-amendments, in the words of the amendment that they amend."""
    one = propose(desk, ("ten", "twelve"))
    propose(desk, ("ten citizens", "twenty people"))
    propose(desk, ("twelve citizens", "fifteen citizens"), to=one)
    propose(desk, ("twelve", "thirty"), to=one)
    (top, outer), (below, inner) = all_collisions(desk.state)
    assert [group.passage(top.text).said for group in outer.groups] == ["ten"]
    assert [group.passage(below.text).said for group in inner.groups] == ["twelve"]
