"""French instructions read: how many are understood to the last word, and whether they aim where the chamber says.

The Sénat publishes beside each amendment the alinéa it aims at: the first that its first operation
touches. What aims at a whole article has no number that could be read in the sentence; and the label
of an amendment since rectified may be that of its first version, which names another alinéa.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths import corpus
from drafting.amending.instructions.french.reading import read
from drafting.amending.instructions.operations import Operation, Reading

CASE = "fr-instructions"
_SHOWN = 20
# The Assemblée names the place of an additional article in the record, and gives its words only.
_ADDITIONAL = re.compile(r"(?:article additionnel )?((?:après|avant) l'article .+)", re.IGNORECASE)
_PREFACE = re.compile(r"Amendement permettant l'application[^\n]*\n[^\n]*Règlement\n")
_PROSE = re.compile(r"(?:cet )?amendement .*(?:irrecevable|retiré)", re.IGNORECASE)


def rows(data: Path) -> Iterator[Row]:
    """The share read, and the share aimed as the chamber says."""
    cases = corpus.load(data, CASE)
    if not cases:
        yield corpus.skipped(CASE, "read")
        return
    readings = [(case, _read(case)) for case in cases]
    understood = [(case, reading) for case, reading in readings if reading.understood]
    yield corpus.share(CASE, "read", len(understood), len(cases), 0.90, _stops(readings))
    yield from _aims(understood)


def _read(case: dict[str, Any]) -> Reading:
    """The reading of a record: of its place and its words, where the Assemblée tells them apart."""
    text = case["text"]
    reading = read(text)
    beside = _ADDITIONAL.match(case["division"] or "")
    if reading.operations or not beside or _PROSE.match(text):
        return reading
    return read(f"{beside[1]}, insérer l'article suivant :\n{_PREFACE.sub('', text)}")


def _aims(understood: list[tuple[dict[str, Any], Reading]]) -> Iterator[Row]:
    """The share aimed as the label says, and of the labels that are not of another version of the sentence."""
    labelled = [(case, aim(reading.operations[0])) for case, reading in understood if str(case["alinea"]).isdigit()]
    numbered = [(case, ours) for case, ours in labelled if ours is not None]
    current = [(case, ours) for case, ours in numbered if _bears(case)]
    notes = (f"{len(labelled) - len(numbered)} name no alinéa", _differ(numbered))
    yield _share("same alinéa", numbered, 0.99, "; ".join(notes))
    yield _share("same alinéa, where the sentence names its label", current, None, "")


def _share(metric: str, aimed: list[tuple[dict[str, Any], int]], target: float | None, note: str) -> Row:
    same = sum(ours == int(case["alinea"]) for case, ours in aimed)
    return corpus.share(CASE, metric, same, len(aimed), target, note)


def _differ(aimed: list[tuple[dict[str, Any], int]]) -> str:
    """The disagreements, with the labels that belong to a sentence since rectified."""
    found = [
        f"{case['number']}: {ours}, theirs {case['alinea']}{'' if _bears(case) else ' (not in the sentence)'}"
        for case, ours in aimed
        if ours != int(case["alinea"])
    ]
    return "; ".join(found[:_SHOWN])


def _bears(case: dict[str, Any]) -> bool:
    """Whether the sentence names the alinéa of its label at all; a rectified one may not."""
    return re.search(rf"alinéas?[^\n.;]*\b{case['alinea']}\b", case["text"], re.IGNORECASE) is not None


def aim(operation: Operation) -> int | None:
    """The first alinéa that an operation names; None if it names none, or counts from the end."""
    ranks = [first for first, _ in operation.place.alineas]
    return ranks[0] if ranks and ranks[0] > 0 else None


def _stops(readings: list[tuple[dict[str, Any], Reading]]) -> str:
    """Where the unread ones stopped, some of them."""
    stops = [f"{case['number']}: {r.stopped[0].words[:40]!r}" for case, r in readings if r.stopped]
    return "; ".join(["stopped at", *stops[:_SHOWN]])
