"""What a room counted: a sheet of votes, who was there, and where the two don't add up.

>>> count = Count.parse("62-21-3+1b")
>>> count.expressed, count.cast
(83, 87)
>>> problems(count, Attendance(members=100, present=80, represented=5))
(Problem(kind=<ProblemKind.VOTES_EXCEED_VOICES: 'votes-exceed-voices'>, found=87, allowed=85),)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from enum import StrEnum
from typing import Any, ClassVar, Self

from drafting.errors import AlineaError

_COMPACT = re.compile(
    r"""\s* (?P<in_favour>[0-9]+)
        \s* [-\u2013] \s* (?P<against>[0-9]+)
        (?: \s* [-\u2013] \s* (?P<abstain>[0-9]+) )?
        (?: \s* \+ \s* (?P<blank>[0-9]+) \s* b )?
        (?: \s* \+ \s* (?P<null>[0-9]+) \s* n )?
        (?: \s* \+ \s* (?P<not_voting>[0-9]+) \s* x )? \s*""",
    re.VERBOSE | re.IGNORECASE,
)
_SUFFIXES = (("blank", "b"), ("null", "n"), ("not_voting", "x"))


class InvalidCount(AlineaError, ValueError):
    """A number of people or of votes that is no whole number, or below zero; `counter` names it."""

    def __init__(self, counter: str, value: object) -> None:
        self.counter, self.value = counter, value
        super().__init__(f"{counter}: {value!r:.200}")


class UnreadableCount(AlineaError, ValueError):
    """Words that are no count: neither "62-21-3" nor an announced result."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written[:200])


def check_counter(counter: str, value: object) -> None:
    """Raise `InvalidCount` unless the value is a whole number, zero or more."""
    if type(value) is not int or value < 0:
        raise InvalidCount(counter, value)


class _Counters:
    """Frozen whole numbers by name, and a JSON form that leaves out those at their default."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]

    def __post_init__(self) -> None:
        for name, value in self._given():
            check_counter(name, value)

    def _given(self) -> Iterator[tuple[str, int]]:
        values = ((field, getattr(self, field.name)) for field in fields(self))
        return ((field.name, value) for field, value in values if value is not field.default)

    def to_json(self) -> dict[str, int]:
        """The numbers that are not at their default, by name."""
        return dict(self._given())

    @classmethod
    def from_json(cls, data: object) -> Self:
        """The value that `to_json` gave; raises `InvalidCount` for anything else."""
        known = {field.name for field in fields(cls)}
        needed = {field.name for field in fields(cls) if field.default is MISSING}
        if not isinstance(data, Mapping) or not needed <= data.keys() <= known:
            raise InvalidCount(cls.__name__.lower(), data)
        return cls(**data)


@dataclass(frozen=True, slots=True)
class Count(_Counters):
    """A count sheet: six counters that are never added up silently.

    A ballot paper can be `blank` (left empty) or `null` (spoilt); `not_voting` is said aloud
    ("ne prend pas part au vote"): the member is in the room and casts nothing.
    """

    in_favour: int = 0
    against: int = 0
    abstain: int = 0
    blank: int = 0
    null: int = 0
    not_voting: int = 0

    @property
    def expressed(self) -> int:
        """Suffrages exprimés: for and against, nothing else (CGCT L2121-20)."""
        return self.in_favour + self.against

    @property
    def cast(self) -> int:
        """Votants: the votes expressed, abstentions, blank and null; not those who take no part."""
        return self.expressed + self.abstain + self.blank + self.null

    @property
    def recorded(self) -> int:
        """Everyone on the sheet: the votes cast and those who take no part."""
        return self.cast + self.not_voting

    @classmethod
    def parse(cls, written: str) -> Count:
        """For, against and perhaps abstentions, then blank, null and not voting, in this order.

        >>> Count.parse("62 - 21").abstain, str(Count.parse("62-21-3+1b+2n+4x"))
        (0, '62-21-3+1b+2n+4x')

        Raises `UnreadableCount`.
        """
        found = _COMPACT.fullmatch(written)
        if found is None:
            raise UnreadableCount(written)
        try:
            return cls(**{name: int(digits) for name, digits in found.groupdict("0").items()})
        except ValueError as error:  # more digits than Python reads
            raise UnreadableCount(written) from error

    def __str__(self) -> str:
        """The shortest form that parses back, always with the abstentions: "62-21-3"."""
        extras = (f"+{getattr(self, name)}{x}" for name, x in _SUFFIXES if getattr(self, name))
        return f"{self.in_favour}-{self.against}-{self.abstain}{''.join(extras)}"


class Announced(StrEnum):
    """A result that the chair announced without figures, as most shows of hands end."""

    UNANIMOUS = "unanimous"  # à l'unanimité: nobody against, somebody in favour
    CARRIED = "carried"  # à la majorité
    LOST = "lost"  # rejeté

    def to_json(self) -> str:
        """The word itself."""
        return self.value


Sheet = Count | Announced
"""What the room handed in: figures, or an outcome only."""


def parse_sheet(written: str) -> Sheet:
    """A count ("62-21-3") or an announced result ("unanimous"); raises `UnreadableCount`."""
    word = written.strip().lower()
    return Announced(word) if word in set(Announced) else Count.parse(written)


def sheet_from_json(data: object) -> Sheet:
    """The sheet whose `to_json` gave this; raises `InvalidCount` or `UnreadableCount`."""
    if isinstance(data, str):
        if data in set(Announced):
            return Announced(data)
        raise UnreadableCount(data)
    return Count.from_json(data)


@dataclass(frozen=True, slots=True)
class Attendance(_Counters):
    """Who can vote when the vote opens: members in office, those present in person, proxies given.

    `present` is None while nobody counted the room.
    """

    members: int
    present: int | None = None
    represented: int = 0

    @property
    def voices(self) -> int | None:
        """The votes the room can cast, present and represented; None while it is not counted."""
        return None if self.present is None else self.present + self.represented


class ProblemKind(StrEnum):
    """What can fail to add up between a sheet and a room."""

    VOICES_EXCEED_MEMBERS = "voices-exceed-members"
    VOTES_EXCEED_VOICES = "votes-exceed-voices"


@dataclass(frozen=True, slots=True)
class Problem:
    """More of something than there can be: `found` where at most `allowed` is possible."""

    kind: ProblemKind
    found: int
    allowed: int


def problems(sheet: Sheet, attendance: Attendance) -> tuple[Problem, ...]:
    """What doesn't add up, to be asked about once and recorded; empty if all does. Never raises.

    A room that was not counted holds at most its members.
    """
    members, voices = attendance.members, attendance.voices
    most, least = (members, attendance.represented) if voices is None else (voices, voices)
    votes = sheet.recorded if isinstance(sheet, Count) else 0
    checks = (
        (ProblemKind.VOICES_EXCEED_MEMBERS, least, members),
        (ProblemKind.VOTES_EXCEED_VOICES, votes, most),
    )
    return tuple(Problem(*check) for check in checks if check[1] > check[2])
