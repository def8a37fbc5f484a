"""Quotations: where the words that people quoted stand in a text.

What they typed and what the text says may differ in typography: apostrophes, guillemets, dashes,
ligatures, accents of capitals, blanks that French sets and English does not. Both are *folded* to
one spelling; what is found is told in letters of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]

# One letter for one letter.
_ALIKE = {
    "'": "’‘ʼ´′",
    '"': "«»“”„‟″",
    "-": "‐‑‒–—−",
    "°": "º˚",
    " ": "\u00a0\u202f\u2009\u2007\t\n",
    **{
        unicodedata.normalize("NFD", letters)[0]: letters for letters in ("ÀÁÂÄÃ", "ÉÈÊË", "ÍÌÎÏ", "ÓÒÔÖÕ", "ÚÙÛÜ", "Ç")
    },
}
_ONE_FOR_ONE = str.maketrans({other: letter for letter, others in _ALIKE.items() for other in others})
_LONGER = {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "…": "..."}
# Blanks that typography sets or not: beside quotation marks, before high signs, in "L. 12", "n° 3", "I. – ".
_LOOSE = re.compile(
    r"[œŒæÆ…]"
    r"| +(?=[;:!?%\"])|(?<=\") +|(?<=\b[A-Z]\.) +(?=[A-Z\d])|(?<=°) +(?=\d)| +(?=°)|(?<=\d-) +(?=\d)"
    r"|(?<=\.) +(?=-)|(?<=\.-) +|(?<=\. -) +"
    r"| (?= )"
)
_GROUPED = re.compile(r"\d{3}(?!\d)")  # thousands


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its one spelling, and by how much what follows certain letters has shifted."""

    text: str
    ends: tuple[int, ...]  # letters of the folded text from which…
    shifts: tuple[int, ...]  # … a letter's place in the original is so much further

    def original(self, at: int) -> int:
        """Where a letter of the folded text stands in the original."""
        return at + self.shifts[bisect_right(self.ends, at)]


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> Folded:
    """A text in the spelling in which texts and quotations are held against each other."""
    source = text.translate(_ONE_FOR_ONE)
    out, ends, shifts = "", [], [0]
    last = 0
    for found in _LOOSE.finditer(source):
        spelled = _LONGER.get(found[0], "")
        out += source[last : found.start()] + spelled
        last = found.end()
        for step in range(1, len(spelled)):  # each letter of "oe" stands where œ does
            ends.append(len(out) - len(spelled) + step)
            shifts.append(shifts[-1] - 1)
        if not spelled:
            ends.append(len(out))
            shifts.append(shifts[-1] + len(found[0]))
    return Folded(out + source[last:], tuple(ends), tuple(shifts))


def occurrences(quoted: str, text: str, within: Span | None = None, *, in_compounds: bool = False) -> list[Span]:
    """Where a quotation stands in a text, letter by letter but for typography, capitals as they are.

    Whole words are looked for first ("L. 12" is not "L. 12-5"), then parts of compounds, or at once
    where asked; never parts of words or numbers ("et" in "projet", "5" in "1,5").
    """
    low, high = within or (0, len(text))
    found = [span for span in _spellings(quoted, text) if low <= span[0] and span[1] <= high]
    return (not in_compounds and [span for span in found if _is_whole(text, *span)]) or found


def _spellings(quoted: str, text: str) -> Iterator[Span]:
    needle, hay = folded(unicodedata.normalize("NFC", quoted).strip()).text, folded(text)
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        start, end = hay.original(at), hay.original(at + len(needle) - 1) + 1
        stands = _is_edge(text, start) and _is_edge(text, end)
        if stands:
            yield start, end
        at = hay.text.find(needle, at + (len(needle) if stands else 1))


def _is_edge(text: str, at: int) -> bool:
    """Whether a place is inside no word and no number ("3 000", "1,5")."""
    before, after = text[max(0, at - 2) : at], text[at : at + 1]
    if not before or not after:
        return True
    if after.isdigit() and len(before) == 2 and before[0].isdigit():
        return not (before[1] in ",." or (before[1] == " " and _GROUPED.match(text, at)))
    if before[-1].isdigit() and re.match(r"[,.]\d| \d{3}(?!\d)", text[at : at + 5]):
        return False
    return not (before[-1].isalnum() and after.isalnum())


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether no compound goes on beyond a span."""
    before, after = text[max(0, start - 2) : start][::-1], text[end : end + 2]
    return not (_goes_on(text[start], before) or _goes_on(text[end - 1], after))


def _goes_on(edge: str, beyond: str) -> bool:
    """Whether a word goes on beyond its edge letter, through a hyphen."""
    return edge.isalnum() and len(beyond) == 2 and beyond[0] in "-‑·" and beyond[1].isalnum()
