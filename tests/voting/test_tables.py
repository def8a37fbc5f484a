"""Small tables: separators, headers in two languages, and nothing dropped without a word."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafting.errors import AlineaError
from drafting.voting.tables import Fault, UnreadableRows, cell, day, folded, records

NAMES = {"member": ("member", "membre"), "group": ("group", "groupe"), "until": ("jusqu'au",)}


def read(text: str) -> list[tuple[int, dict[str, str]]]:
    """All rows of a table."""
    return list(records(text, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "member,group\nM017,Garden\n",
        "Membre;Groupe\r\nM017;Garden\r\n",
        "\ufeffMEMBER\tgroup\nM017\tGarden",
        "\n\n member , group \n\n M017 , Garden \n,\n",
        'group,member\n"Garden",M017\n',
    ],
)
def test_tables_as_spreadsheets_save_them(text: str) -> None:
    """Commas, semicolons or tabs; a mark at the start, empty rows, blanks, any order of columns."""
    assert [row for _, row in read(text)] == [{"member": "M017", "group": "Garden"}]


def test_a_row_knows_its_line() -> None:
    """Empty lines count, as an editor counts them."""
    assert [line for line, _ in read("member\n\nM017\nM018\n")] == [3, 4]


def test_cells_left_out_at_the_end_are_empty() -> None:
    """What is not said is not there."""
    ((_, row),) = read("member,group\nM017\n")
    assert row == {"member": "M017"}


def test_a_header_is_read_whatever_its_apostrophe() -> None:
    """Word processors make their own, and writers vary capitals and hyphens."""
    assert read("Membre;Jusqu’au\nM017;2026-03-01\n")[0][1]["until"] == "2026-03-01"
    assert folded(" Ne-prend  PAS_part ") == "ne prend pas part"


@pytest.mark.parametrize(
    ("text", "fault", "line", "written"),
    [
        ("", Fault.EMPTY, 1, ""),
        ("\ufeff \n", Fault.EMPTY, 1, ""),
        ("member,name\nM017,Ada\n", Fault.COLUMN_UNKNOWN, 1, "name"),
        ("member,membre\nM017,M018\n", Fault.COLUMN_TWICE, 1, "member"),
        ("member,group\nM017,Garden,for\n", Fault.CELLS, 2, "for"),
        ('member,group\nM017,"Gar"den\n', Fault.DAMAGED, 2, None),
    ],
)
def test_what_is_no_table_is_refused(text: str, fault: Fault, line: int, written: str | None) -> None:
    """The fault, its line and what was written there; an error a user may see."""
    with pytest.raises(UnreadableRows) as caught:
        read(text)
    assert (caught.value.fault, caught.value.line) == (fault, line)
    assert written is None or caught.value.written == written
    assert isinstance(caught.value, AlineaError)


@pytest.mark.parametrize(("row", "fault"), [({}, Fault.COLUMN_MISSING), ({"vote": ""}, Fault.CELL_EMPTY)])
def test_a_cell_that_must_be_there(row: dict[str, str], fault: Fault) -> None:
    """A column that is missing is told from a cell left empty."""
    with pytest.raises(UnreadableRows) as caught:
        cell(4, row, "vote")
    assert (caught.value.fault, caught.value.line, caught.value.written) == (fault, 4, "vote")


@pytest.mark.parametrize(
    ("written", "read"), [("2026-03-01", date(2026, 3, 1)), ("01/03/2026", date(2026, 3, 1)), ("", None)]
)
def test_days_of_two_countries(written: str, read: date | None) -> None:
    """Year first, or the French way; nothing is no day."""
    assert day(2, written) == read


@pytest.mark.parametrize("written", ["03/2026", "2026-02-30", "13/13/2026", "soon", "٠١/٠٣/2026x"])
def test_what_is_no_day_is_refused(written: str) -> None:
    """No day is guessed."""
    with pytest.raises(UnreadableRows) as caught:
        day(2, written)
    assert caught.value.fault is Fault.CELL


@given(st.text(alphabet='member,group;\t\n"M01 \r\0\ufeff\x85', max_size=60) | st.text(max_size=60))
def test_any_words_are_read_or_refused(text: str) -> None:
    """Never another error."""
    try:
        rows = read(text)
    except UnreadableRows:
        return
    assert all(set(row) <= set(NAMES) for _, row in rows)
