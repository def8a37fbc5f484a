"""Numbering: one device gives the numbers, to its own amendments at once, to those of others when it hears of them."""

from __future__ import annotations

import shutil

import pytest

from drafting.deliberation.facts import Role
from drafting.proceedings import devices, numbering
from drafting.proceedings.desk import Desk, NotAllowed
from drafting.proceedings.lookup import NoReading
from drafting.proceedings.syncing import sync
from tests.proceedings.actions import folder, opened, propose


@pytest.fixture
def other(desk: Desk) -> Desk:
    """A laptop that is admitted, and not for numbering."""
    path = folder(desk).parent / "other"
    shutil.copytree(folder(desk), path)
    (path / ".git" / "alinea" / "device").unlink()
    made = opened(path, "Bob")
    propose(made, ("plants", "waters"))
    sync(desk, str(path))
    desk.look_again()
    devices.admit(desk, made.journal.device or "", [Role.CLERK])
    sync(made, str(folder(desk)))
    return made


def test_what_another_laptop_takes_in_is_numbered_by_the_one_that_may(desk: Desk, other: Desk) -> None:
    """In the order it came in, after the numbers there are."""
    own = propose(desk, ("ten", "twelve"))
    theirs = [propose(other, ("streets that", change)) for change in ("squares that", "places that")]
    assert [a.numbers for a in theirs] == [[], []]
    sync(desk, str(folder(other)))
    desk.look_again()
    made = numbering.number(desk)
    assert [a.id for a in made] == [a.id for a in theirs]
    assert [desk.state.amendments[a.id].label for a in (own, *theirs)] == ["2", "3", "4"]
    assert numbering.waiting(desk.state) == []


def test_nothing_is_written_where_nothing_waits(desk: Desk) -> None:
    """Every amendment has its number."""
    propose(desk, ("ten", "twelve"))
    before = desk.journal.tip
    assert numbering.number(desk) == []
    assert desk.journal.tip == before


def test_who_may_not_number_is_refused(other: Desk) -> None:
    """Its amendments wait."""
    propose(other, ("ten", "twelve"))
    with pytest.raises(NotAllowed):
        numbering.number(other)


def test_without_a_reading_there_is_nothing_to_number(drafted: Desk) -> None:
    """As with everything about amendments."""
    with pytest.raises(NoReading):
        numbering.number(drafted)
