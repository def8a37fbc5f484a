"""Adopted amendments of the French parliament, read and enacted: whether the article is the one adopted.

Success is claimed for an amendment of which every part was read and enacted; what then is wrong
was claimed wrongly. Of the disagreements with the adopted article (see `judging`) only contradictions
are counted as wrong, unless somebody read the case and found the data at fault; all are counted and
listed, with the reason where somebody did (`labels.json`, "examined").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Row
from benchmarks.truths import labelled
from benchmarks.truths.alignment import Fate, pairs, words_of
from benchmarks.truths.applied import Applied, applied
from benchmarks.truths.corpus import count, load, share, skipped
from benchmarks.truths.exact import same_alinea
from benchmarks.truths.judging import Disagreement, Finding

CASE = "fr-application"
TARGETS = {
    "single_read": 0.92,
    "single_exact": 0.55,
    "single_exact_apart_from_numbering": None,
    "several_read": None,
    "several_exact": 0.30,
    "several_exact_apart_from_numbering": None,
    "several_alineas": 0.90,
    "several_alineas_borne_out": None,
    "wrong": 0.0,
    "disagreements": None,
}

_ALINEAS = (
    "several_alineas is of alinéas changed or new, in articles all of whose amendments were read and enacted; "
    "borne out are those that hold what the edits say, whatever clerks and others changed beside it"
)


def rows(data: Path) -> Iterator[Row]:
    """What was read, what is exact, what is wrong."""
    cases = [applied(case) for case in load(data, CASE)]
    if cases:
        yield from _figures(cases)
        yield from _judged(cases)
    else:
        yield from (skipped(CASE, metric) for metric in TARGETS)
    yield from labelled.rows(data)


def _figures(cases: Sequence[Applied]) -> Iterator[Row]:
    single, several = ([case for case in cases if case.single is alone] for alone in (True, False))
    yield _share("single_read", _read(single))
    yield _share("single_exact", [case.exact for case in single])
    yield _share("single_exact_apart_from_numbering", [case.exact_but_numbers for case in single])
    yield _share("several_read", _read(several), "several_read is of amendments")
    yield _share("several_exact", [case.exact for case in several])
    yield _share("several_exact_apart_from_numbering", [case.exact_but_numbers for case in several])
    changed = list(alineas(several))
    yield _share("several_alineas", [same for same, _ in changed], _ALINEAS)
    yield _share("several_alineas_borne_out", [borne_out for _, borne_out in changed])


def _share(metric: str, answers: Sequence[bool], note: str = "") -> Row:
    return share(CASE, metric, sum(answers), len(answers), TARGETS[metric], note)


def _read(cases: Sequence[Applied]) -> list[bool]:
    return [reading.understood for case in cases for reading in case.readings.values()]


def alineas(cases: Iterable[Applied]) -> Iterator[tuple[bool, bool]]:
    """Of alinéas changed or new where all was done, whether each was adopted so, and whether it is borne out."""
    for case in (case for case in cases if case.complete):
        adopted = [words_of(alinea) for alinea in case.after]
        paired = pairs(case.lines, adopted)
        doubted = [one.line for one in case.disagreements if one.finding is not Finding.BESIDE]
        for at, line in enumerate(case.lines):
            if line.touched and line.fates != {Fate.GONE}:
                same = at in paired and same_alinea(" ".join(line.now), " ".join(adopted[paired[at]]))
                yield same, not any(line is other for other in doubted)


def _judged(cases: Sequence[Applied]) -> Iterator[Row]:
    """Contradictions nobody accounted for; then all disagreements, each with its reason."""
    claims = sum(len(case.claimed) for case in cases)
    found = [(case.name, one, _accounts(case.name, one)) for case in cases for one in case.disagreements]
    wrong = [entry for entry in found if entry[1].finding is Finding.CONTRADICTED and not entry[2]]
    yield count(CASE, "wrong", len(wrong), claims, TARGETS["wrong"], _listed("wrong", wrong))
    yield count(CASE, "disagreements", len(found), claims, note=_listed("all disagreements", found))


def _accounts(name: str, one: Disagreement) -> str:
    """Why, as somebody found who read the case, the adopted text is no witness; empty if nobody did."""
    return "; ".join(reason for number in one.who if (reason := labelled.examined().get((name, number, one.finding))))


def _listed(heading: str, found: Sequence[tuple[str, Disagreement, str]]) -> str:
    return f"{heading}:{''.join(_line(*entry) for entry in found) or ' none'}"


def _line(name: str, one: Disagreement, accounted: str) -> str:
    where = f"alinéa {one.line.number}" if one.line.number else "a new alinéa"
    because = f" ({accounted})" if accounted else ""
    return f"\n  {name} {', '.join(one.who)}: {one.finding}, {where}: {one.reason}{because}"
