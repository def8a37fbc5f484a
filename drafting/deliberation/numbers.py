"""Numbers of amendments: whole ones in a series, and those put in between, "67 bis".

>>> sorted([Number(68), Number.parse("67 ter"), Number.parse("67bis"), Number(67)])
[67, 67 bis, 67 ter, 68]
"""

from __future__ import annotations

import re
from typing import Self

# An amendment that comes in late, or answers another one, stands after it in the series.
_SUFFIXES = ("", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "nonies", "decies")
_WRITTEN = re.compile(rf"(?P<value>[1-9]\d{{0,17}})(?:\s*(?P<suffix>{'|'.join(_SUFFIXES[1:])}))?", re.IGNORECASE)


class Number(int):
    """A number of a series, which is no other number for having a suffix; without one it is a plain number."""

    suffix: str

    def __new__(cls, value: int, suffix: str = "") -> Self:
        """A number; `suffix` is one of those in use, or anything that a fact may say."""
        made = super().__new__(cls, value)
        made.suffix = suffix
        return made

    @classmethod
    def parse(cls, written: str) -> Number | None:
        """The number that a person wrote: "67", "67 bis", "67bis"; None if it is none."""
        found = _WRITTEN.fullmatch(" ".join(written.split()))
        return cls(int(found["value"]), (found["suffix"] or "").lower()) if found else None

    @property
    def whole(self) -> int:
        """The plain number in it."""
        return int(self)

    def __str__(self) -> str:
        """As it is printed."""
        return f"{int(self)} {self.suffix}".strip()

    __repr__ = __str__

    def __format__(self, _: str) -> str:
        return str(self)

    def __hash__(self) -> int:
        return hash(_rank(self) if self.suffix else int(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and _rank(self) == _rank(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: int) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: int) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: int) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: int) -> bool:
        return _rank(self) >= _rank(other)


def suffix(number: int) -> str:
    """The suffix of a number; a plain one has none."""
    return number.suffix if isinstance(number, Number) else ""


def _rank(number: int) -> tuple[int, int, str]:
    own = suffix(number)
    return int(number), _SUFFIXES.index(own) if own in _SUFFIXES else len(_SUFFIXES), own
