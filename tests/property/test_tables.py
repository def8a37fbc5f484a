"""Laws of reading tables: whatever is in a file, it is rows or one error."""

from __future__ import annotations

import contextlib
import csv
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from drafting.exchange.tables import Row, Table, UnreadableTable, read
from tests.exchange.sheets import workbook

FIELDS = ("place", "text", "author", "statement")
# What a spreadsheet program can hold in a cell; a row needs something in it to be one.
cells = st.text(st.characters(codec="cp1252", exclude_categories=["Cc", "Cs"], include_characters="\n"), max_size=12)
rows = st.lists(st.tuples(*[cells.map(str.strip) for _ in FIELDS]).filter(any), min_size=1, max_size=4)


def _read(data: bytes, ending: str) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"a{ending}"
        path.write_bytes(data)
        return read(path)


def _said(table: Table) -> list[tuple[str, ...]]:
    return [tuple(getattr(row, field) for field in FIELDS) for row in table.rows]


@given(rows, st.sampled_from(",;\t"), st.sampled_from(["cp1252", "utf-8", "utf-8-sig", "utf-16"]))
def test_what_a_spreadsheet_writes_is_read(said: list[tuple[str, ...]], separator: str, encoding: str) -> None:
    """CSV by the rules gives back its cells, whatever separates them and however they are encoded."""
    out = StringIO()
    csv.writer(out, delimiter=separator).writerows([FIELDS, *said])
    data = out.getvalue().encode(encoding)
    if encoding == "cp1252":
        with contextlib.suppress(UnicodeDecodeError):
            data.decode()  # what reads as UTF-8 is taken for it
            return
    assert _said(_read(data, ".csv")) == said


@given(rows)
def test_the_same_cells_in_every_format(said: list[tuple[str, ...]]) -> None:
    """A workbook and lines of JSON say the same rows."""
    lines = "\n".join(json.dumps(dict(zip(FIELDS, row, strict=True))) for row in said)
    assert _said(_read(lines.encode(), ".jsonl")) == said
    assert _said(_read(workbook(One=[FIELDS, *said]), ".xlsx")) == said


@given(
    st.binary(max_size=80) | st.text(max_size=40).map(str.encode), st.sampled_from([".csv", ".jsonl", ".xlsx", ".ods"])
)
def test_anything_else_is_one_error(data: bytes, ending: str) -> None:
    """Any bytes are a table or an `UnreadableTable`, nothing else."""
    for head in (b"", b"place;text\n", b'{"text": "a"}\n'):
        with contextlib.suppress(UnreadableTable):
            assert all(isinstance(row, Row) for row in _read(head + data, ending).rows)
