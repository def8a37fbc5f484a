"""Presences: who comes and goes, as a clerk writes it, with a roll and without."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import PresenceChanged
from drafting.proceedings import presences, rolls, sittings
from drafting.proceedings.desk import Desk
from drafting.proceedings.presences import NoMove, NoProxy, NoRoll, NoSitting, NotOnRoll, member, moves
from drafting.voting.ballots import Attendance
from drafting.voting.roll import Roll

ROLL = Roll.parse("id,group\nM017,Garden\nM042,\nX042,\n18,\n")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["+M017", "-M042"], PresenceChanged(("M017",), ("M042",))),
        (["+17", "\u2212m042"], PresenceChanged(("M017",), ("M042",))),
        (["+18"], PresenceChanged(("18",))),
        (["=3"], PresenceChanged(counted=3)),
    ],
)
def test_with_a_roll_a_number_is_a_members(words: list[str], expected: PresenceChanged) -> None:
    """Never a number of people; what the room was counted at begins with another sign."""
    assert moves(words, ROLL) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["+3", "-1"], PresenceChanged(more=3, fewer=1)),
        (["+3", "+2"], PresenceChanged(more=5)),
        (["=0"], PresenceChanged(counted=0)),
    ],
)
def test_without_a_roll_it_is_a_number_of_people(words: list[str], expected: PresenceChanged) -> None:
    """They add up."""
    assert moves(words, None) == expected


@pytest.mark.parametrize("words", [[], ["3"], ["+M017"], ["=3", "+1"], ["=3", "=4"], ["+"], ["*3"]])
def test_what_says_neither_who_nor_how_many(words: list[str]) -> None:
    """Nothing is guessed."""
    with pytest.raises(NoMove):
        moves(words, None)


@pytest.mark.parametrize(("written", "near"), [("42", ("M042", "X042")), ("99", ()), ("M0017", ("M017",))])
def test_who_is_not_on_the_roll(written: str, near: tuple[str, ...]) -> None:
    """Or not alone: some that are come with the error."""
    with pytest.raises(NotOnRoll) as caught:
        member(ROLL, written)
    assert caught.value.near[: len(near)] == near


def test_people_come_and_go(desk: Desk) -> None:
    """Only while a sitting is open; the quorum is that of each vote."""
    with pytest.raises(NoSitting):
        presences.change(desk, ["+1"])
    sittings.open_sitting(desk, "Plenary", 5)
    presences.change(desk, ["+3", "-1"])
    assert presences.room(desk.state) == Attendance(10, 7)


def test_proxies_are_given_and_taken_back(desk: Desk) -> None:
    """To somebody else, by members on the roll."""
    sittings.open_sitting(desk, "Plenary")
    with pytest.raises(NoRoll):
        presences.give_proxy(desk, "M017", "M042")
    rolls.set_roll(desk, "id\nM017\nM042\n")
    presences.give_proxy(desk, "17", "M042")
    assert desk.state.sitting is not None
    assert desk.state.sitting.proxies == {"M017": "M042"}
    with pytest.raises(NoProxy):
        presences.give_proxy(desk, "M017", "17")
    presences.revoke_proxy(desk, "M017")
    assert desk.state.sitting.proxies == {}
    with pytest.raises(NoProxy):
        presences.revoke_proxy(desk, "M017")
