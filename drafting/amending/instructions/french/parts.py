"""The parts of an instruction: I. –, 1°, a), and the dashes of a list."""

from __future__ import annotations

from drafting.amending.instructions.french.cursor import Cursor
from drafting.amending.instructions.french.numbers import ADVERB

_ENUMERATORS = (
    ("roman", rf"[ivxl]+(?: {ADVERB})? ?(?:[.)°] ?-*|-+)"),
    ("number", rf"\d+(?: {ADVERB})? ?(?:[.)] ?-*|°(?: {ADVERB}\b)? ?[.)]? ?-*|-+)"),
    ("letter", r"[a-z] ?(?:\) ?-*|\. ?-*|°|-+)"),
    ("dash", r"-+"),
)


def at_part(cursor: Cursor) -> bool:
    """Whether a part begins here."""
    return any(cursor.sees(words) for _, words in _ENUMERATORS)


def part(cursor: Cursor) -> str | None:
    """Step over what begins a part; its kind, which tells how deep it is among the others."""
    return next((kind for kind, words in _ENUMERATORS if cursor.take(words)), None)
