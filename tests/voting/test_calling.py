"""Calling a roll: each name is answered by a key, and one can go back as far as one likes."""

from __future__ import annotations

import pytest

from drafting.voting.calling import KEYS, Calling, read_key
from drafting.voting.rollcall import Position

CALL = Calling(("M017", "M018", "M019"), {"M019": "M017"})


def test_every_position_has_a_key() -> None:
    """One each."""
    assert set(KEYS.values()) == set(Position)


@pytest.mark.parametrize(
    ("written", "position"),
    [
        ("p", Position.FOR),
        (" C\n", Position.AGAINST),
        ("?", Position.ABSENT),
        ("pour", Position.FOR),
        ("NPPV", Position.NOT_VOTING),
    ],
)
def test_keys_and_words_are_read(written: str, position: Position) -> None:
    """In capitals or not, and words of either language."""
    assert read_key(written) is position


@pytest.mark.parametrize("written", ["", "x", "-", "pp", "1"])
def test_anything_else_is_no_answer(written: str) -> None:
    """Nothing is guessed."""
    assert read_key(written) is None


def test_names_are_called_in_order() -> None:
    """Until everybody has answered; what is answered then counts for nobody."""
    call = CALL
    asked = []
    while call.next:
        asked.append(call.next)
        call = call.answered(Position.FOR)
    assert asked == ["M017", "M018", "M019"]
    assert call.answered(Position.AGAINST) == call


def test_one_can_go_back() -> None:
    """As far as the first name, and no further."""
    call = CALL.answered(Position.FOR).back().back()
    assert call == CALL
    assert CALL.answered(Position.FOR).answered(Position.FOR).back().next == "M018"


def test_a_proxy_is_told_with_its_bearer() -> None:
    """Unless nobody used it."""
    call = CALL.answered(Position.FOR).answered(Position.ABSENT)
    assert [str(v) for v in call.answered(Position.ABSTAIN).roll_call.voices][2] == "M019 abstain (by M017)"
    assert [str(v) for v in call.answered(Position.ABSENT).roll_call.voices][2] == "M019 absent"
