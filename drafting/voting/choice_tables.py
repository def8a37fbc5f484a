r"""Tables of what a room prefers: a row for each amendment, with how many approve of it, or gave it each grade.

>>> parse_approvals("amendment,approvals\n3,40\n7,31\n")
{'3': (40,), '7': (31,)}
>>> parse_grades("amendment;good;fair;bad\n3;5;3;1\n7;4;4;1\n")
(('good', 'fair', 'bad'), {'3': (5, 3, 1), '7': (4, 4, 1)})
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.voting.names import is_name
from drafting.voting.tables import Fault, UnreadableRows, rows

Figures = dict[str, tuple[int, ...]]


def parse_approvals(text: str) -> Figures:
    """How many approve of each amendment, in two columns; raises `UnreadableRows`."""
    scale, figures = parse_grades(text)
    if len(scale) != 1:
        raise UnreadableRows(Fault.CELLS, ", ".join(scale))
    return figures


def parse_grades(text: str) -> tuple[tuple[str, ...], Figures]:
    """The grades, best first, as the header names them, and how many gave each; raises `UnreadableRows`."""
    lines = list(rows(text))
    if not lines:
        raise UnreadableRows(Fault.EMPTY)
    (first, header), *others = lines
    scale = tuple(header[1:])
    for grade in scale:
        if not is_name(grade) or scale.count(grade) > 1:
            raise UnreadableRows(Fault.CELL, grade, first)
    figures: Figures = {}
    for line, cells in others:
        if cells[0] in figures:
            raise UnreadableRows(Fault.TWICE, cells[0], line)
        figures[cells[0]] = _numbers(line, cells[1:], len(scale))
    return scale, figures


def _numbers(line: int, cells: Sequence[str], count: int) -> tuple[int, ...]:
    """So many whole numbers; raises `UnreadableRows`."""
    if len(cells) != count:
        raise UnreadableRows(Fault.CELLS, ", ".join(cells), line)
    for cell in cells:
        if not (cell.isascii() and cell.isdecimal() and len(cell) <= 6):
            raise UnreadableRows(Fault.CELL, cell, line)
    return tuple(map(int, cells))
