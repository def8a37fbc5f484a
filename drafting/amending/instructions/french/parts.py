"""The parts of an instruction: I. –, 1°, a), and the dashes of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import ADVERB, ROMANS

_ENUMERATOR = (
    rf"(?:\d+(?: {ADVERB})? ?(?:[.)] ?-*|°(?: {ADVERB}\b)? ?[.)]? ?-*|-+)"
    rf"|(?:[a-z]|[ivxlc]+)(?: {ADVERB})? ?(?:[.)°] ?-*|-+)"
    r"|-+)"
)
_NUMBER = re.compile(r"\d+|[a-z]+|-")


def at_part(cursor: Cursor) -> bool:
    """Whether a part begins here."""
    return cursor.sees(_ENUMERATOR)


def part(cursor: Cursor, before: Mapping[str, int]) -> tuple[str, int] | None:
    """Step over what begins a part: of which kind it is, and its rank; `before` are the ranks reached by kind."""
    written = cursor.take(_ENUMERATOR)
    number = _NUMBER.match(written) if written else None
    if written is None or number is None:
        return None
    if number[0] == "-":
        return "dash", 0
    if number[0].isdigit():
        return "number", int(number[0])
    return _lettered(number[0], before)


def _lettered(written: str, before: Mapping[str, int]) -> tuple[str, int]:
    """C is a letter after B, and a hundred after XCIX."""
    letter, roman = ord(written) - 96 if len(written) == 1 else 0, ROMANS.get(written, 0)
    follows = letter > 1 and before.get("letter") == letter - 1
    if not roman or follows or (written in ("l", "c") and before.get("roman") != roman - 1):
        return "letter", letter
    return "roman", roman
