"""Tables: a day's amendments as people keep them, in a sheet or as lines of JSON, read into rows.

Read are CSV as any program writes it (commas, tabs, or the semicolons and Windows-1252 of a French
Excel), sheets (`.xlsx`, `.xls`, `.ods`: the first, with the values of its formulas) and JSON lines. The
first line that is not empty names the columns. Nothing is dropped in silence: what was not read is
told with the rows.
"""

from __future__ import annotations

import csv
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from drafting.errors import AlineaError

# What people call each column; capitals, accents and signs do not matter.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "place": ("place", "where", "address", "article", "endroit", "où", "lieu", "adresse", "emplacement", "division"),
    "measure": ("measure", "mesure"),
    "alinea": ("alinéa", "al", "paragraph"),
    "text": ("new text", "text", "new wording", "nouveau texte", "texte", "rédaction", "nouvelle rédaction"),
    "instruction": ("instruction", "instructions", "dispositif"),
    "author": ("author", "table", "group", "auteur", "autrice", "auteure", "groupe"),
    "cosigners": ("cosigners", "cosigner", "cosignataires", "cosignataire"),
    "statement": (
        *("statement", "why", "reason", "reasons", "explanatory statement"),
        *("pourquoi", "exposé", "exposé sommaire", "exposé des motifs", "motifs"),
    ),
    "title": ("title", "subject", "titre", "objet"),
    "number": ("number", "no", "numéro", "n", "num", "n° amendement", "amendment no"),
    "parent": ("parent", "sub-amendment to", "sous-amendement à", "sous-amendement au"),
}
_WINDOWS = "cp1252"  # what Windows writes in the west
_SEPARATORS = ",;\t"
_SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_LINES = (".csv", ".tsv", ".txt")
_OBJECTS = (".jsonl", ".ndjson")
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # how Excel is told which sign separates
_BETWEEN_NAMES = re.compile(r"\s*[;,\n]\s*")


class Fault(StrEnum):
    """What is wrong with a file of rows."""

    FORMAT = "format"  # a name that ends like no format that is read
    ENCODING = "encoding"
    EMPTY = "empty"
    DAMAGED = "damaged"  # not what its name says, or cut off
    COLUMNS = "columns"  # no column says what to change
    LINE = "line"  # not an object of JSON


class UnreadableTable(AlineaError, ValueError):
    """A file that is no table of amendments; `detail` is what was found, at a line if it is at one."""

    def __init__(self, path: Path, fault: Fault, detail: str = "", line: int = 0) -> None:
        self.path, self.fault, self.detail, self.line = path, fault, detail, line
        super().__init__(f"{path}:{line}: {fault} {detail}")


@dataclass(frozen=True, slots=True)
class Row:
    """What one row says, in the words of the file; `line` is where it begins there.

    `surplus` are cells in columns without a name.
    """

    line: int
    place: str = ""
    text: str = ""
    instruction: str = ""
    author: str = ""
    cosigners: tuple[str, ...] = ()
    statement: str = ""
    title: str = ""
    number: str = ""
    parent: str = ""
    surplus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, and what of it was not read: columns of other names, further sheets."""

    rows: tuple[Row, ...]
    unknown: tuple[str, ...] = ()
    sheet: str = ""
    others: tuple[str, ...] = field(default=())


def read(path: Path) -> Table:
    """The rows of a file; raises `UnreadableTable`, and `OSError` where there is none."""
    data, ending = path.read_bytes(), path.suffix.lower()
    if ending in _SHEETS:
        return _read_sheet(path, data)
    if ending in _OBJECTS:
        return _read_objects(path, data)
    if ending in _LINES:
        return _table(path, _lines(path, _decoded(path, data, _WINDOWS)))
    raise UnreadableTable(path, Fault.FORMAT, ending)


def _decoded(path: Path, data: bytes, otherwise: str = "utf-8") -> str:
    """The words of a file: UTF-16 where it says so, UTF-8 where it can be, or another code."""
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for code in ("utf-16",) if marked else ("utf-8-sig", otherwise):
        try:
            return data.decode(code)
        except UnicodeDecodeError:
            continue
    raise UnreadableTable(path, Fault.ENCODING)


def _lines(path: Path, text: str) -> list[tuple[int, list[str]]]:
    """The records of a CSV, each with the line it begins at; the separator is the one that tells most columns apart."""
    told = _TOLD.match(text)
    body = text[told.end() :] if told else text
    best = told[1] if told else max(_SEPARATORS, key=lambda sign: _known_in_first(body, sign))
    found: list[tuple[int, list[str]]] = []
    line = skipped = 1 if told else 0
    reader = csv.reader(StringIO(body, newline=""), delimiter=best, strict=True)
    try:
        for record in reader:
            found.append((line + 1, record))
            line = skipped + reader.line_num
    except csv.Error as problem:
        raise UnreadableTable(path, Fault.DAMAGED, str(problem), line + 1) from problem
    return found


def _known_in_first(text: str, separator: str) -> int:
    """How many columns have a name that is known, were this the separator."""
    try:
        first = next((record for record in csv.reader(StringIO(text, newline=""), delimiter=separator) if record), [])
    except csv.Error:
        return 0
    return sum(_flat(cell) in _names() for cell in first)


def _read_sheet(path: Path, data: bytes) -> Table:
    """The rows of the first sheet of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        first, *others = book.sheet_names or [""]
        cells = book.get_sheet_by_name(first).to_python(skip_empty_area=False) if first else []
    except (CalamineError, OSError) as problem:
        raise UnreadableTable(path, Fault.DAMAGED, str(problem)) from problem
    table = _table(path, [(at, [_said(cell) for cell in row]) for at, row in enumerate(cells, start=1)])
    return Table(table.rows, table.unknown, first, tuple(others))


def _read_objects(path: Path, data: bytes) -> Table:
    """The rows of a file of JSON, an object a line."""
    rows: list[Row] = []
    unknown: dict[str, None] = {}
    for at, line in enumerate(_decoded(path, data).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            cells = _cells(line)
        except (ValueError, TypeError, RecursionError) as problem:
            raise UnreadableTable(path, Fault.LINE, line.strip()[:60], at) from problem
        columns, others = _columns(list(cells))
        unknown |= dict.fromkeys(others)
        rows.append(_row(at, {column: cells[name] for column, name in columns.items()}))
    if not rows:
        raise UnreadableTable(path, Fault.EMPTY)
    return Table(tuple(rows), tuple(unknown))


def _cells(line: str) -> dict[str, str]:
    """The cells of an object of JSON; raises where there is none, or half a letter in it."""
    value = json.loads(line)
    if not isinstance(value, dict):
        raise TypeError(line)
    cells = {name: _said(told) for name, told in value.items()}
    "".join((*cells, *cells.values())).encode()
    return cells


def _table(path: Path, records: Iterable[tuple[int, Sequence[str]]]) -> Table:
    """Rows of records, the first of which names the columns."""
    full = [(line, record) for line, record in records if any(cell.strip() for cell in record)]
    if not full:
        raise UnreadableTable(path, Fault.EMPTY)
    (line, header), *records = full
    columns, unknown = _columns(header)
    if not columns.keys() & {"text", "instruction"}:
        raise UnreadableTable(path, Fault.COLUMNS, ", ".join(filter(None, header)), line)
    places = {column: header.index(name) for column, name in columns.items()}
    named = {at for at, name in enumerate(header) if name.strip()}
    rows = []
    for at, record in records:
        cells = {column: record[place] for column, place in places.items() if place < len(record)}
        nameless = [cell.strip() for place, cell in enumerate(record) if place not in named and cell.strip()]
        rows.append(_row(at, cells, nameless))
    if not rows:
        raise UnreadableTable(path, Fault.EMPTY)
    return Table(tuple(rows), unknown)


def _columns(names: Sequence[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Which name each column has, and the names that are none or say again what another says."""
    columns: dict[str, str] = {}
    unknown: list[str] = []
    for name in names:
        column = _names().get(_flat(name))
        if column and column not in columns:
            columns[column] = name
        elif name.strip():
            unknown.append(name.strip())
    return columns, tuple(unknown)


def _row(line: int, cells: Mapping[str, str], surplus: Sequence[str] = ()) -> Row:
    said = {column: _tidy(cell) for column, cell in cells.items()}
    measure, alinea = said.pop("measure", ""), said.pop("alinea", "")
    place = said.pop("place", "") or (measure if not measure.isdecimal() else f"mesure {measure}")
    cosigners = tuple(name for name in _BETWEEN_NAMES.split(said.pop("cosigners", "")) if name)
    return Row(line, f"{place}, al. {alinea}" if alinea else place, **said, cosigners=cosigners, surplus=tuple(surplus))


def _said(value: Any) -> str:
    """A cell in words: whole numbers without decimals, dates as they are sorted, lists a line each."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n".join(map(_said, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def _flat(name: str) -> str:
    """The name of a column without capitals, accents and signs."""
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z]+", bare))


@cache
def _names() -> Mapping[str, str]:
    """The column that each name means."""
    return {_flat(name): column for column, names in COLUMNS.items() for name in names}
