"""Lists of names: they go into a file and come back, and no two names are one member's."""

from __future__ import annotations

import pytest

from drafting.voting.name_lists import parse_names, print_names
from drafting.voting.tables import Fault, UnreadableRows

NAMES = {"M017": "Zoé “Z” Ali", "M018": "Durand, Ada"}


def test_names_come_back() -> None:
    """Commas and quotation marks too."""
    assert parse_names(print_names(NAMES)) == NAMES


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("id,name\nM017,Ada\nM017,Zoé\n", Fault.TWICE),
        ("id,name\nM017,\n", Fault.CELL_EMPTY),
        ("id,name\nM017," + "x" * 121 + "\n", Fault.CELL),
        ("id,vote\nM017,for\n", Fault.COLUMN_UNKNOWN),
    ],
)
def test_what_is_no_list_of_names(written: str, fault: Fault) -> None:
    """And says why."""
    with pytest.raises(UnreadableRows) as caught:
        parse_names(written)
    assert caught.value.fault is fault
