"""Falling on a list of the Sénat: which amendments fell after adoptions, foreseen from their words.

Of each amendment that was decided, the adopted ones before it are known. Beside ours, what grouping
alone would say: an earlier adoption in the same official joint debate (A), or of a whole division (B).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import sqrt
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.truths.corpus import load, share, skipped
from benchmarks.truths.order import Listed, by_division, item_of
from drafting.amending.discussion.falling import Outlook
from drafting.amending.discussion.foreseeing import foresee

CASE = "falling"
FELL, ADOPTED = "Tombé", "Adopté"
DECIDED = (ADOPTED, "Rejeté", FELL)
_WHOLE = ("Suppr.", "Réd. glob.")

Counts = Counter[tuple[bool, bool]]  # by whether it fell, and whether that was foreseen
Foresees = Callable[[Listed, Sequence[Listed]], bool]


def rows(data: Path) -> Iterator[Row]:
    """Hits, misses and false alarms, ours and those of each rule of grouping."""
    listed = load(data, "fr-order/plfss2018-senat")
    if not listed:
        yield skipped(CASE, "recall")
        return
    found = {name: _counted(listed, foresees) for name, foresees in RULES.items()}
    best = max(_f1(found[name]) for name in ("rule_a", "rule_b"))
    for name, counts in found.items():
        yield from _figures(name, counts, best if name == "ours" else None)


def _ours(one: Listed, adopted: Sequence[Listed]) -> bool:
    known = [(row["number"], item_of(row).reach) for row in adopted]
    (foreseen,) = foresee(known, [(one["number"], item_of(one).reach)])
    return foreseen.outlook is Outlook.FALLS


def _rule_a(one: Listed, adopted: Sequence[Listed]) -> bool:
    return any(one["joint_debate"] and row["joint_debate"] == one["joint_debate"] for row in _others(one, adopted))


def _rule_b(one: Listed, adopted: Sequence[Listed]) -> bool:
    return _rule_a(one, adopted) or any(row["alinea_label"] in _WHOLE for row in _others(one, adopted))


RULES: dict[str, Foresees] = {"ours": _ours, "rule_a": _rule_a, "rule_b": _rule_b}


def _others(one: Listed, adopted: Sequence[Listed]) -> Iterator[Listed]:
    """Those not identical to it."""
    return (row for row in adopted if not row["identical"] or row["identical"] != one["identical"])


def _counted(listed: Sequence[Listed], foresees: Foresees) -> Counts:
    counts: Counts = Counter()
    for own in by_division(listed):
        adopted: list[Listed] = []
        for row in own:
            if row["outcome"] in DECIDED:
                counts[row["outcome"] == FELL, foresees(row, adopted)] += 1
            if row["outcome"] == ADOPTED:
                adopted.append(row)
    return counts


def _figures(name: str, counts: Counts, best: float | None) -> Iterator[Row]:
    hits, false, missed = counts[True, True], counts[False, True], counts[True, False]
    told = f"{hits} hits, {false} false alarms, {missed} misses, of {counts.total()} decided"
    of_fallen, of_foreseen = (f"95 % interval {_interval(hits, whole)}" for whole in (hits + missed, hits + false))
    yield share(CASE, f"{name}_recall", hits, hits + missed, note=f"{of_fallen}; {told}")
    yield share(CASE, f"{name}_precision", hits, hits + false, note=of_foreseen)
    note = "target: the better of the two rules of grouping" if best is not None else ""
    yield share(CASE, f"{name}_f1", 2 * hits, 2 * hits + false + missed, best, note)


def _f1(counts: Counts) -> float:
    hits, wrong = counts[True, True], counts[False, True] + counts[True, False]
    return 2 * hits / (2 * hits + wrong) if hits else 0.0


def _interval(part: int, whole: int) -> str:
    """The interval of Wilson (1927): where the share of a larger sample may be, 19 times in 20."""
    if not whole:
        return "unknown"
    z = 1.96
    share_, spread = part / whole, z * z / whole
    middle = (share_ + spread / 2) / (1 + spread)
    half = z * sqrt(share_ * (1 - share_) / whole + spread / (4 * whole)) / (1 + spread)
    return f"{middle - half:.0%} to {middle + half:.0%}"
