"""Readiness: nobody votes on what was not admitted where it must be, nor on two wordings at once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from drafting.deliberation.facts import AmendmentMarked, Mark
from drafting.deliberation.standing import Said
from drafting.proceedings.desk import Desk
from drafting.proceedings.readiness import NotAdmitted, SeveralWordings, check, check_wording
from drafting.proceedings.rectifying import Rectification, rectify
from tests.helpers import raw
from tests.proceedings.actions import propose, replaced


def test_what_is_ready(desk: Desk) -> None:
    """An amendment like any other."""
    check(desk.state, propose(desk, ("ten", "twelve")))


def test_what_is_not_admitted(desk: Desk) -> None:
    """Only where the standing orders ask for it."""
    one = propose(desk, ("ten", "twelve"))
    reading = desk.state.reading
    assert reading is not None
    orders = replace(reading.settings.standing_orders, admissibility=True)
    reading.settings = replace(reading.settings, standing_orders=orders)
    with pytest.raises(NotAdmitted):
        check(desk.state, one)
    fact = AmendmentMarked(one.id, Mark.ADMITTED)
    one.said.append(Said(fact, raw(fact.type, fact.data(), seq=99)))
    check(desk.state, one)


def test_two_wordings(desk: Desk) -> None:
    """Made at once, by laptops that did not know of each other."""
    propose(desk, ("ten", "twelve"))
    one = rectify(desk, "1", Rectification(replaced(desk.state.text, ("ten", "two"))))
    check_wording(one)
    said = one.wording.said
    other = Said(replace(said.fact, title="Other"), raw(said.fact.type, {}, device="bbbbbbbb"))  # type: ignore[type-var]
    one.word(replace(one.wording, said=other, rank=2))
    with pytest.raises(SeveralWordings) as caught:
        check_wording(one)
    assert (caught.value.name, caught.value.label) == ("1", "1 rect. / rect. bis")
