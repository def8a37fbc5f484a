"""Declarations: groups vote as they say, but those who speak for themselves, and those who are away."""

from __future__ import annotations

import pytest

from drafting.voting.declarations import by_groups
from drafting.voting.roll import Roll
from drafting.voting.rollcall import Position, UnknownGroup

ROLL = Roll.parse("id,group\nM017,Garden\nM018,Garden\nM019,Street\nM020,\n")


def said(*groups: tuple[str, Position], **more: object) -> list[str]:
    """The voices of declarations, as they are read out."""
    return [str(voice) for voice in by_groups(ROLL, dict(groups), **{"apart": {}, **more}).voices]  # type: ignore[arg-type]


def test_members_vote_as_their_group_says() -> None:
    """In the order of the roll, whatever the order of the groups."""
    found = said(("Street", Position.ABSTAIN), ("Garden", Position.FOR))
    assert found == ["M017 for (Garden)", "M018 for (Garden)", "M019 abstain (Street)"]


def test_a_dissenter_has_a_voice_of_their_own() -> None:
    """Also one who is in no group, or on no roll."""
    apart = {"M018": Position.AGAINST, "M020": Position.FOR, "M099": Position.FOR}
    assert said(("Garden", Position.FOR), apart=apart) == ["M017 for (Garden)", "M018 against", "M020 for", "M099 for"]


def test_who_is_away_has_no_voice_without_a_proxy() -> None:
    """A proxy is told with whom it votes."""
    found = said(("Garden", Position.FOR), away=["M017", "M018"], proxies={"M018": "M020"})
    assert found == ["M018 for (by M020)"]


def test_who_speaks_apart_is_believed() -> None:
    """Also where nobody had noted that they were there: that is for the chair to settle."""
    assert said(("Garden", Position.FOR), away=["M017", "M018"], apart={"M018": Position.AGAINST}) == ["M018 against"]


def test_a_group_that_is_none() -> None:
    """Nobody on the roll is in it."""
    with pytest.raises(UnknownGroup) as caught:
        said(("Gardens", Position.FOR))
    assert caught.value.value == "Gardens"
