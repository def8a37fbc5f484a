"""Numbers of amendments: plain ones, and those with a suffix."""

from __future__ import annotations

import json

import pytest

from drafting.deliberation.numbers import Number, suffix


@pytest.mark.parametrize(
    ("written", "printed"),
    [("67", "67"), ("67 bis", "67 bis"), ("67bis", "67 bis"), (" 67  Ter ", "67 ter"), ("1 decies", "1 decies")],
)
def test_a_number_is_read_and_printed(written: str, printed: str) -> None:
    """Spaces and capitals do not matter."""
    found = Number.parse(written)
    assert found is not None
    assert (str(found), f"{found}") == (printed, printed)


@pytest.mark.parametrize("written", ["", "0", "67 foo", "bis", "67 bis bis", "-1", "6.7", "9" * 40])
def test_what_is_no_number(written: str) -> None:
    """Nothing is guessed."""
    assert Number.parse(written) is None


def test_order() -> None:
    """What was put in stands after its number, in the order of the suffixes, before the next number."""
    written = ["68", "67 quater", "67 ter", "67", "67 bis", "66"]
    found = sorted(number for one in written if (number := Number.parse(one)))
    assert list(map(str, found)) == ["66", "67", "67 bis", "67 ter", "67 quater", "68"]


def test_a_plain_number_is_a_number() -> None:
    """Without a suffix it is the whole number; with one it is another, whichever side asks."""
    assert Number(67) == 67
    assert {67: "a"}[Number(67)] == "a"
    plain = int("67")
    assert Number(67, "bis") != plain
    assert plain != Number(67, "bis")
    assert plain < Number(67, "bis") < plain + 1
    assert len({Number(67), Number(67, "bis"), Number(67, "bis")}) == 2


def test_the_next_number_is_whole() -> None:
    """After 67 bis comes 68; as data, a number is whole, and its suffix apart."""
    assert max([66, Number(67, "bis")]) + 1 == 68
    assert json.dumps(Number(67, "bis")) == "67"
    assert (suffix(67), suffix(Number(67, "bis"))) == ("", "bis")
