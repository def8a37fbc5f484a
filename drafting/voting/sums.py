"""Whether figures that were announced are those that one finds by adding up groups or names.

>>> unlike(Count(62, 21, 3), total([Count(40, 1), Count(21, 20, 3)]))
(Discrepancy(counter='in_favour', announced=62, found=61),)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from drafting.voting.ballots import Count

_COUNTERS = tuple(field.name for field in fields(Count))


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A counter whose announced figure is not the one found."""

    counter: str
    announced: int
    found: int


def total(counts: Iterable[Count]) -> Count:
    """The counts of several groups as one, counter by counter."""
    sheets = tuple(counts)
    return Count(*(sum(getattr(sheet, name) for sheet in sheets) for name in _COUNTERS))


def unlike(announced: Count, found: Count) -> tuple[Discrepancy, ...]:
    """The counters in which two counts of one vote differ, in the order of a count sheet; empty if in none."""
    pairs = ((name, getattr(announced, name), getattr(found, name)) for name in _COUNTERS)
    return tuple(Discrepancy(*each) for each in pairs if each[1] != each[2])
