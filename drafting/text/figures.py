"""Figures: the numbers of a line with what they count, however they are written.

"3 000 places", "trois mille places" and "3,000 places" are one figure; so are "50 %" and "cinquante
pour cent", "1er mars 2027" and "March 1, 2027". What is a name and no number ("L. 345-2",
"n° 2022-140", "article 3", "2°") is no figure.

>>> [(f.amount, f.units) for f in figures("3 000 places avant le 31 mai 2027, soit 2,5 % de plus")]
[('3000', ('place',)), ('2027-05-31', ('on',)), ('2.5', ('%',))]
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from drafting.text.numerals import numerals
from drafting.text.vocabulary import SMALL_WORDS, lemma

DATE, YEAR, PERCENT = ("on",), ("in",), ("%",)

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "janvier january",
            "février fevrier february",
            "mars march",
            "avril april",
            "mai may",
            "juin june",
            "juillet july",
            "août aout august",
            "septembre september",
            "octobre october",
            "novembre november",
            "décembre decembre december",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "|".join(_MONTHS)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_MONTH})\b(?:,?\s+(?P<year>\d{{4}}))?",
        rf"\b(?P<month>{_MONTH})\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year>\d{{4}}))?",
        rf"\b(?P<month>{_MONTH})\s+(?P<year>\d{{4}})\b",
    )
)
# No digits that a letter, a hyphen or a point makes part of a name.
_DIGITS = re.compile(
    r"(?<![\w.,/°-])(?:\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+)(?:[.,]\d{1,2}(?!\d))?(?![\w/°)-])(?!\.\w)"
)
# What a number after it names, and does not count.
_NUMBERED = (
    r"articles? art\. mesures? measures? alinéas? al\. paragraphs? annexes? tables? numéros? n[°º]s? nos?\. "
    r"chapters? chapitres? titres? parts? sections? schedules? lois? act"
)
_NAMED = re.compile(
    rf"(?:\b(?:{'|'.join(_NUMBERED.split())})\s*|[§#])(?:\d[\w.]*\s*(?:,|et|and|à|to|ou|or)\s*)*$", re.IGNORECASE
)
_WORD = r"[^\W\d_]+"
_UNIT = re.compile(
    r"\s*(?P<scale>(?:millions?|milliards?|billions?)\b)?\s*"
    r"(?:(?P<percent>%|pour\s+cent\b|per\s?cent\b)|(?P<money>[€$£])"
    rf"|(?:(?:d['’]|de\s|of\s)?(?P<noun>{_WORD})(?:(?:\s|-)(?P<second>{_WORD})(?!['’]))?))?",
    re.IGNORECASE,
)
_SCALES = {"million": 6, "milliard": 9, "billion": 9}
_SIGNS = {"€": ("euro",), "$": ("dollar",), "£": ("pound",)}
_SAME_UNITS = {
    word: unit
    for unit, words in {
        "year": "an annee year",
        "month": "moi month",
        "week": "semaine week",
        "day": "jour day",
        "hour": "heure hour",
        "minute": "minute",
        "time": "foi time",
    }.items()
    for word in words.split()
}
_MEASURES = frozenset({*PERCENT, *DATE, *YEAR, *_SAME_UNITS.values()})
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts: `amount` in digits; `units` a sign, or up to two words in the singular."""

    amount: str
    units: tuple[str, ...]
    start: int
    end: int

    def counts_as(self, other: Figure) -> bool:
        """Whether both count the same thing: "cent rues-jardins" and "cent rues"."""
        return any(unit in two.units for one, two in ((self, other), (other, self)) for unit in one.units[:1])

    def is_as(self, other: Figure) -> bool:
        """Whether both are the same number of the same thing."""
        return self.amount == other.amount and self.counts_as(other)

    @property
    def size(self) -> Decimal:
        """How much it is; nothing for a date."""
        return Decimal(0) if self.units == DATE else Decimal(self.amount)

    @property
    def is_measure(self) -> bool:
        """Whether its unit says how it is measured, and not what: a time, a share, a date."""
        return not _MEASURES.isdisjoint(self.units[:1])


@lru_cache(maxsize=1 << 14)
def figures(line: str) -> tuple[Figure, ...]:
    """The figures of a plain line, in order."""
    found: list[Figure] = []
    for figure in _candidates(line):
        if all(figure.end <= other.start or figure.start >= other.end for other in found):
            found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _candidates(line: str) -> Iterator[Figure]:
    """Figures that may overlap, the surest first."""
    for pattern in _DATES:
        for date in pattern.finditer(line):
            yield Figure(_iso(date.groupdict()), DATE, *date.span())
    for digits in _DIGITS.finditer(line):
        if not _NAMED.search(line, 0, digits.start()):
            yield _figure(line, _plain_digits(digits[0]), *digits.span())
    for numeral in numerals(line):
        figure = _figure(line, str(numeral.value), numeral.start, numeral.end)
        if numeral.value > 1 or figure.is_measure:  # "une rue" counts nothing, "un mois" does
            yield figure


def _iso(parts: Mapping[str, str | None]) -> str:
    month = _MONTHS[(parts["month"] or "").lower()]
    return f"{parts.get('year') or '----'}-{month:02}-{int(parts.get('day') or 0):02}"


def _plain_digits(written: str) -> str:
    """Digits with a point for the decimals and nothing between the thousands."""
    whole = re.sub(r"[ \u00a0\u202f,](?=\d{3}(?!\d))", "", written)
    return whole.replace(",", ".")


def _figure(line: str, amount: str, start: int, end: int) -> Figure:
    if line[start - 1 : start] in _SIGNS:
        return Figure(amount, _SIGNS[line[start - 1]], start - 1, end)
    after = _UNIT.match(line, end)
    assert after is not None  # every part of the pattern may be missing
    if after["scale"]:
        amount = f"{Decimal(amount).scaleb(_SCALES[lemma(after['scale'])]):f}"
    if sign := after["percent"] or after["money"]:
        return Figure(amount, _SIGNS.get(sign, PERCENT), start, after.end())
    if line[start:end].isdecimal() and int(amount) in _YEARS:
        return Figure(amount, YEAR, start, end)
    return _counted(amount, start, end, after)


def _counted(amount: str, start: int, end: int, after: re.Match[str]) -> Figure:
    """A figure with the noun after it, or the two ("cent rues-jardins", "one hundred garden streets")."""
    units: list[str] = []
    for name in ("noun", "second"):
        word = after[name] or ""
        if not word or word.lower() in SMALL_WORDS:
            break
        units.append(_SAME_UNITS.get(lemma(word), lemma(word)))
        end = after.end(name)
        if units[0] in _MEASURES:
            break
    return Figure(amount, tuple(units), start, end)
