"""Cross-references: links to divisions, whose numbers are computed wherever they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafting.text import inline
from drafting.text.labels import Labels
from drafting.text.model import Division, Text

_LINK = "link:"
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|#|//")
_NUMBER = re.compile(
    r"(?:articles?|mesures?|measures?)\s+(?P<label>\d+(?:\s(?:bis|ter|quater|[a-z]+ies)|[A-Z])?|premier)", re.IGNORECASE
)


def references(text: Text) -> Iterator[tuple[Division, int, str, str]]:
    """Every cross-reference: its division, its block, its words, the division it points at."""
    for division in text.divisions:
        for at, block in enumerate(division.blocks):
            if "](" in block.source:
                for run in inline.read(block.source.replace("\n", " ")):
                    if target := target_of(run):
                        yield division, at, run.text, target


def target_of(run: inline.Run) -> str:
    """The division that a run's link points at; nothing if it has none, or one to elsewhere."""
    links = (mark.removeprefix(_LINK) for mark in run.marks if mark.startswith(_LINK))
    return next((link for link in links if not _ELSEWHERE.match(link)), "")


def numbered(words: str, target: str, labels: Labels, language: str) -> str:
    """The words of a cross-reference with the number that its target has now."""
    label = labels.get(target)
    found = _NUMBER.search(words)
    if label is None or found is None:
        return words
    return words[: found.start("label")] + label.phrase(language) + words[found.end("label") :]


def numbered_source(source: str, labels: Labels, language: str) -> str:
    """A line of Markdown with the numbers of its cross-references as they are now."""
    if "](" not in source or "\n" in source:
        return source
    runs = (
        replace(run, text=numbered(run.text, target, labels, language)) if (target := target_of(run)) else run
        for run in inline.read(source)
    )
    return inline.write(runs)
