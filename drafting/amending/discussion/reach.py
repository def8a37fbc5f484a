"""Reach: what an amendment touches, as the order of discussion and a prediction of its fate see it.

Computed from edits, where the text is at hand; from what an instruction says; or from the label that
an assembly prints ("S", "Al. 5 à 7", "ap 5"). Places are points (alinéa, offset) of the division, so
that reaches of one kind can be compared.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from enum import IntEnum

from drafting.amending.discussion.similar import NEARLY, Measure, Words, covering, likeness
from drafting.amending.instructions.operations import Side

Point = tuple[int, int]
FAR = sys.maxsize


class Part(IntEnum):
    """Which part of a division is touched, in the order of discussion."""

    DELETED = 0
    REDRAFTED = 1
    BEGINNING = 2
    ALINEA = 3
    END = 4
    UNKNOWN = 5

    @property
    def is_whole(self) -> bool:
        """Whether all of it is."""
        return self in (Part.DELETED, Part.REDRAFTED)


class Where(IntEnum):
    """Where an alinéa is touched."""

    BEFORE = 0
    ON = 1
    AFTER = 2


class Force(IntEnum):
    """What is done to it, the furthest-reaching first."""

    DELETES = 0
    REDRAFTS = 1
    CHANGES = 2


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that an amendment does.

    It needs the places from `begin` to `end`, `width` whole alinéas; where `exact` is false, only
    words somewhere between them, those `sought` if any are, or a point beside these if it `adds`.
    `new` are the words that come; `beside` is set for a new article beside the division.
    """

    division: str
    part: Part
    alinea: int = 0
    where: Where = Where.ON
    force: Force = Force.CHANGES
    begin: Point = (0, 0)
    end: Point = (FAR, 0)
    beside: Side | None = None
    exact: bool = True
    sought: Words = ()
    adds: bool = False
    new: Words = ()
    width: int = 0

    @property
    def rank(self) -> tuple[object, ...]:
        """Where it stands among the touches of its division."""
        return self.part, self.alinea, self.where, self.force, -self.width, self.begin, self.end

    @property
    def inserts(self) -> bool:
        """Whether something only comes, and nothing goes."""
        return self.beside is not None or self.begin == self.end


@dataclass(frozen=True, slots=True)
class Reach:
    """What an amendment touches, the first in the order of discussion first."""

    touches: tuple[Touch, ...] = ()

    @property
    def division(self) -> str:
        """The division it is discussed with: an amendment bears on one article (Règlement AN, art. 98)."""
        return self.touches[0].division if self.touches else ""

    @property
    def beside(self) -> Side | None:
        """Whether it is discussed before or after that division, as a new article."""
        return self.touches[0].beside if self.touches else None

    @property
    def width(self) -> int:
        """How many alinéas of that division it takes whole."""
        return sum(touch.width for touch in self.touches if touch.division == self.division)


def compete(one: Touch, other: Touch) -> bool:
    """Whether two touches of different amendments call for one joint debate.

    They do where they need one place (as in `merge.collide`) or add nearly the same at one place.
    What takes a whole division is discussed on its own, before the rest.
    """
    if (one.division, one.beside) != (other.division, other.beside):
        return False
    if one.part.is_whole or other.part.is_whole:
        return one.part is other.part is Part.REDRAFTED
    if one.beside or (one.inserts and other.inserts and one.begin == other.begin):
        return bool(one.new and other.new) and measure_of(one)(one.new, other.new) >= NEARLY
    return meet(one, other)


def measure_of(touch: Touch) -> Measure:
    """How additions at one place are compared.

    One that says another and more leaves nothing for it to add. New articles say much in set words,
    so that only those nearly the same as a whole compete.
    """
    return likeness if touch.beside else covering


def meet(one: Touch, other: Touch) -> bool:
    """Whether two touches of one division are known to need one place."""
    if not (one.begin < other.end and other.begin < one.end):
        return False
    if one.exact and other.exact:
        return True
    if one.exact or other.exact:
        sure, unsure = (one, other) if one.exact else (other, one)
        return sure.begin <= unsure.begin and unsure.end <= sure.end
    return _same_words(one.sought, other.sought)


def within(short: Words, long: Words) -> bool:
    """Whether words stand in others, one after another."""
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def _same_words(one: Words, other: Words) -> bool:
    """Whether quotations of one alinéa overlap: one in the other, or end on end by two words or more."""
    if not one or not other:
        return True
    if within(one, other) or within(other, one):
        return True
    return _tail_is_head(one, other) or _tail_is_head(other, one)


def _tail_is_head(one: Words, other: Words) -> bool:
    return any(one[-n:] == other[:n] for n in range(2, min(len(one), len(other)) + 1))
