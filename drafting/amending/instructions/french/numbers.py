"""French numbers in words and signs: ordinals, cardinals, and the numbers that alinéas bear."""

from __future__ import annotations

import re

from drafting.text.labels import adverb

_UNITS = (
    "",
    *("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante", 80: "quatre-vingt"}


def _cardinal(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    ten = max(start for start in _TENS if start <= number)
    rest = number - ten
    if not rest:
        return _TENS[ten]
    joint = "-et-" if rest in (1, 11) and ten < 80 else "-"
    return _TENS[ten] + joint + _UNITS[rest]


def _ordinal(cardinal: str) -> str:
    """The ordinal of a cardinal: `quatre` quatrième, `cinq` cinquième, `neuf` neuvième."""
    for end, instead in (("e", ""), ("cinq", "cinqu"), ("neuf", "neuv")):
        if cardinal.endswith(end):
            return cardinal.removesuffix(end) + instead + "ieme"
    return cardinal + "ieme"


def _roman(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    digit = ("", "{0}", "{0}{0}", "{0}{0}{0}", "{0}{1}", "{1}", "{1}{0}", "{1}{0}{0}", "{1}{0}{0}{0}", "{0}{2}")
    return "c" * hundreds + digit[tens].format("x", "l", "c") + digit[units].format("i", "v", "x")


ROMANS = {_roman(n): n for n in range(1, 400)}
CARDINALS = {_cardinal(n): n for n in range(1, 100)}
CARDINALS |= {word.replace("-et-", " et "): n for word, n in CARDINALS.items()} | {"une": 1}
_ORDINALS = {_ordinal(word): n for word, n in CARDINALS.items() if n > 1} | {
    "premier": 1,
    "premiere": 1,
    "second": 2,
    "seconde": 2,
    "dernier": -1,
    "derniere": -1,
    "avant-dernier": -2,
    "avant-derniere": -2,
    "antepenultieme": -3,
}

ORDINAL = r"(?:\d+(?:er|ere|re|e|eme|nde?|de?)\b|" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + r")s?"
CARDINAL = r"(?:\d+|" + "|".join(sorted(CARDINALS, key=len, reverse=True)) + r")"
ADVERB = "(?:" + "|".join(sorted(map(adverb, range(2, 70)), key=len, reverse=True)) + ")"


def ordinal(word: str) -> int:
    """The rank that an ordinal says; the last is -1."""
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else _ORDINALS[word if word in _ORDINALS else word.removesuffix("s")]


def cardinal(word: str) -> int:
    """The number that a cardinal says."""
    return int(word) if word.isdigit() else CARDINALS[word]
