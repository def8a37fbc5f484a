"""Sentences: an alinéa cut into sentences, its number before them, the sign that closes it.

Everything is told in letters of the alinéa's plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from drafting.amending.instructions.enumerators import numbers

Span: TypeAlias = tuple[int, int]

_END = re.compile(r"(?:\.(?!\.)|\.{3}|…|[!?])(?P<closing>(?:\s?[»”\"]|[)\]])*)\s+(?=(?P<next>[«“\"(\[]?\s?\S))")
# A full stop after these ends no sentence: single letters ("L. 12", "J. Doe"), titles, …
_SHORT = re.compile(
    r"(?:^|\W)(?:[^\W\d_]|mme|mlle|mm|dr|pr|me|st|ste|cf|mr|mrs|ms|vs|inc|ltd|co|corp|jr|sr|ibid|env|bd|approx|i\.e|e\.g)$",
    re.IGNORECASE,
)
# … nor after these before a number.
_COUNTED = re.compile(r"(?:^|\W)(?:arts?|al|nos?|pp?|ch|chap|secs?|tit|par|paras?|fig|vol)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d|[A-Z]{1,5}\b")
_LONGEST = 8  # letters of what is short
_ABBREVIATED = re.compile(r"\.\w{1,2}$")  # "U.S.C. § 3", "C.G.C.T. Il": more than a sentence's last letter
_SIGN = re.compile(r"\s*(?:\.{3}|…|[.;:,!?])$")
_LIST_END = re.compile(r"\s*[;,]\s*(?:et|ou|and|or)$")
_FIRST = re.compile(r"\s*[«“\"]")
_OPENING, _CLOSING = "«“", "»”"


@lru_cache(maxsize=1 << 13)
def sentences(text: str, start: int = 0) -> tuple[Span, ...]:
    """The sentences of a line from a letter on, without the blanks around them."""
    spans = (_stripped(text, span) for span in pairwise([start, *_cuts(text, start), len(text)]))
    return tuple((low, high) for low, high in spans if low < high)


def _cuts(text: str, start: int) -> Iterator[int]:
    """Where sentences end: in no quotation, beside one that the passage itself began with."""
    opening = _FIRST.match(text, start)
    last = opening.end() if opening else start
    depth = straight = 0
    for found in _END.finditer(text, start):
        said = text[last : found.end()]
        depth += sum(map(said.count, _OPENING)) - sum(map(said.count, _CLOSING))
        straight += said.count('"')
        last = max(last, found.end())
        if depth <= 0 and straight % 2 == 0 and _ends(text, start, found):
            yield found.end()


def _ends(text: str, start: int, found: re.Match[str]) -> bool:
    following = found["next"].strip('«“"([ ')
    if not following.isalnum() or following.islower():
        return False
    return not found[0].startswith(".") or bool(found["closing"]) or not _is_short(text, start, found)


def _is_short(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a full stop ends something short, and no sentence."""
    before = text[max(start, found.start() - _LONGEST) : found.start()]
    if _COUNTED.search(before) and _NUMBER.match(text, found.end()):
        return True
    return bool(_SHORT.search(before) or _ABBREVIATED.search(before))


def _stripped(text: str, span: Span) -> Span:
    low, high = span
    part = text[low:high]
    return low + len(part) - len(part.lstrip()), high - (len(part) - len(part.rstrip()))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a passage ends: its last word, the sign that closes it, what quotes the whole of it.

    `« Le conseil vote. » ;` has its words to before the full stop; `inner` is after it. In
    `il dit « oui ».` the mark closes a quotation inside, and belongs to the words.
    """

    words: int
    inner: int


@lru_cache(maxsize=1 << 12)
def ending(text: str, start: int, end: int) -> Ending:
    """The ending of a passage of a line."""
    start, end = _stripped(text, (start, end))
    beyond = _sign(text, start, end)
    quoted = _inside(text, start, beyond)
    if quoted is None:
        return Ending(beyond, end)
    return Ending(_sign(text, start, quoted), quoted)


def _sign(text: str, start: int, end: int) -> int:
    """Where the sign that closes a passage begins, with the blank before it."""
    if text[start:end].endswith("etc."):
        return end
    found = _LIST_END.search(text, start, end) or _SIGN.search(text, start, end)
    return found.start() if found else end


def _inside(text: str, start: int, end: int) -> int | None:
    """Where a passage ends inside the quotation mark that closes it, if that quotes the whole passage."""
    mark = text[end - 1 : end] if start < end else ""
    inner = len(text[: max(start, end - 1)].rstrip())
    if mark and mark in (*_CLOSING, '"') and _SIGN.search(text, start, inner):
        return inner  # `." ;` closes words as one
    if mark == '"':
        is_own = _straight_is_own(text, start, end)
    else:
        is_own = bool(mark) and mark in _CLOSING and _is_own(text, start, end)
    return inner if is_own else None


def _straight_is_own(text: str, start: int, end: int) -> bool:
    opening = text.find('"', start, max(start, numbers(text)[1]) + 1)
    signs = text.count('"', start, end)
    if opening >= 0:
        return signs == 2
    return signs % 2 == 1


def _is_own(text: str, start: int, end: int) -> bool:
    open_: list[int] = []
    opened = start
    for at in range(start, end):
        if text[at] in _OPENING:
            open_.append(at)
        elif text[at] in _CLOSING:
            opened = open_.pop() if open_ else start
    return opened <= max(start, numbers(text)[1])
