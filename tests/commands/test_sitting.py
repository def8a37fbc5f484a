"""`alinea sitting`: who comes and goes, proxies, pauses, and the quorum that follows."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from drafting.proceedings import rolls
from drafting.proceedings.desk import Desk
from tests.commands.conftest import Room


@pytest.fixture
def rolled(room: Room) -> Room:
    """A reading with a roll of four."""
    desk = Desk.open(room.path, lambda: datetime(2026, 3, 7, 10, tzinfo=UTC), "Nadia")
    rolls.set_roll(desk, "id,group\nM01,Garden\nM02,Garden\nM03,Street\nM04,\n")
    return room


def test_people_come_and_go_by_number(room):
    """A minus is no option."""
    room.done("sitting", "open", "Plenary", "--present", "15")
    out = room.done("sitting", "presence", "+3", "-1")
    assert out == "✓ 3 came; 1 left.\n  In the room: 17 present, 0 represented.\n"
    assert room("séance", "présences", "=12", "--json").json["present"] == 12
    assert room.done("sitting", "presence").endswith("  In the room: 12 present, 0 represented.\n")
    assert "neither who comes or goes" in room("sitting", "presence", "+M017").err


def test_people_come_and_go_by_id(rolled):
    """A number is a member's, where there is a roll."""
    out = rolled.done("sitting", "open", "Plenary", "--present", "all", "--absent", "M03,4", "--proxy", "M03:M01")
    assert out == "✓ The sitting is open: Plenary.\n  In the room: 2 present, 1 represented.\n"
    assert rolled.done("sitting", "presence", "+4", "-M02").startswith("✓ Came: M04; left: M02.\n")
    found = rolled("sitting", "presence", "--json").json
    assert (found["there"], found["proxies"], found["members"]) == (["M01", "M04"], {"M03": "M01"}, 4)
    assert "“9” is not on the roll of today." in rolled("sitting", "presence", "-9").err
    assert rolled("sitting", "open", "x", "--present", "M01", "--absent", "M02").status == 2


def test_proxies(rolled):
    """Given, taken back; too many are warned of at once."""
    council = (rolled.path / "resolution.toml").read_text()
    assert "citizens-assembly" in council
    rolled.done("sitting", "open", "Plenary", "--present", "M01,M02")
    out = rolled.done("sitting", "proxy", "3", "M01")
    assert out.startswith("✓ M01 votes for M03, while M03 is away.\n  In the room: 2 present, 1 represented.")
    assert rolled("sitting", "proxy", "M03").status == 2
    assert "no such proxy" in rolled("sitting", "proxy", "M04", "--revoke").err
    assert rolled.done("séance", "pouvoir", "M03", "--revoke", lang="fr").startswith("✓ ")


def test_a_suspended_sitting(room):
    """Votes meanwhile are irregular; it goes on, once."""
    assert room("sitting", "suspend").status == 2
    room.done("sitting", "open", "Plenary", "--present", "15")
    room.done("séance", "suspendre", "--reason", "Un groupe se réunit", lang="fr")
    assert "the sitting is suspended" in room("vote", "6", "--lost").err
    assert room("sitting", "suspend").status == 2
    assert room("séance", "reprendre", "--json").json["suspended"] is False
    assert room("sitting", "resume").status == 2
    assert "Sitting suspended: Un groupe se réunit" in room.done("log")


def test_the_quorum_is_that_of_each_vote(draft):
    """People leave, and there is none any more."""
    draft.write("resolution.toml", '"citizens-assembly"', '{ preset = "citizens-assembly", quorum = ">1/2 members" }')
    draft.git("commit", "--quiet", "--all", "--message", "Quorum")
    draft.done("reading", "open")
    draft.done("sitting", "open", "Plenary", "--present", "11")
    assert "Adopted" in draft.done("vote", "article 1", "--for", "9", "--against", "2")
    draft.done("sitting", "presence", "-1")
    answer = draft("vote", "article 2", "--for", "9", "--against", "1")
    assert answer.out == "✓ Article 2. No quorum: 10 present, needed 11 of 20 members.\n"
    assert "no quorum: 10 present, needed 11" in answer.err
    draft.done("sitting", "presence", "+1")
    assert "A new round" in draft.done("vote", "article 2", "--for", "9", "--against", "1")


def test_a_sitting_that_closes_shows_its_seal(room):
    """For those who sign the minutes on paper."""
    room.done("sitting", "open", "Plenary")
    assert "\n  Seal, for the signed minutes: " in room.done("sitting", "close")
