"""The roll: ids, groups, terms; what is read, what is refused, who is in office on a day."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.roll import InvalidRoll, Member, Roll
from drafting.voting.tables import Fault, UnreadableRows

ROLL = Roll(
    (
        Member("M017", "Garden", "2026"),
        Member("M018", "Street", since=date(2026, 2, 1)),
        Member("M019", "Garden", until=date(2026, 2, 1)),
        Member("M020"),
    )
)

words = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), max_size=12)
days = st.none() | st.dates()
terms = st.tuples(days, days).map(lambda term: term if None in term else tuple(sorted(term)))
members = st.builds(
    lambda ident, group, promotion, term: Member(ident, group, promotion, *term),
    words.filter(bool),
    words,
    words,
    terms,
)
rolls = st.builds(lambda many: Roll(tuple(many)), st.lists(members, max_size=6, unique_by=lambda member: member.id))


@pytest.mark.parametrize(
    "text",
    [
        "id,group,promotion,from,until\nM017,Garden,2026,,\nM018,Street,,2026-02-01,\nM019,Garden,,,2026-02-01\nM020\n",
        "Matricule;Groupe;Promotion;Du;Au\nM017;Garden;2026;;\nM018;Street;;01/02/2026;\nM019;Garden;;;01/02/2026\nM020;;;;\n",
    ],
)
def test_a_roll_is_read_in_two_languages(text: str) -> None:
    """The same members in the same order."""
    assert Roll.parse(text) == ROLL


def test_an_id_is_enough() -> None:
    """A body without groups or terms."""
    assert Roll.parse("id\nM017\nM020\n") == Roll((Member("M017"), Member("M020")))


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("id,name\nM017,Ada\n", Fault.COLUMN_UNKNOWN, 1),
        ("group\nGarden\n", Fault.COLUMN_MISSING, 2),
        ("id,group\n,Garden\n", Fault.CELL_EMPTY, 2),
        ("id\nM017\nM018\nM017\n", Fault.TWICE, 4),
        ("id,from\nM017,soon\n", Fault.CELL, 2),
        ("id,from,until\nM017,2026-03-01,2026-02-01\n", Fault.CELL, 2),
        ("id\n" + "M" * 81 + "\n", Fault.CELL, 2),
    ],
)
def test_what_is_no_roll_is_refused(text: str, fault: Fault, line: int) -> None:
    """Names, members without id or twice, days that are none, terms that end before they begin."""
    with pytest.raises(UnreadableRows) as caught:
        Roll.parse(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)


@pytest.mark.parametrize(
    ("day", "ids"),
    [
        (date(2026, 1, 31), ["M017", "M019", "M020"]),
        (date(2026, 2, 1), ["M017", "M018", "M019", "M020"]),
        (date(2026, 2, 2), ["M017", "M018", "M020"]),
    ],
)
def test_those_in_office_on_a_day(day: date, ids: list[str]) -> None:
    """The first and the last day of a term are in it."""
    assert [member.id for member in ROLL.on(day).members] == ids


def test_groups_are_in_the_order_of_the_roll() -> None:
    """Who has none is in none."""
    assert ROLL.groups == ("Garden", "Street")
    assert [member.id for member in ROLL.of_group("Garden")] == ["M017", "M019"]
    assert ROLL.of_group("Sky") == ()


def test_a_member_is_found_by_id() -> None:
    """Or is not on the roll."""
    assert ROLL.get("M018") == ROLL.members[1]
    assert ROLL.get("M099") is None


@pytest.mark.parametrize("ident", ["", " M017", "M\n017", "M" * 81, "M\u202e017", 17, None])
def test_an_id_is_a_short_word(ident: Any) -> None:
    """No control sign, no blank around it, nothing long: as an error a user may see."""
    with pytest.raises(InvalidRoll) as caught:
        Member(ident)
    assert caught.value.value == ident
    assert isinstance(caught.value, AlineaError)


def test_nobody_is_on_a_roll_twice() -> None:
    """Two members of one id would be two voices."""
    with pytest.raises(InvalidRoll):
        Roll((Member("M017"), Member("M017", "Garden")))


@given(rolls)
def test_a_roll_survives_json(roll: Roll) -> None:
    """Stored with a vote as JSON text, it comes back the same and writes the same again."""
    text = json.dumps(roll.to_json())
    assert Roll.from_json(json.loads(text)) == roll
    assert json.dumps(Roll.from_json(json.loads(text)).to_json()) == text


@pytest.mark.parametrize(
    "data", [None, {}, "M017", [{}], [3], [{"id": "M017", "name": "Ada"}], [{"id": "M017", "since": 3}]]
)
def test_stored_rolls_are_checked(data: object) -> None:
    """What no roll could have written is refused."""
    with pytest.raises(InvalidRoll):
        Roll.from_json(data)
