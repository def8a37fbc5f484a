"""Mutations: sound samples made unsound by a seeded generator, the same in every run.

Each function takes its random generator, so that a failure is told by a seed and comes again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random
from typing import Any, TypeVar

LONGEST = 10_000  # letters of an input

# What breaks parsers: signs of every grammar here, blanks and signs that nobody sees, numbers out of reach.
ODD_WORDS = (
    *("", " ", "\n", "\r\n", "\t", "\0", "\x1b[31m", "\x7f", "\u00a0", "\u202f", "\u2028", "\u200b", "\ufeff"),
    *(
        "\u202e",
        "\u2066",
        "e\u0301",
        "\u0130",
        "ß",
        "ﬁ",
        "٣",
        "²",
        "Ⅷ",
        "𝟙",
        "\U000e0041",
        "\U0001f469\u200d\U0001f33e",
    ),
    *("\ud800", "«", "»", "“", "”", "'", '"', "’", ";", ",", ".", ":", "-", "–", "—", "|", "||", "#", "##", "> ", "- "),
    *(
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~~",
        "[",
        "]",
        "](",
        "![",
        "<",
        ">",
        "<!--",
        "<b>",
        "&amp;",
        "&#0;",
        "\\",
        "(",
        ")",
    ),
    *(
        "{",
        "}",
        "[[",
        "]]",
        "=",
        "+",
        "/",
        "../",
        "%s",
        "{0}",
        "{x}",
        "$(x)",
        "--",
        "::",
        "@",
        "0",
        "-1",
        "1e999",
        "0x1",
    ),
    *(
        "00",
        "9" * 19,
        "9" * 400,
        "1/0",
        "0/1",
        "NaN",
        "null",
        "true",
        "bis",
        "ter",
        "A",
        "premier",
        "alinéa",
        "al.",
        "article",
    ),
    *("\n#1", "\n-9", "\nx1", "\n¶", "\n|-1", "\n#999999999999"),
    *(
        "1°",
        "a)",
        "I.",
        "¹",
        "mesure",
        "m",
        "après",
        "avant",
        "et",
        "à",
        "text",
        "ensemble",
        "considérant",
        "2026-02-30",
    ),
)
ODD_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 2, 10**6, 2**63, -(2**63), 10**40, "", " ", "a", "\ud800", "\0", "1", "-1", "{0}"),
    *([], {}, [[]], [None], [0], ["a"], {"a": None}, {"": {}}, [["a", 1], ["b", 2]], {"edit": "splice"}, "x" * 300),
)

_T = TypeVar("_T")


def any_of(random: Random, several: Sequence[_T]) -> _T:
    """One of several; quicker than `Random.choice`."""
    return several[int(random.random() * len(several))]


def words(random: Random, sample: str, others: Sequence[str]) -> str:
    """A sample with a few stretches cut out, doubled, moved, broken by odd words or joined with another sample's."""
    made = sample
    for _ in range(1 + int(random.random() * 4)):
        made = any_of(random, _DEEDS)(random, made, others)
    return made[:LONGEST]


def _cut(random: Random, said: str, _: Sequence[str]) -> str:
    start, end = _stretch(random, said)
    return said[:start] + said[end:]


def _double(random: Random, said: str, _: Sequence[str]) -> str:
    start, end = _stretch(random, said)
    return said[:end] + said[start:end] * any_of(random, (1, 1, 1, 2, 50)) + said[end:]


def _break(random: Random, said: str, _: Sequence[str]) -> str:
    at = int(random.random() * (len(said) + 1))
    return said[:at] + any_of(random, ODD_WORDS) + said[at:]


def _overwrite(random: Random, said: str, _: Sequence[str]) -> str:
    start, end = _stretch(random, said)
    return said[:start] + any_of(random, ODD_WORDS) + said[end:]


def _join(random: Random, said: str, others: Sequence[str]) -> str:
    other = any_of(random, others)
    start, end = _stretch(random, other)
    at = int(random.random() * (len(said) + 1))
    return said[:at] + other[start:end] + said[at:]


def _stretch(random: Random, said: str) -> tuple[int, int]:
    start = int(random.random() * (len(said) + 1))
    return start, min(len(said), start + 1 + int(random.random() ** 3 * len(said)))


_DEEDS: tuple[Callable[[Random, str, Sequence[str]], str], ...] = (_cut, _double, _break, _break, _overwrite, _join)


def bytes_(random: Random, sample: bytes, others: Sequence[bytes]) -> bytes:
    """A sample with bits flipped, bytes cut out, or the end of another."""
    made = bytearray(sample)
    for _ in range(1 + int(random.random() * 3)):
        at = int(random.random() * (len(made) + 1))
        match int(random.random() * 4):
            case 0 if at < len(made):
                made[at] ^= 1 << int(random.random() * 8)
            case 1:
                del made[at : at + int(random.random() * 20)]
            case 2:
                made[at:at] = bytes([int(random.random() * 256)]) * any_of(random, (1, 1, 4, 100))
            case _:
                other = any_of(random, others)
                made[at:] = other[int(random.random() * (len(other) + 1)) :]
    return bytes(made)


def value(random: Random, sample: Any) -> Any:
    """A plain value with one of its parts, somewhere, missing, doubled, or something else."""
    if isinstance(sample, dict) and sample and random.random() < _DEEPER:
        return _object(random, sample)
    if isinstance(sample, list) and sample and random.random() < _DEEPER:
        return _array(random, sample)
    if isinstance(sample, str) and random.random() < 0.5:
        return words(random, sample, (sample,))
    if isinstance(sample, int) and random.random() < 0.5:
        return sample + any_of(random, (-1, 1, -2, 10, 10**9))
    return any_of(random, ODD_VALUES)


_DEEPER = 0.93


def _object(random: Random, sample: dict[str, Any]) -> dict[str, Any]:
    made, key = dict(sample), any_of(random, tuple(sample))
    match int(random.random() * 8):
        case 0:
            del made[key]
        case 1:
            made[any_of(random, ("", "x", "id", "edits", "seq", "format", "__class__", "type"))] = any_of(
                random, ODD_VALUES
            )
        case _:
            made[key] = value(random, sample[key])
    return made


def _array(random: Random, sample: list[Any]) -> list[Any]:
    made, at = list(sample), int(random.random() * len(sample))
    match int(random.random() * 8):
        case 0:
            del made[at]
        case 1:
            made.insert(at, sample[at])
        case 2:
            made.reverse()
        case _:
            made[at] = value(random, sample[at])
    return made


def json_(random: Random, sample: Any) -> str:
    """A plain value mutated, or its spelling."""
    if random.random() < 0.8:
        return json.dumps(value(random, sample))
    said = json.dumps(sample, ensure_ascii=False)
    return words(random, said, (said,))
