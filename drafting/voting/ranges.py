"""Ranges of ids: those that run on are told by the first and the last.

>>> ranges(["C004", "C005", "C006", "C080", "X1", "C081"])
('C004–C006', 'C080', 'C081', 'X1')
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORTEST = 3
_ID = re.compile(r"(.*?)([0-9]{1,9})", re.DOTALL)


def ranges(ids: Iterable[str]) -> tuple[str, ...]:
    """Ids in order, three or more that run on as a range, as they are counted: with as many digits."""
    runs: list[list[str]] = []
    for name in sorted(set(ids), key=_rank):
        if runs and _follows(runs[-1][-1], name):
            runs[-1].append(name)
        else:
            runs.append([name])
    told = ([f"{run[0]}–{run[-1]}"] if len(run) >= _SHORTEST else run for run in runs)
    return tuple(name for names in told for name in names)


def _rank(name: str) -> tuple[str, int, int, str]:
    found = _ID.fullmatch(name)
    return (found[1], len(found[2]), int(found[2]), name) if found else (name, 0, 0, name)


def _follows(one: str, other: str) -> bool:
    head, digits, number, _ = _rank(one)
    return digits > 0 and _rank(other)[:3] == (head, digits, number + 1)
