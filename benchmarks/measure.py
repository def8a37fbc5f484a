"""Measuring: two contestants at the same work in the same run, and the table of what came of it."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter, process_time
from typing import Any, Literal, NamedTuple

from drafting.text import inline, words

Contestant = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True)
class Row:
    """A figure; its value is a ratio wherever there is a reference, and `n` is how many cases it is of."""

    case: str
    metric: str
    value: float | None
    n: int
    target: float | None = None
    ours: str = ""
    reference: str = ""
    note: str = ""
    better: Literal["lower", "higher"] = "lower"

    @property
    def ok(self) -> bool | None:
        """Whether the target is met; unknown without target or measurement."""
        if self.value is None or self.target is None:
            return None
        return self.value >= self.target if self.better == "higher" else self.value <= self.target

    def to_json(self) -> dict[str, Any]:
        """What goes into the file."""
        return {name: getattr(self, name) for name in ("case", "metric", "value", "n", "target", "better")}


class Race(NamedTuple):
    """Medians over rounds: seconds of ours, of the reference, and of the one by the other in each round."""

    ours: float
    reference: float
    ratio: float

    def row(self, case: str, n: int, target: float, reference: str, note: str) -> Row:
        """The race as a figure."""
        versus = f"{duration(self.reference)} {reference}"
        return Row(case, "time", self.ratio, n, target, duration(self.ours), versus, note)


def race(
    ours: Contestant,
    reference: Contestant,
    rounds: int,
    *,
    clock: Clock = process_time,
    before: Contestant = lambda: None,
) -> Race:
    """Run both in every round, who starts alternating; what comes `before` each is not timed.

    Processor time by default, since what else the machine does must not count.
    """
    times: dict[Contestant, list[float]] = {ours: [], reference: []}
    for n in range(rounds):
        for contestant in (ours, reference) if n % 2 else (reference, ours):
            before()
            start = clock()
            contestant()
            times[contestant].append(clock() - start)
    ratios = (mine / its for mine, its in zip(times[ours], times[reference], strict=True))
    return Race(*map(statistics.median, (times[ours], times[reference], ratios)))


def race_of_processes(ours: Contestant, reference: Contestant, rounds: int) -> Race:
    """The same by the clock on the wall: other processes are waited for."""
    return race(ours, reference, rounds, clock=perf_counter)


def forget() -> None:
    """Empty every cache that would let us answer without working."""
    for remembering in (words.words, words.table_words, inline.read):
        remembering.cache_clear()


def duration(seconds: float) -> str:
    """A time as people say it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def table(rows: Iterable[Row]) -> str:
    """What is printed: the figures with a target, those without, then what each is of."""
    ordered = sorted(rows, key=lambda row: row.target is None)
    heads = ("figure", "ours", "reference", "ratio", "target", "ok")
    lines = [heads, *(_cells(row) for row in ordered)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    printed = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    ]
    notes = dict.fromkeys(f"{row.case}: {row.note}" for row in ordered if row.note)
    return "\n".join([printed[0], "-" * len(printed[0]), *printed[1:], "", *notes])


def _cells(row: Row) -> Sequence[str]:
    ok = {True: "yes", False: "NO", None: "-"}[row.ok]
    value = "-" if row.value is None else f"{row.value:.3g}"
    target = "-" if row.target is None else f"{row.target:g}"
    return f"{row.case}: {row.metric}", row.ours, row.reference, value, target, ok
