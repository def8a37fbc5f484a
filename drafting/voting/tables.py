r"""Small tables as a spreadsheet saves them: rows of CSV under headers in English or in French.

>>> list(records("membre;groupe\nM017;Jardin\n", {"member": ("membre",), "group": ("groupe",)}))
[(2, {'member': 'M017', 'group': 'Jardin'})]
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from io import StringIO

from drafting.voting.ballots import UnreadableCount

Names = Mapping[str, tuple[str, ...]]
"""Each column with the headers it may have, in small letters."""

_SEPARATORS = (",", ";", "\t")
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")


class Fault(StrEnum):
    """What keeps a table from being read."""

    EMPTY = "empty"  # not even a header
    DAMAGED = "damaged"  # no CSV
    COLUMN_UNKNOWN = "column-unknown"  # nothing is dropped without a word
    COLUMN_TWICE = "column-twice"
    COLUMN_MISSING = "column-missing"
    CELLS = "cells"  # more cells than columns
    CELL_EMPTY = "cell-empty"
    CELL = "cell"  # not what its column holds
    TWICE = "twice"  # what must be there once


class UnreadableRows(UnreadableCount):
    """A table that can't be read: the fault, what was `written`, at which line."""

    def __init__(self, fault: Fault, written: str = "", line: int = 1) -> None:
        super().__init__(written)
        self.fault, self.line = fault, line


def records(text: str, names: Names) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row that isn't empty: its line, and its cells by column, stripped; raises `UnreadableRows`.

    The separator is the comma, semicolon or tab that the header has most of; a cell left out at
    the end is empty.
    """
    lines = rows(text)
    header = next(lines, None)
    if header is None:
        raise UnreadableRows(Fault.EMPTY)
    columns = [_column(cell, names, header[0]) for cell in header[1]]
    for column in columns:
        if columns.count(column) > 1:
            raise UnreadableRows(Fault.COLUMN_TWICE, column, header[0])
    for line, cells in lines:
        if any(cells[len(columns) :]):
            raise UnreadableRows(Fault.CELLS, cells[len(columns)], line)
        yield line, dict(zip(columns, cells, strict=False))


def cell(line: int, row: Mapping[str, str], column: str) -> str:
    """What a row must say in a column; raises `UnreadableRows` where it says nothing."""
    if column not in row:
        raise UnreadableRows(Fault.COLUMN_MISSING, column, line)
    if not row[column]:
        raise UnreadableRows(Fault.CELL_EMPTY, column, line)
    return row[column]


def day(line: int, written: str) -> date | None:
    """A day such as 2026-03-01 or 01/03/2026, None if nothing is written; raises `UnreadableRows`."""
    if not written:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(written, form).date()  # noqa: DTZ007  # a day has no time zone
        except ValueError:
            continue
    raise UnreadableRows(Fault.CELL, written, line)


def folded(written: str) -> str:
    """A header or a word without what writers vary: capitals, blanks, hyphens, typographic apostrophes."""
    return " ".join(written.replace("\u2019", "'").replace("-", " ").replace("_", " ").casefold().split())


def rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that say something, each with the line it ends at, cells stripped; raises `UnreadableRows`."""
    text = text.removeprefix("\ufeff")
    first = next((line for line in text.splitlines() if line.strip()), "")
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                yield reader.line_num, [written.strip() for written in cells]
    except csv.Error as error:
        raise UnreadableRows(Fault.DAMAGED, str(error), reader.line_num) from error


def _column(header: str, names: Names, line: int) -> str:
    for column, known in names.items():
        if folded(header) in known:
            return column
    raise UnreadableRows(Fault.COLUMN_UNKNOWN, header, line)
