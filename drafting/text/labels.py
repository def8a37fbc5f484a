"""Labels: the numbers of articles and measures, computed and never written in the files.

In a reading numbers are frozen: what is inserted after article 3 is 3 bis, 3 ter; before the
first article, A, B; what is deleted keeps its number for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from drafting.text.model import Text

_UNITS = ("", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novo")
_FIRST = ("", "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies")
_TENS = (
    "",
    "decies",
    "vicies",
    "tricies",
    "quadragies",
    "quinquagies",
    "sexagies",
    "septuagies",
    "octogies",
    "nonagies",
)
_TEENS_ONE, _TEENS_TWO = "undecies", "duodecies"


def adverb(rank: int) -> str:
    """The Latin adverb of a rank from 2: bis, ter, …, duodecies, …, vicies, …, centies."""
    if rank >= 100:
        return (adverb(rank % 100) or _UNITS[rank % 100]) + "centies" * (rank // 100)
    tens, unit = divmod(rank, 10)
    if tens == 0:
        return _FIRST[unit]
    return _UNITS[unit] + _TENS[tens]


_RANKS = {adverb(rank): rank for rank in range(2, 100)}
_LABEL = re.compile(r"(?P<number>[1-9]\d*)(?:er|re|st|nd|rd|th)?\s*(?P<suffix>[a-z]+|[A-Z])?", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A number in a series: 3; 3 bis is `Label(3, after=2)`; A, before the first, `Label(0, after=1)`."""

    number: int
    after: int = 0

    def __str__(self) -> str:
        """As typed in an address: `3`, `3bis`, `0A` becomes `A`."""
        return self.phrase("").replace(" ", "")

    def phrase(self, language: str) -> str:
        """As printed: "3 bis" in French, "3A" in English, "A" before the first in both."""
        if self.number == 0:
            return _letters(self.after)
        if not self.after:
            return str(self.number)
        return f"{self.number}{_letters(self.after - 1)}" if language == "en" else f"{self.number} {adverb(self.after)}"

    @classmethod
    def parse(cls, text: str) -> Label:
        """The label that a person wrote (`3`, `3 bis`, `3A`, `1er`, `premier`, `A`); raises `ValueError`."""
        stripped = text.strip()
        if stripped.lower() in ("premier", "première"):
            return cls(1)
        if re.fullmatch(r"[A-Z]", stripped):
            return cls(0, ord(stripped) - 64)
        found = _LABEL.fullmatch(stripped)
        if not found:
            raise ValueError(text)
        suffix = found["suffix"] or ""
        if suffix and suffix not in _RANKS and not suffix.isupper():
            raise ValueError(text)
        after = 0 if not suffix else _RANKS.get(suffix) or ord(suffix) - 63
        return cls(int(found["number"]), after)


def _letters(rank: int) -> str:
    """A, B, …, Z, AA for 1, 2, …, 26, 27."""
    out = ""
    while rank:
        rank, digit = divmod(rank - 1, 26)
        out = chr(65 + digit) + out
    return out


Labels = Mapping[str, Label]


def labels(frozen: Text, now: Text | None = None) -> dict[str, Label]:
    """The label of every numbered division of `now`, numbers frozen as in the reading's text."""
    out: dict[str, Label] = {}
    for folder in _series(frozen, now or frozen):
        numbers = {d.key: n for n, d in enumerate(frozen.series(folder), start=1)}
        everyone = {d.key: d for d in (*frozen.series(folder), *(now or frozen).series(folder))}
        last, inserted = 0, 0
        for division in sorted(everyone.values(), key=lambda d: d.place):
            if division.key in numbers:
                last, inserted = numbers[division.key], 0
                out[division.key] = Label(last)
            else:
                inserted += 1
                out[division.key] = Label(last, inserted + (1 if last else 0))
    return out


def _series(*texts: Text) -> Iterable[str]:
    return dict.fromkeys(d.folder for text in texts for d in text.divisions if d.numbered)
