"""Refusals: why an operation of an instruction was not put into edits, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.amending.instructions.operations import Operation


class Why(StrEnum):
    """What is in the way of an operation."""

    NO_SUCH_PLACE = "no such place"
    NO_SUCH_WORDS = "no such words"
    SEVERAL_OCCURRENCES = "several occurrences"
    FEWER_OCCURRENCES = "fewer occurrences"
    CROSSING = "crossing"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True)
class Refusal:
    """An operation that was not done: why, the words or the place concerned, how many were found."""

    operation: Operation
    why: Why
    words: str
    found: int = 0


class CannotBeDone(Exception):
    """Raised while an operation is worked out; `enact` makes a `Refusal` of it."""

    def __init__(self, why: Why, words: str, found: int = 0) -> None:
        self.why, self.words, self.found = why, words, found
        super().__init__(f"{why}: {words}")
