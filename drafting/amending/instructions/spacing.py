"""Spacing: the blank between words that come to stand side by side."""

from __future__ import annotations

import re
from functools import lru_cache

from drafting.text.blocks import Block

_TIGHT = ",.)]}…”’°/"  # no blank before
_HIGH = ";:!?»%"  # a blank before in French, none in English
_OPENING = "([{“‘/"  # no blank after
_ELISION = re.compile(r"(?:^|[^\w'’])(?:\w{1,2}|jusqu|lorsqu|puisqu|quoiqu|presqu|quelqu)['’]$", re.IGNORECASE)
_SUFFIX = re.compile(r"'(?:(?:s|d|ll|re|ve|t|m)\b|(?!\w))")
_SET, _CLOSE_UP, _FRENCH = re.compile(r"\w [;:!?»%]"), re.compile(r"\w[;:!?%]"), re.compile(r"[éèàçêô«]")


@lru_cache(maxsize=1 << 10)
def is_french(blocks: tuple[Block, ...]) -> bool:
    """Whether blanks are set before high signs in some blocks, as far as their words show."""
    text = "\n".join(block.source for block in blocks)
    return bool(_SET.search(text) or (not _CLOSE_UP.search(text) and _FRENCH.search(text)))


def blank(left: str, right: str, *, french: bool) -> str:
    """The blank between what a line says so far and what comes next; a line begins after one."""
    if not left.strip() or left.endswith(("|", "\n")):
        return " "
    first, last = right[:1], left[-1]
    if first in _TIGHT or (first == "'" and _SUFFIX.match(right)):
        return ""
    if first in _HIGH:
        return " " if french else ""
    if first == '"' or last == '"':  # straight marks open and close in turn
        return "" if left.count('"') % 2 else " "
    if last in _OPENING or _ELISION.search(left[-9:]):
        return ""
    if _is_hyphen(left[-2:-1], last + first) or _is_hyphen(last, right[:2]):
        return ""
    return " "


def _is_hyphen(before: str, sign_and_after: str) -> bool:
    return before.isalnum() and sign_and_after[:1] in ("-", "‑") and sign_and_after[1:].isalnum()


def begins_like(text: str) -> str:
    """What sort of sign a text begins with, as far as the blank before it goes."""
    first = text[:1]
    if first.isalnum():
        return "word"
    return next((signs for signs in (_TIGHT, _HIGH, _OPENING) if first in signs), first)


def ends_like(text: str) -> str:
    """What sort of sign a text ends with, as far as the blank after it goes."""
    last = text[-1:]
    if last.isalnum():
        return "word"
    if _ELISION.search(text[-9:]):
        return "elision"
    return next((signs for signs in (",.;:!?…)]}»”%°", _OPENING) if last in signs), last)
