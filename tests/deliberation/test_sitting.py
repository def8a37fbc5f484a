"""A sitting: who is there as people come and go, and who votes for whom."""

from __future__ import annotations

import pytest

from drafting.deliberation.facts import (
    DeviceIntroduced,
    Fact,
    NamesPublished,
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    RollSet,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from drafting.deliberation.fold import fold
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import State
from drafting.voting.roll import Roll
from tests.helpers import chain

BY_NAME = SittingOpened("Plenary", 2, 0, ("M017", "M018"), {"M042": "M017"})
BY_COUNT = SittingOpened("Plenary", 8, 1)


def after(*facts: Fact) -> State:
    """What facts add up to."""
    return fold(chain([DeviceIntroduced("AC"), *facts]))


def sitting(*facts: Fact) -> Sitting:
    """The sitting that is open after facts."""
    found = after(*facts).sitting
    assert found is not None
    return found


def test_those_present_are_known_by_id() -> None:
    """So are those who vote for one another."""
    found = sitting(BY_NAME)
    assert (found.present, found.represented, found.is_by_name) == (2, 1, True)
    assert found.carried == {"M042": "M017"}


def test_people_come_and_go_by_id() -> None:
    """One who comes twice is there once; one who leaves twice is gone."""
    found = sitting(BY_NAME, PresenceChanged(("M019", "M018"), ("M017",)), PresenceChanged((), ("M017",)))
    assert found.there == {"M018", "M019"}
    assert found.present == 2


@pytest.mark.parametrize(
    ("change", "present"),
    [
        (PresenceChanged(more=3, fewer=1), 10),
        (PresenceChanged(fewer=9), 0),
        (PresenceChanged(counted=5), 5),
        (PresenceChanged(("M017",), ("M042",)), 8),  # whom nobody had noted was one of the eight
    ],
)
def test_people_come_and_go_by_number(change: PresenceChanged, present: int) -> None:
    """Never fewer than nobody."""
    assert sitting(BY_COUNT, change).present == present


def test_nobody_knows_how_many_are_there_until_the_room_is_counted() -> None:
    """Whoever comes and goes before."""
    assert sitting(SittingOpened("Plenary"), PresenceChanged(more=3)).present is None
    assert sitting(SittingOpened("Plenary"), PresenceChanged(counted=3)).present == 3


def test_a_proxy_counts_while_its_giver_is_away_and_its_bearer_there() -> None:
    """And not once it is revoked."""
    assert sitting(BY_NAME, PresenceChanged(("M042",))).carried == {}
    assert sitting(BY_NAME, PresenceChanged((), ("M017",))).carried == {}
    assert sitting(BY_NAME, ProxyRevoked("M042")).carried == {}
    found = sitting(BY_NAME, ProxyGiven("M018", "M017"))
    assert found.carried == {"M042": "M017"}
    assert sitting(BY_NAME, ProxyGiven("M018", "M017"), PresenceChanged((), ("M018",))).represented == 2


def test_where_the_room_is_only_counted_bearers_are_believed_to_be_there() -> None:
    """Proxies that were only counted stay beside those by id."""
    assert sitting(BY_COUNT, ProxyGiven("M042", "M017")).represented == 2


def test_a_sitting_is_suspended_and_goes_on() -> None:
    """As often as it takes."""
    pause = (SittingSuspended("A group meets."), SittingResumed())
    assert sitting(BY_NAME, *pause, SittingSuspended()).is_suspended
    found = sitting(BY_NAME, *pause, *pause)
    assert not found.is_suspended
    assert [fact.reason for fact, _, _ in found.pauses] == ["A group meets.", "A group meets."]


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ([PresenceChanged(more=1)], "no sitting is open"),
        ([BY_NAME, SittingClosed(), SittingSuspended()], "no sitting is open"),
        ([BY_NAME, SittingSuspended(), SittingSuspended()], "the sitting is suspended already"),
        ([BY_NAME, SittingResumed()], "the sitting is not suspended"),
        ([BY_NAME, ProxyRevoked("M099")], "no proxy of M099"),
    ],
)
def test_what_makes_no_sense_is_irregular(facts: list[Fact], why: str) -> None:
    """And changes nothing."""
    assert [reason for _, reason in after(*facts).irregular] == [why]


def test_the_last_roll_is_in_force() -> None:
    """Names that were made public add up."""
    one, two = Roll.parse("id\nM017\n"), Roll.parse("id\nM018\n")
    state = after(RollSet(one), RollSet(two), NamesPublished({"M017": "Ada"}), NamesPublished({"M018": "Zoé"}))
    assert state.roll == two
    assert state.names == {"M017": "Ada", "M018": "Zoé"}
    assert after().roll is None
