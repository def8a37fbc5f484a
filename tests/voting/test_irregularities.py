"""Irregularities of a roll call: each kind found, and nothing in a sheet that adds up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.voting.ballots import Attendance, Count, InvalidCount, ProblemKind
from drafting.voting.irregularities import (
    Irregularity,
    IrregularityKind,
    irregularities,
    of_count_sheet,
    of_figures,
)
from drafting.voting.roll import Member, Roll
from drafting.voting.rollcall import Position, RollCall, Voice
from drafting.voting.rules import PRESETS, Proxies
from drafting.voting.secret import FaultKind, SecretSheet

ROLL = Roll(tuple(Member(f"M0{number}") for number in range(17, 25)))
ONE = PRESETS["fr-municipal-council"].proxies


def found(*rows: str, proxies: Proxies | None = ONE) -> list[tuple[str, str, int, int]]:
    """What is wrong with a sheet."""
    call = RollCall.parse("\n".join(("member,vote,by", *rows)), ROLL)
    return [(one.kind.value, one.member, one.found, one.allowed) for one in irregularities(call, ROLL, proxies)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("M017,for,", "M018,against,M017", "M019,absent,"), []),
        (("M099,for,",), [("unknown-member", "M099", 1, 0)]),
        (("M017,for,", "M018,for,", "M017,against,"), [("voted-twice", "M017", 2, 1)]),
        (("M017,for,", "M018,for,M017", "M018,for,"), [("voted-twice", "M018", 2, 1)]),
        (("M017,for,", "M018,absent,M017"), [("absent-yet-represented", "M018", 1, 0)]),
        (("M018,for,M099",), [("bearer-unknown", "M099", 1, 0)]),
        (("M018,for,M017",), [("bearer-absent", "M017", 1, 0)]),
        (("M017,absent,", "M018,for,M017"), [("bearer-absent", "M017", 1, 0)]),
        (("M017,for,M017",), [("bearer-absent", "M017", 1, 0)]),
        (("M019,for,", "M017,for,M019", "M018,for,M017"), [("bearer-absent", "M017", 1, 0)]),
        (("M017,for,", "M018,for,M017", "M019,for,M017"), [("proxies-too-many", "M017", 2, 1)]),
    ],
)
def test_what_does_not_add_up_is_named(rows: tuple[str, ...], expected: list[tuple[str, str, int, int]]) -> None:
    """Whom it is about, with what was found and what is possible; a proxy is not handed on."""
    assert found(*rows) == expected


@pytest.mark.parametrize(
    ("proxies", "expected"),
    [
        (None, []),
        (Proxies(2), []),
        (Proxies(1), [("proxies-too-many", "M017", 2, 1)]),
        (Proxies(0), [("proxies-too-many", "M017", 2, 0)]),
    ],
)
def test_proxies_are_counted_where_the_rule_says_so(
    proxies: Proxies | None, expected: list[tuple[str, str, int, int]]
) -> None:
    """Two in the hands of one bearer."""
    assert found("M017,for,", "M018,for,M017", "M019,for,M017", proxies=proxies) == expected


def test_several_irregularities_are_all_told() -> None:
    """Of members first, then of bearers."""
    kinds = [kind for kind, *_ in found("M099,for,M017", "M099,for,M017")]
    assert kinds == ["unknown-member", "voted-twice", "bearer-absent", "proxies-too-many"]


voices = st.builds(
    Voice,
    st.sampled_from([f"M0{n}" for n in range(15, 25)]),
    st.sampled_from(Position),
    st.sampled_from(["", "M017", "M099"]),
)


@given(st.lists(voices, max_size=10))
def test_any_sheet_is_judged(many: list[Voice]) -> None:
    """Never an error; each time more than allowed; and a sheet without fault has no more voices than members."""
    call = RollCall(tuple(many))
    told = irregularities(call, ROLL, ONE)
    assert all(one.found > one.allowed for one in told)
    if not told:
        assert call.count.recorded <= len(ROLL.members)
        voices = call.attendance(ROLL).voices
        assert voices is not None
        assert call.count.recorded <= voices <= len(ROLL.members)


def test_a_member_out_of_office_is_unknown_that_day() -> None:
    """The roll of the day is what counts."""
    call, roll = RollCall((Voice("M017", Position.FOR),)), Roll((Member("M018"),))
    assert irregularities(call, roll) == (Irregularity(IrregularityKind.UNKNOWN_MEMBER, "M017", 1, 0),)


def test_figures_and_count_sheets_are_told_alike() -> None:
    """Each with the number found and the one expected; nothing for what adds up."""
    room = Attendance(10, 8)
    assert of_figures(Count(7, 2), room) == (Irregularity(IrregularityKind.VOTES_EXCEED_VOICES, "", 9, 8),)
    assert of_figures(Count(7, 1), room) == ()
    sheet = SecretSheet(10, 8, 9, 5, 3, tellers=("M017", "M018"))
    assert [(one.kind.value, one.found, one.allowed) for one in of_count_sheet(sheet)] == [
        ("found-unlike-signed", 9, 8),
        ("counted-unlike-found", 8, 9),
        ("not-confirmed", 1, 2),
    ]


@pytest.mark.parametrize("kind", [*ProblemKind, *FaultKind])
def test_every_problem_and_fault_has_a_kind(kind: ProblemKind | FaultKind) -> None:
    """By the same word."""
    assert IrregularityKind(kind.value).value == kind.value


@pytest.mark.parametrize("kind", IrregularityKind)
def test_an_irregularity_goes_through_json(kind: IrregularityKind) -> None:
    """And comes back."""
    for one in (Irregularity(kind), Irregularity(kind, "M017", 2, 1)):
        assert Irregularity.from_json(one.to_json()) == one


@pytest.mark.parametrize(
    "data", [None, {}, {"kind": "odd"}, {"kind": "no-sitting", "found": -1}, {"kind": "no-sitting", "x": 1}]
)
def test_what_is_no_irregularity(data: object) -> None:
    """Is refused when it is read."""
    with pytest.raises(InvalidCount):
        Irregularity.from_json(data)
