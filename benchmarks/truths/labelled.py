"""Amendments labelled by hand: what each of them does, where, with which words.

`labels.json` has, for a sample chosen by the SHA-256 of case and number, what a person read in the
sentence before any program did. Words stand there as the first digits of the SHA-256 of their
normal form (`exact.normal`), so that no text of others is copied; places and operations in words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.applied import cleaned
from benchmarks.truths.corpus import count, load, share
from benchmarks.truths.exact import normal
from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import (
    Add,
    Delete,
    Insert,
    InsertBeside,
    Move,
    NewDivision,
    Operation,
    Place,
    Quote,
    Redraft,
    RedraftEdge,
    Replace,
)
from drafting.text.inline import text_of

Told = tuple[str, ...]

_FILE = Path(__file__).with_name("labels.json")


def labels() -> list[dict[str, Any]]:
    """Each with `file`, `case`, `number`, and its `operations` as `told` tells them."""
    return _file()["labels"]


def examined() -> dict[tuple[str, str, str], str]:
    """Why, by case, number of the amendment and finding of the judge, the adopted text itself is no witness."""
    return {(entry["case"], entry["number"], entry["finding"]): entry["reason"] for entry in _file()["examined"]}


@cache
def _file() -> dict[str, list[dict[str, Any]]]:
    return dict(json.loads(_FILE.read_text(encoding="utf-8")))


def rows(data: Path) -> Iterator[Row]:
    """How many are read as they are labelled, and how many as something else; as far as they are among these data."""
    sentences = dict(_sentences(data))
    answers = [
        (reading.understood, agrees(reading.operations if reading.understood else (), label), label)
        for label in labels()
        if (key := (label["file"], label["case"], label["number"])) in sentences
        for reading in [read(sentences[key])]
    ]
    if not answers:
        note = "skipped: none of the cases is labelled"
        yield from (Row("fr-labelled", metric, None, 0, note=note) for metric in ("read", "wrong"))
        return
    wrong = [
        f"\n  {label['case']} {label['number']}" for understood, right, label in answers if understood and not right
    ]
    yield share("fr-labelled", "read", sum(right for _, right, _ in answers), len(answers))
    yield count("fr-labelled", "wrong", len(wrong), len(answers), 0, f"wrong:{''.join(wrong) or ' none'}")


def _sentences(data: Path) -> Iterator[tuple[tuple[str, str, str], str]]:
    """The sentence of every amendment that may be labelled, by file, case and number."""
    for case in load(data, "fr-application"):
        for amendment in case["amendments"]:
            yield ("fr-application", case["case"], amendment["number"]), cleaned(amendment["text"])
    for amendment in load(data, "fr-instructions"):
        yield ("fr-instructions", amendment["source"], amendment["number"]), cleaned(amendment["text"])


def agrees(operations: Iterable[Operation], label: dict[str, Any]) -> bool:
    """Whether operations are those of a label, in any order; a label may name a place in two ways."""
    ours = sorted(told(operations))
    theirs = sorted(tuple(operation) for operation in label["operations"])
    return len(ours) == len(theirs) and all(map(_same, ours, theirs))


def _same(ours: Told, theirs: Told) -> bool:
    return ours[1] in theirs[1].split(" | ") and (ours[0], *ours[2:]) == (theirs[0], *theirs[2:])


def told(operations: Iterable[Operation]) -> list[Told]:
    """Operations as labels tell them; the same at several alinéas is one at all of them."""
    ranks: dict[tuple[str, str, Told], set[int]] = {}
    for operation in operations:
        place = operation.place
        alineas = {rank for first, last in place.alineas for rank in range(first, last + 1)}
        what, words = _told(operation)
        ranks.setdefault((what, _rest(place), words), set()).update(alineas)
    return [(what, _where(alineas, rest), *words) for (what, rest, words), alineas in ranks.items()]


def hashed(words: str) -> str:
    """The first digits of the SHA-256 of words in their normal form; nothing for none."""
    return hashlib.sha256(normal(text_of(words)).encode()).hexdigest()[:12] if words else ""


def _told(operation: Operation) -> tuple[str, Told]:
    match operation:
        case Replace(_, old, new):
            return f"replace{_times(old)}", (hashed(old.words + old.until), hashed(new))
        case Insert(_, side, at, new):
            return f"insert {side}{_times(at)}", (hashed(at.words + at.until), hashed(new))
        case Add(_, edge, unit, new):
            return f"add {unit} at {edge}", (_joined(new),)
        case InsertBeside(_, side, unit, new):
            return f"insert {unit} {side}", (_joined(new),)
        case Redraft(_, new):
            return "redraft", (_joined(new),)
        case RedraftEdge(_, edge, at, new):
            beside = "after" if str(edge) == "end" else "before"
            what = f"redraft {edge} {beside}{_times(at)}" if at else f"redraft {edge}"
            return what, (hashed(at.words if at else ""), hashed(new))
        case Delete():
            return "delete", ()
        case NewDivision(_, side, new):
            return f"new {side}", (_joined(new),)
        case Move(_, side, beside):
            return f"move {side}", (_rest(beside),)


def _joined(alineas: Iterable[str]) -> str:
    return hashed("".join(alineas))


def _times(quote: Quote) -> str:
    times = quote.times
    if times.rank is not None:
        return f", occurrence {times.rank}"
    return "" if times.count == 1 else f", {times.count or 'each'} times"


def _where(alineas: set[int], rest: str) -> str:
    parent, _, inner = rest.rpartition(": ")
    named = "alinea " + " ".join(map(str, sorted(alineas))) if alineas else ""
    return ", ".join(part for part in (parent, named, inner) if part) or "whole"


def _rest(place: Place) -> str:
    """A place but for its alinéas; what those are in comes before a colon."""
    division = place.division
    label = division.label.phrase("fr") if division and division.label else ""
    outer = [f"amendment {place.parent}"] if place.parent else []
    outer += [f"{division.series} {label or division.slug}"] if division else []
    inner = [*place.path, *(["heading"] if place.heading else [])]
    inner += [f"sentence {' '.join(map(str, place.sentences))}"] if place.sentences else []
    inner += [str(place.edge)] if place.edge else []
    inner += [f"cell {place.cell[0]} {place.cell[1]}"] if place.cell else []
    return f"{', '.join(outer)}: {', '.join(inner)}" if outer else ", ".join(inner)
