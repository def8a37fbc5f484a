"""Admitting: what was refused can be admitted again; where the standing orders ask, nothing else is voted."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting.deliberation.amendment import Status
from drafting.deliberation.facts import AmendmentMarked, Mark
from drafting.proceedings import drafting_rounds, minutes, sittings
from drafting.proceedings.admitting import NothingToExamine, admit, refuse
from drafting.proceedings.desk import Desk
from drafting.proceedings.readiness import NotAdmitted
from drafting.proceedings.votes import Consolidated
from tests.helpers import FILES, SETTINGS, Clock
from tests.proceedings.actions import adopt, consolidate, propose


@pytest.fixture
def strict(tmp_path: Path) -> Desk:
    """A body that examines the admissibility of every amendment."""
    orders = '= {preset = "citizens-assembly", admissibility = true}'
    files = {**FILES, "resolution.toml": SETTINGS.replace('= "citizens-assembly"', orders)}
    desk = drafting_rounds.start(tmp_path / "strict", files, Clock(), "Ada", device="aaaaaaaa")
    drafting_rounds.open_reading(desk)
    return desk


def test_refused_and_admitted_again(desk: Desk) -> None:
    """The fact is the one that `mark` writes, with who decided and why."""
    propose(desk, ("ten", "twelve"))
    refused = refuse(desk, "1", "Off topic", "the bureau")
    assert (refused.status, refused.reason) == (Status.INADMISSIBLE, "Off topic")
    fact = refused.marks[-1].fact
    assert fact == AmendmentMarked(refused.id, Mark.INADMISSIBLE, "Off topic", "the bureau")
    assert list(minutes.sentences(desk.state, fact)) == ["Amendment 1 inadmissible: Off topic (the bureau)"]
    again = admit(desk, "1", "the plenary")
    assert (again.status, again.is_admitted, again.reason) == (Status.ADMITTED, True, "")


def test_what_was_marked_inadmissible_is_admitted(desk: Desk) -> None:
    """There is one mechanism."""
    propose(desk, ("ten", "twelve"))
    sittings.mark(desk, "1", Mark.INADMISSIBLE)
    assert admit(desk, "1").status is Status.ADMITTED


def test_what_is_over_is_not_examined(desk: Desk) -> None:
    """What was voted on or withdrawn, or is in the text."""
    adopt(desk, propose(desk, ("ten", "twelve")))
    propose(desk, ("plan", "whole plan"))
    sittings.mark(desk, "2", Mark.WITHDRAWN)
    for name in ("1", "2"):
        with pytest.raises(NothingToExamine):
            refuse(desk, name, "Off topic")
    consolidate(desk)
    with pytest.raises(Consolidated):
        admit(desk, "1")


def test_elsewhere_nobody_needs_to_be_admitted(desk: Desk) -> None:
    """The standing orders of most bodies ask for nothing."""
    adopt(desk, propose(desk, ("ten", "twelve")))


def test_where_the_standing_orders_ask(strict: Desk) -> None:
    """Nothing is voted on before it was admitted; identical ones are examined each by itself."""
    one = propose(strict, ("ten", "twelve"))
    with pytest.raises(NotAdmitted):
        adopt(strict, one)
    admit(strict, "1")
    sittings.mark(strict, "1", Mark.RESERVED)
    adopt(strict, one)
    assert one.status is Status.ADOPTED


def test_what_is_refused_is_not_voted(strict: Desk) -> None:
    """As everywhere."""
    propose(strict, ("ten", "twelve"))
    refuse(strict, "1", "Off topic")
    with pytest.raises(sittings.NotVotable):
        adopt(strict, "1")
