"""Sheets and rooms: what is counted, what is refused, what doesn't add up."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.ballots import (
    Announced,
    Attendance,
    Count,
    InvalidCount,
    Problem,
    ProblemKind,
    Sheet,
    UnreadableCount,
    parse_sheet,
    problems,
    sheet_from_json,
)

numbers = st.integers(0, 10**20)
counts = st.builds(Count, numbers, numbers, numbers, numbers, numbers, numbers)
sheets = st.one_of(counts, st.sampled_from(Announced))
attendances = st.builds(Attendance, numbers, st.none() | numbers, numbers)


def test_five_ways_to_vote_are_never_confused() -> None:
    """Expressed is for and against; cast adds abstentions, blank, null; recorded, those aside."""
    count = Count(32, 16, abstain=8, blank=4, null=2, not_voting=1)
    assert (count.expressed, count.cast, count.recorded) == (48, 62, 63)


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("62-21-3", Count(62, 21, 3)),
        ("62-21", Count(62, 21)),
        (" 62 - 21 \u2013 3 ", Count(62, 21, 3)),
        ("62-21-3+1b", Count(62, 21, 3, blank=1)),
        ("62-21-3 + 2N + 4 x", Count(62, 21, 3, null=2, not_voting=4)),
        ("0-0-0+0b+0n+0x", Count()),
        ("007-1", Count(7, 1)),
    ],
)
def test_counts_as_people_write_them(written: str, count: Count) -> None:
    """A count is read with spaces, with a dash that a word processor made, and in capitals."""
    assert Count.parse(written) == count


@pytest.mark.parametrize(
    "written",
    [
        "",
        "62",
        "62-",
        "-62-21",
        "62--21",
        "6 2-21",
        "1-2-3-4",
        "1-2+3",
        "1-2+1n+1b",
        "1-2+1b+1b",
        "1.5-2",
        "٣-٢",
        "62-21 yes",
        "9" * 5000 + "-1",
    ],
)
def test_what_is_no_count_is_refused(written: str) -> None:
    """Anything else is unreadable, and the error carries what was written."""
    with pytest.raises(UnreadableCount) as caught:
        Count.parse(written)
    assert caught.value.written == written


@given(counts)
def test_a_count_prints_and_parses_back(count: Count) -> None:
    """Printing then parsing is the identity."""
    assert Count.parse(str(count)) == count


def test_a_count_prints_what_is_there() -> None:
    """The three first counters always, the others when somebody is in them."""
    assert str(Count()) == "0-0-0"
    assert str(Count(62, 21, 3, blank=1, not_voting=4)) == "62-21-3+1b+4x"


@pytest.mark.parametrize("value", [-1, 1.0, True, "3", None])
@pytest.mark.parametrize("counter", ["in_favour", "not_voting"])
def test_a_counter_is_a_whole_number(counter: str, value: Any) -> None:
    """Negative or fractional voters are refused by name, as an error a user may see."""
    with pytest.raises(InvalidCount) as caught:
        Count(**{counter: value})
    assert (caught.value.counter, caught.value.value) == (counter, value)
    assert isinstance(caught.value, AlineaError)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("room", [{"members": None}, {"members": 9, "present": -1}])
def test_a_room_holds_whole_numbers(room: dict[str, Any]) -> None:
    """Members must be known and nobody is present a negative number of times."""
    with pytest.raises(InvalidCount):
        Attendance(**room)


@pytest.mark.parametrize(
    ("attendance", "voices"),
    [(Attendance(9), None), (Attendance(9, 6), 6), (Attendance(9, 6, 2), 8), (Attendance(9, 0), 0)],
)
def test_voices_are_present_and_represented(attendance: Attendance, voices: int | None) -> None:
    """A room nobody counted has an unknown number of voices, an empty one has none."""
    assert attendance.voices == voices


@pytest.mark.parametrize(
    ("written", "sheet"),
    [
        ("unanimous", Announced.UNANIMOUS),
        (" Carried ", Announced.CARRIED),
        ("lost", Announced.LOST),
        ("5-4", Count(5, 4)),
    ],
)
def test_a_sheet_is_figures_or_an_announcement(written: str, sheet: Sheet) -> None:
    """What the chair announced without figures is a sheet as well."""
    assert parse_sheet(written) == sheet


def test_an_unknown_announcement_is_unreadable() -> None:
    """A word that announces nothing is refused, from a person and from a file."""
    for read in (parse_sheet, sheet_from_json):
        with pytest.raises(UnreadableCount):
            read("nearly")


@given(sheets)
def test_sheets_survive_parsing_and_json(sheet: Sheet) -> None:
    """A sheet is the same after being printed, or stored as JSON text."""
    assert parse_sheet(str(sheet)) == sheet
    assert sheet_from_json(json.loads(json.dumps(sheet.to_json()))) == sheet


@given(attendances)
def test_rooms_survive_json(attendance: Attendance) -> None:
    """A room is the same after being stored; a room not counted stays so."""
    assert Attendance.from_json(json.loads(json.dumps(attendance.to_json()))) == attendance


def test_json_leaves_out_what_is_at_its_default() -> None:
    """Zeros are not written, but an empty room is not a room nobody counted."""
    assert Count(62, 21).to_json() == {"in_favour": 62, "against": 21}
    assert Attendance(100, present=0).to_json() == {"members": 100, "present": 0}
    assert Attendance(100).to_json() == {"members": 100}


@pytest.mark.parametrize("data", [None, 3, [], {"in_favor": 3}, {"against": 1.0}, {"against": None}, {"null": -1}])
def test_stored_counts_are_checked(data: object) -> None:
    """What no count could have written is refused."""
    with pytest.raises(InvalidCount):
        sheet_from_json(data)


@pytest.mark.parametrize("data", [{}, {"present": 3}, {"members": "9"}, "9"])
def test_stored_rooms_are_checked(data: object) -> None:
    """What no attendance could have written is refused."""
    with pytest.raises(InvalidCount):
        Attendance.from_json(data)


MEMBERS, VOTES = ProblemKind.VOICES_EXCEED_MEMBERS, ProblemKind.VOTES_EXCEED_VOICES


@pytest.mark.parametrize(
    ("sheet", "attendance", "expected"),
    [
        (Count(5, 4), Attendance(9, 9), ()),
        (Count(5, 4), Attendance(9, 7, 2), ()),
        (Count(1), Attendance(9, 7, 2), ()),
        (Count(5, 4, 1), Attendance(9, 7, 2), (Problem(VOTES, 10, 9),)),
        (Count(5, 4, not_voting=1), Attendance(9, 9), (Problem(VOTES, 10, 9),)),
        (Count(5, 4), Attendance(9), ()),
        (Count(5, 5), Attendance(9), (Problem(VOTES, 10, 9),)),
        (Count(5, 4), Attendance(9, 8, 2), (Problem(MEMBERS, 10, 9),)),
        (Count(0, 0), Attendance(9, None, 10), (Problem(MEMBERS, 10, 9),)),
        (Count(9, 9), Attendance(9, 10), (Problem(MEMBERS, 10, 9), Problem(VOTES, 18, 10))),
        (Announced.UNANIMOUS, Attendance(9, 0), ()),
        (Announced.CARRIED, Attendance(9, 10), (Problem(MEMBERS, 10, 9),)),
    ],
)
def test_what_does_not_add_up_is_a_value(sheet: Sheet, attendance: Attendance, expected: tuple[Problem, ...]) -> None:
    """More voices than members, more votes than voices: named with both figures."""
    assert problems(sheet, attendance) == expected


@given(sheets, attendances)
def test_an_untidy_room_never_stops_anything(sheet: Sheet, attendance: Attendance) -> None:
    """Problems are reported for any sheet and room, each with more found than allowed."""
    assert all(problem.found > problem.allowed for problem in problems(sheet, attendance))
