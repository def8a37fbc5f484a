"""English instructions of a city's legislature, against what its codifiers did with them.

The codifiers keep each sentence as an operation (find, replace, how often) on the paragraph it
means. A paragraph alone is given to apply to, so the numbers of sections and paragraphs that a
sentence names are not looked for: the paragraph is the place.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import count, load, share, skipped
from drafting.amending.apply import apply
from drafting.amending.instructions.enact import enact
from drafting.amending.instructions.english.reading import read
from drafting.amending.instructions.operations import Operation, Place, Replace
from drafting.text import inline
from drafting.text.blocks import paragraph
from drafting.text.model import ARTICLES, Division, Text

INSTRUCTIONS, APPLICATION = "en-instructions", "en-application"
_KEY = f"{ARTICLES}/here"
_ALIKE = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_OFTEN = re.compile(r"\b(?:both|wherever|each|every|throughout|all|\w+ times|\w+ places)\b")
_SIGNS = {".": "period", ";": "semi-?colon", ",": "comma", ":": "colon"}
_SHOWN = 40  # letters of a disagreement that a note shows

Change = tuple[str, str]


def rows(data: Path) -> Iterator[Row]:
    """What was read like the codifiers, and what came of it."""
    yield from _instructions(load(data, INSTRUCTIONS))
    yield from _application(load(data, APPLICATION))


def _instructions(cases: Sequence[dict[str, Any]]) -> Iterator[Row]:
    literal = [case for case in cases if case["literal"] and all(op["op"] == "find-replace" for op in case["ops"])]
    if not literal:
        yield skipped(INSTRUCTIONS, "literal")
        return
    same = understood = 0
    others: list[str] = []
    for case in literal:
        reading = read(case["instruction"])
        understood += reading.understood
        if reading.understood and _is_same(_ours(reading.operations), _theirs(case["ops"])):
            same += 1
        elif reading.understood:
            others.append(f"{case['law']} {case['path']}")
    yield share(INSTRUCTIONS, "literal", same, len(literal), 0.97, f"read otherwise than codified: {_listed(others)}")
    yield share(INSTRUCTIONS, "literal, read", understood, len(literal))


def _application(cases: Sequence[dict[str, Any]]) -> Iterator[Row]:
    if not cases:
        yield skipped(APPLICATION, "exact")
        return
    exact = understood = exact_as_said = 0
    as_said = sum(map(_as_said, cases))
    otherwise: list[str] = []
    wrong: list[str] = []
    for case in cases:
        reading = read(case["instruction"])
        understood += reading.understood
        result = applied(case["paragraph_before"], reading.operations) if reading.understood else None
        if result is not None and _plain(result) == _plain(case["paragraph_after"]):
            exact += 1
            exact_as_said += _as_said(case)
        elif result is not None:
            (wrong if _as_said(case) else otherwise).append(f"{case['law']} {case['section']}{case['target']}")
    yield share(APPLICATION, "exact", exact, len(cases), 0.98)
    yield share(APPLICATION, "exact, where codified as said", exact_as_said, as_said)
    yield share(APPLICATION, "read", understood, len(cases))
    yield count(APPLICATION, "wrong", len(wrong), len(cases), 0.0, f"not as codified: {_listed(wrong)}")
    note = f"codified otherwise than the sentence says, ours as it says: {_listed(otherwise)}"
    yield count(APPLICATION, "codified otherwise", len(otherwise), len(cases), note=note)


def applied(before: str, operations: Iterable[Operation]) -> str | None:
    """A paragraph after operations, wherever they say they are; None if one is refused."""
    block = paragraph(inline.escape(inline.plain(before).strip()))
    base = Text((Division(ARTICLES, "010", "here", (block,)),))
    here = [replace(operation, place=Place(edge=operation.place.edge)) for operation in operations]
    enacted = enact(base, here, within=_KEY, labels={})
    if not enacted.done:
        return None
    return "\n".join(block.text for block in apply(base, enacted.edits)[_KEY].blocks)


def _ours(operations: Iterable[Operation]) -> dict[Change, int | None]:
    """What is found and put, and how often; None for wherever it is."""
    return {
        _core(one.old.words, one.new): one.old.times.count if one.old.times.rank is None else 1
        for one in operations
        if isinstance(one, Replace)
    }


def _theirs(ops: Iterable[dict[str, Any]]) -> dict[Change, int]:
    found: Counter[Change] = Counter()
    for op in ops:
        found[_core(op["find"] or "", op["replace"] or "")] += int(op["count"] or 1)
    return found


def _is_same(ours: dict[Change, int | None], theirs: dict[Change, int]) -> bool:
    return ours.keys() == theirs.keys() and all(times in (None, theirs[change]) for change, times in ours.items())


def _core(find: str, put: str) -> Change:
    """A change without what both sides begin and end with: the codifiers leave some of it out."""
    find, put = (_plain(words) for words in (find, put))
    while find and put and find[0] == put[0]:
        find, put = find[1:], put[1:]
    while find and put and find[-1] == put[-1]:
        find, put = find[:-1], put[:-1]
    return find, put


def _as_said(case: dict[str, Any]) -> bool:
    """Whether the codifiers replaced what the sentence quotes, as often as it says, and whole words.

    Asked of the sentence alone, not of our reading. Theirs is a replacement of letters: a full stop
    that was to be struck once may be gone from "§ 1-207.42", and "this" become "tthe".
    """
    said = " ".join(case["instruction"].translate(_ALIKE).split())
    find, put = (" ".join(case[side].translate(_ALIKE).split()) for side in ("find", "replace"))
    quoted = all(not words or f'"{words}"' in said or _is_named(words, said) for words in (find, put))
    inside = re.search(
        rf"(?<=\w)(?=\w){re.escape(find)}|{re.escape(find)}(?<=\w)(?=\w)|(?<=\d){re.escape(find)}(?=\d)",
        case["paragraph_before"],
    )
    return quoted and not inside and (case["occurrences"] == 1 or bool(_OFTEN.search(said)))


def _is_named(sign: str, said: str) -> bool:
    return bool(_SIGNS.get(sign) and re.search(rf"\b(?:a|the) {_SIGNS[sign]}\b", said))


def _plain(text: str) -> str:
    """A text without typography: blanks, and the shape of quotation marks and dashes."""
    return "".join(text.translate(_ALIKE).split())


def _listed(cases: Sequence[str]) -> str:
    return "; ".join(case[:_SHOWN] for case in cases) or "none"
