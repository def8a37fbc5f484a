"""Merging as people merged: what git did without a conflict, alike; where it saw one, theirs or a conflict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import Enum, auto
from pathlib import Path
from typing import Any

from benchmarks.measure import Row
from benchmarks.truths.corpus import count, load, share, skipped
from drafting.amending.compare import compare
from drafting.amending.merge import merge
from drafting.text.blocks import parse_blocks
from drafting.text.model import Division, Text

CASE = "three-way-merges"
METRICS = ("third texts", "clean for git, as the people did", "conflicts of git, solved as the people did")


class Outcome(Enum):
    """What a merge gave, beside what the people made of the same two sides."""

    THEIRS = auto()  # the people's text
    CONFLICT = auto()  # no text: a conflict that names both sides
    THIRD = auto()  # a text that nobody wrote, or a conflict that forgets a side


def rows(data: Path) -> Iterator[Row]:
    """Third texts, which must not be; git's clean merges; its conflicts, solved or named."""
    cases = load(data, CASE)
    if not cases:
        yield from (skipped(CASE, metric) for metric in METRICS)
        return
    clean = Counter(outcome(case) for case in cases if not case["git_conflicts"])
    hard = Counter(outcome(case) for case in cases if case["git_conflicts"])
    yield count(CASE, METRICS[0], clean[Outcome.THIRD] + hard[Outcome.THIRD], len(cases), 0)
    yield share(CASE, METRICS[1], clean[Outcome.THEIRS], clean.total(), 1.0)
    note = f"the other {hard[Outcome.CONFLICT]} are conflicts that name both sides"
    yield share(CASE, METRICS[2], hard[Outcome.THEIRS], hard.total(), note=note)


def outcome(case: dict[str, Any]) -> Outcome:
    """What comes of merging both sides of a case, told in its own words."""
    base, ours, theirs = (_text(case[side]) for side in ("base", "ours", "theirs"))
    found = merge(base, [("ours", compare(base, ours)), ("theirs", compare(base, theirs))])
    if found.conflicts:
        both = all(set(conflict.who) == {"ours", "theirs"} for conflict in found.conflicts)
        return Outcome.CONFLICT if both else Outcome.THIRD
    return Outcome.THEIRS if _said(found.text) == _said(_text(case["merged"])) else Outcome.THIRD


def _text(markdown: str) -> Text:
    """A text of one division, from any Markdown."""
    return Text((Division.at("memorandum.md", parse_blocks(markdown)),))


def _said(text: Text) -> str:
    """What a text says, white space apart."""
    return "".join("".join(division.markdown.split()) for division in text.divisions)
