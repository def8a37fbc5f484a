"""Tables of what a room prefers: approvals, and grades under names that the room chose."""

from __future__ import annotations

import pytest

from drafting.voting.choice_tables import parse_approvals, parse_grades
from drafting.voting.tables import Fault, UnreadableRows


def test_approvals() -> None:
    """A row for each amendment, in the order in which they stand."""
    assert parse_approvals("amendement;approbations\n12;40\n3;31\n") == {"12": (40,), "3": (31,)}


def test_grades() -> None:
    """The header names them, best first."""
    assert parse_grades("amendment,très bien,bien\n3,5,2\n") == (("très bien", "bien"), {"3": (5, 2)})


@pytest.mark.parametrize(
    ("written", "fault", "line"),
    [
        ("", Fault.EMPTY, 1),
        ("a,b\n3,4\n3,5\n", Fault.TWICE, 3),
        ("a,b\n3,-4\n", Fault.CELL, 2),
        ("a,b\n3,4.5\n", Fault.CELL, 2),
        ("a,b\n3,4,5\n", Fault.CELLS, 2),
        ("a,good,good\n3,4,5\n", Fault.CELL, 1),
    ],
)
def test_what_cannot_be_read_says_where(written: str, fault: Fault, line: int) -> None:
    """The fault, and its line."""
    with pytest.raises(UnreadableRows) as caught:
        parse_grades(written)
    assert (caught.value.fault, caught.value.line) == (fault, line)


def test_approvals_have_one_column() -> None:
    """Grades are no approvals."""
    with pytest.raises(UnreadableRows):
        parse_approvals("a,good,bad\n3,4,5\n")
