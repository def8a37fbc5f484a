"""Blocks: several amendments or articles on one sheet, as the chair names them ("3, 7 to 9 except 8")."""

from __future__ import annotations

import re

from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup

_KINDS = (
    (re.compile(r"^(?:amendements?|amendments?)\s+", re.IGNORECASE), ""),
    (re.compile(r"^(?:articles|art\.)\s*(?=\d)", re.IGNORECASE), "article "),
    (re.compile(r"^(?:mesures|measures)\s*(?=\d)", re.IGNORECASE), "m"),
)
_EXCEPT = re.compile(r"\s*,?\s*\b(?:except|but|sauf|excepté|hormis)\b\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|;|\bet\b|\band\b)\s*", re.IGNORECASE)
_RANGE = re.compile(r"([0-9]{1,6})\s*(?:-|\u2013|\bà\b|\bto\b|\ba\b)\s*([0-9]{1,6})", re.IGNORECASE)


class NoBlock(AlineaError, ValueError):
    """Words that name no block: nothing is in it, or what is left out never was."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written[:200])


def items(state: State, written: str) -> tuple[str, ...]:
    """What a vote is on, one thing or several, each once: ids, keys, or the whole text.

    A range takes the amendments, or the articles, that there are between two numbers; one that
    cannot be voted on must be excepted by name. Raises `NoBlock`, and what `lookup.votable` raises.
    """
    if not (_AND.search(written) or _EXCEPT.search(written) or _is_range(written)):
        return (lookup.votable(state, written),)
    before = next((before for pattern, before in _KINDS if pattern.match(written)), "")
    bare = next((pattern.sub("", written) for pattern, _ in _KINDS if pattern.match(written)), written)
    taken, *left = _EXCEPT.split(bare, maxsplit=1)
    chosen = _listed(state, taken, before)
    out = _listed(state, left[0], before) if left else []
    if not set(out) <= set(chosen) or not set(chosen) - set(out):
        raise NoBlock(written)
    return tuple(dict.fromkeys(name for name in chosen if name not in out))


def _is_range(written: str) -> bool:
    """Whether it is two numbers and what is between, perhaps with the kind of thing before."""
    bare = next((pattern.sub("", written) for pattern, _ in _KINDS if pattern.match(written)), written)
    return _RANGE.fullmatch(bare.strip()) is not None


def _listed(state: State, written: str, before: str) -> list[str]:
    names: list[str] = []
    for part in _AND.split(written.strip()):
        if found := _RANGE.fullmatch(part):
            names += _between(state, int(found[1]), int(found[2]), before)
        elif part:
            names.append(lookup.votable(state, before + part if part.isdecimal() else part))
    if not names:
        raise NoBlock(written)
    return names


def _between(state: State, first: int, last: int, before: str) -> list[str]:
    """What there is from one number to another: numbers may have gaps."""
    if before:
        return [lookup.votable(state, f"{before}{number}") for number in range(first, min(last, first + 999) + 1)]
    own = [a for a in state.of_reading() if any(first <= number <= last for number in a.numbers)]
    return [a.id for a in own]
