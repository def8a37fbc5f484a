"""Roll calls under way: an interrupted call loses nothing."""

from __future__ import annotations

import pytest

from drafting.proceedings import rolls, sittings
from drafting.proceedings.calls import Notebook, away, calling, completed, declared, roll_today
from drafting.proceedings.desk import Desk
from drafting.proceedings.presences import NoRoll
from drafting.proceedings.votes import vote
from drafting.voting.calling import Calling
from drafting.voting.rollcall import Position, RollCall, Voice

CALL = Calling(("M01", "M02", "M03"))
FOR, AGAINST = Position.FOR, Position.AGAINST


@pytest.fixture
def rolled(desk: Desk) -> Desk:
    """A reading with a roll of three."""
    rolls.set_roll(desk, "id\nM01\nM02\nM03\n")
    return desk


def test_a_call_goes_on_where_it_stopped(desk: Desk) -> None:
    """With what was taken back; that of another vote begins anew."""
    book = Notebook(desk, ["A-01"], CALL)
    book.answer(FOR)
    book.answer(FOR)
    book.back()
    book.answer(AGAINST)
    assert Notebook(desk, ["A-01"], CALL).call.answers == (FOR, AGAINST)
    assert Notebook(desk, ["A-02"], CALL).call.answers == ()
    assert Notebook(desk, ["A-01"], Calling(("M01",))).call.answers == ()


def test_half_an_answer_is_none(desk: Desk) -> None:
    """Neither does it spoil the next one."""
    book = Notebook(desk, ["A-01"], CALL)
    book.answer(FOR)
    with book.path.open("a") as file:
        file.write("\nagai")
    again = Notebook(desk, ["A-01"], CALL)
    assert again.call.answers == (FOR,)
    again.answer(AGAINST)
    assert Notebook(desk, ["A-01"], CALL).call.answers == (FOR, AGAINST)


def test_a_call_that_was_recorded_is_thrown_away(desk: Desk) -> None:
    """The next one begins anew."""
    book = Notebook(desk, ["A-01"], CALL)
    book.answer(FOR)
    book.close()
    assert Notebook(desk, ["A-01"], CALL).call.answers == ()


def test_everybody_is_called_unless_who_is_there_is_known(rolled: Desk) -> None:
    """Then only they, and those for whom they vote; the others are absent."""
    roll = roll_today(rolled)
    assert calling(rolled.state, roll).members == ("M01", "M02", "M03")
    assert away(rolled.state, roll) == []
    sittings.open_sitting(rolled, "Plenary", members=["M01"], proxies={"M03": "M01"})
    call = calling(rolled.state, roll)
    assert (call.members, call.proxies) == (("M01", "M03"), {"M03": "M01"})
    assert away(rolled.state, roll) == ["M02", "M03"]
    assert [str(v) for v in completed(RollCall((Voice("M03", FOR, "M01"),)), roll).voices] == [
        "M01 absent",
        "M02 absent",
        "M03 for (by M01)",
    ]


def test_no_call_without_a_roll(desk: Desk) -> None:
    """Nobody knows whom to call."""
    with pytest.raises(NoRoll):
        roll_today(desk)


def test_a_group_speaks_for_its_members_who_are_there(rolled: Desk) -> None:
    """Or represented; who is noted as away has no voice."""
    rolls.set_roll(rolled, "id,group\nM01,Garden\nM02,Garden\nM03,Garden\n")
    sittings.open_sitting(rolled, "Plenary", members=["M01"], proxies={"M03": "M01"})
    call = declared(rolled.state, roll_today(rolled), {"Garden": FOR}, {})
    assert [str(voice) for voice in call.voices] == ["M01 for (Garden)", "M03 for (by M01)"]
    assert vote(rolled, "article 1", call).irregularities == ()
