"""What an instruction says, in no language: operations at places, with the words that people quoted.

`french` and `english` read a clerk's sentence into operations and write operations as one; `enact`
puts operations into edits of a text; `describe` tells edits as operations. Alinéas and sentences
are counted in the text as it stood before, whatever the other operations of the same instruction do.

Words and alinéas are canonical Markdown, as in a file: `- ` begins an item, `## ` a heading, and
the rows of a table are one alinéa with line ends in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from drafting.text.addresses import Address

Alineas: TypeAlias = tuple[str, ...]


class Side(StrEnum):
    """Where something goes beside another."""

    BEFORE = "before"
    AFTER = "after"


class Edge(StrEnum):
    """The two ends of a place, inside it."""

    START = "start"
    END = "end"


class Unit(StrEnum):
    """What is added to a place."""

    WORDS = "words"
    SENTENCES = "sentences"
    ALINEAS = "alineas"


@dataclass(frozen=True, slots=True)
class Times:
    """Which occurrences are meant: the one of a rank (from 1; -1 the last), or all of so many.

    `count` is how many there must be where no rank is given: one, unless the sentence says
    otherwise ("par deux fois"); None where each is meant, however many there are.
    """

    rank: int | None = None
    count: int | None = 1


ONCE = Times()
EACH = Times(count=None)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words to be found in a place; up to and with `until`, where only the two ends are quoted."""

    words: str
    times: Times = ONCE
    until: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an operation applies; the whole division where nothing narrower is said.

    `division` is None for the division that the instruction is about. `alineas` are ranges of
    ranks, ends included, -1 the last and -2 the last but one; `path` are the numbers that alinéas
    bear in the text itself (`("(c)", "(1)")`, `("II", "1°")`), from the outermost; `sentences` are
    ranks like those of alinéas, in each alinéa named; `edge` narrows a search to what begins or
    ends the place; `cell` is the column and the row of a table. `parent` is the amendment that a
    sub-amendment names.
    """

    division: Address | None = None
    alineas: tuple[tuple[int, int], ...] = ()
    path: tuple[str, ...] = ()
    heading: bool = False
    sentences: tuple[int, ...] = ()
    edge: Edge | None = None
    cell: tuple[int, int] | None = None
    parent: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole division."""
        return not (self.alineas or self.path or self.heading or self.sentences)


HERE = Place()


@dataclass(frozen=True, slots=True)
class Replace:
    """Words give way to others; to none, when they are deleted."""

    place: Place
    old: Quote
    new: str = ""


@dataclass(frozen=True, slots=True)
class Insert:
    """Words come before or after quoted ones."""

    place: Place
    side: Side
    at: Quote
    new: str


@dataclass(frozen=True, slots=True)
class Add:
    """Words, sentences or alinéas come at the beginning or the end of a place, inside it.

    Words added at the end stand before the sign that closes the sentence, unless they bring one.
    """

    place: Place
    edge: Edge
    unit: Unit
    new: Alineas


@dataclass(frozen=True, slots=True)
class InsertBeside:
    """Alinéas come before or after alinéas, or sentences before or after sentences."""

    place: Place
    side: Side
    unit: Unit
    new: Alineas


@dataclass(frozen=True, slots=True)
class Redraft:
    """Alinéas, sentences, a heading or a whole division are written anew."""

    place: Place
    new: Alineas


@dataclass(frozen=True, slots=True)
class RedraftEdge:
    """All after a quotation to the end of the place, or all before one, is written anew, or deleted.

    Without a quotation, as much of the beginning as the new words begin and end like ("le reste
    sans changement").
    """

    place: Place
    edge: Edge
    at: Quote | None
    new: str = ""


@dataclass(frozen=True, slots=True)
class Delete:
    """Alinéas, sentences or a whole division go."""

    place: Place


@dataclass(frozen=True, slots=True)
class NewDivision:
    """A new article or measure beside another; `label` is the number it was given, if any."""

    place: Place
    side: Side
    new: Alineas
    label: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """Alinéas or a division take another place."""

    place: Place
    side: Side
    beside: Place


Operation: TypeAlias = Replace | Insert | Add | InsertBeside | Redraft | RedraftEdge | Delete | NewDivision | Move


@dataclass(frozen=True, slots=True)
class Stopped:
    """What a reader did not understand: the words it stopped at, and where they begin in the sentence."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of an instruction; whole only if nothing stopped it."""

    operations: tuple[Operation, ...]
    stopped: tuple[Stopped, ...] = field(default=())

    @property
    def understood(self) -> bool:
        """Whether every word of it was."""
        return bool(self.operations) and not self.stopped
