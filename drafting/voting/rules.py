"""The rule a vote is taken under: an exact part of a named base, what a tie means, and a quorum.

>>> simple = Majority.parse(">1/2 expressed")
>>> simple.required(83), simple.required(82), simple.required(0)
(42, 42, 1)
>>> PRESETS["fr-municipal-council"].to_json()["quorum"]
'>1/2 members, waived on second call'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Self

from drafting.errors import AlineaError

_PROXIES = re.compile(r"\s*([0-9]{1,9})\s+per\s+bearer\s*")
_SHARE = re.compile(r"\s*(>=|≥|>)\s*([0-9]+(?:/[0-9]+)?)\s+(\S+)\s*")


class InvalidRule(AlineaError, ValueError):
    """A rule that can't be read, or that no vote could meet; `part` says which part of it."""

    def __init__(self, part: str, value: object) -> None:
        self.part, self.value = part, value
        super().__init__(f"{part}: {value!r:.200}")


class Base(StrEnum):
    """What a majority is a part of. A rule that doesn't name it means nothing."""

    EXPRESSED = "expressed"  # for and against
    CAST = "cast"  # those and abstentions, blank, null
    PRESENT = "present"  # members in the room, voting or not
    PRESENT_OR_REPRESENTED = "present+represented"
    MEMBERS = "members"  # all members in office


class Tie(StrEnum):
    """What becomes of a question when as many are for as against, at the very threshold to pass."""

    REJECTED = "rejected"
    CHAIR = "chair"  # the chair's own vote prevails, except in a secret ballot
    ELDEST = "eldest"  # that of the eldest member present, except in a secret ballot
    LOT = "lot"  # drawn in the room, never by a program
    NEW_ROUND = "new-round"  # the assembly votes again


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a named base to be reached (`>=`) or passed (`>`, strict), in exact arithmetic."""

    base: Base
    threshold: Fraction
    strict: bool

    def __post_init__(self) -> None:
        exact = isinstance(self.threshold, Fraction)
        if not exact or not 0 < self.threshold <= 1 or (self.strict and self.threshold == 1):
            raise InvalidRule("threshold", self.threshold)

    def required(self, base_size: int) -> int:
        """The least number that meets this share of a base; at least 1, so nothing never carries.

        >>> Majority.parse(">1/2 members").required(10), Majority.parse(">=1/2 cast").required(10)
        (6, 5)
        """
        top, bottom = self.threshold.numerator * base_size, self.threshold.denominator
        return max(1, top // bottom + 1 if self.strict else -(-top // bottom))

    @classmethod
    def parse(cls, written: str) -> Self:
        """A share as a person writes it: ">1/2 expressed", ">=2/3 cast", "≥ 3/5 members".

        Raises `InvalidRule`, for decimals too: 60 % is 3/5, and 0.6 is not quite.
        """
        found = _SHARE.fullmatch(written)
        if found is None:
            raise InvalidRule("share", written)
        sign, threshold, base = found.groups()
        try:
            return cls(Base(base), Fraction(threshold), sign == ">")
        except (ValueError, ZeroDivisionError) as error:
            raise InvalidRule("share", written) from error

    def __str__(self) -> str:
        """The form that parses back: ">1/2 expressed"."""
        return f"{'>' if self.strict else '>='}{self.threshold} {self.base}"


@dataclass(frozen=True, slots=True)
class Majority(Share):
    """The votes in favour that carry a question, as a share of a base."""


@dataclass(frozen=True, slots=True)
class Quorum(Share):
    """The members who must be in the room for a vote to be valid, as a share of a base.

    Proxies count only where the rule says so (CGCT L2121-17: present in person). After a quorum
    was missed, a second call may waive it. Where it only holds when asked for, a room that nobody
    asked to count is in number (Règlement de l'Assemblée nationale, art. 61; of the Sénat, art. 51).
    """

    counts_proxies: bool = False
    waived_on_second_call: bool = False
    when_asked: bool = False

    @classmethod
    def parse(cls, written: str) -> Self:
        """A share and what is said of it: ">1/2 members, waived on second call".

        Raises `InvalidRule`.
        """
        head, *clauses = (part.strip() for part in written.split(","))
        if not set(clauses) <= _CLAUSES.keys():
            raise InvalidRule("quorum", written)
        share = Share.parse(head)
        flags = {_CLAUSES[clause]: True for clause in clauses}
        return cls(share.base, share.threshold, share.strict, **flags)

    def __str__(self) -> str:
        """The form that parses back: ">=1/4 members, counts proxies"."""
        clauses = (clause for clause, flag in _CLAUSES.items() if getattr(self, flag))
        return ", ".join((Share.__str__(self), *clauses))


_CLAUSES = {
    "counts proxies": "counts_proxies",
    "waived on second call": "waived_on_second_call",
    "when asked": "when_asked",
}


@dataclass(frozen=True, slots=True)
class Proxies:
    """How many absent members one who is there may vote for (CGCT L2121-20: one); 0 where none may."""

    per_bearer: int

    def __post_init__(self) -> None:
        if type(self.per_bearer) is not int or self.per_bearer < 0:
            raise InvalidRule("proxies", self.per_bearer)

    @classmethod
    def parse(cls, written: str) -> Self:
        """A number of them: "1 per bearer"; raises `InvalidRule`."""
        found = _PROXIES.fullmatch(written)
        if found is None:
            raise InvalidRule("proxies", written)
        return cls(int(found[1]))

    def __str__(self) -> str:
        """The form that parses back: "1 per bearer"."""
        return f"{self.per_bearer} per bearer"


@dataclass(frozen=True, slots=True)
class Rule:
    """All it takes to decide: a majority, perhaps a second one to reach `also`, tie, quorum, proxies.

    Where nothing is said of proxies, nobody counts how many a bearer has.
    """

    majority: Majority
    also: Majority | None = None
    tie: Tie = Tie.REJECTED
    quorum: Quorum | None = None
    proxies: Proxies | None = None

    def to_json(self) -> dict[str, str]:
        """The parts that are there, each as it prints; no number is ever a float."""
        parts = {
            "majority": self.majority,
            "also": self.also,
            "tie": self.tie,
            "quorum": self.quorum,
            "proxies": self.proxies,
        }
        return {name: str(part) for name, part in parts.items() if part is not None}

    @classmethod
    def from_json(cls, data: object) -> Rule:
        """The rule that `to_json` gave; raises `InvalidRule`."""
        if not isinstance(data, Mapping) or not {"majority", "tie"} <= data.keys() <= _READERS.keys():
            raise InvalidRule("rule", data)
        return cls(**{name: _read(name, written) for name, written in data.items()})


_READERS: dict[str, Callable[[str], Any]] = {
    "majority": Majority.parse,
    "also": Majority.parse,
    "tie": Tie,
    "quorum": Quorum.parse,
    "proxies": Proxies.parse,
}


def _read(part: str, written: object) -> Any:
    if not isinstance(written, str):
        raise InvalidRule(part, written)
    try:
        return _READERS[part](written)
    except ValueError as error:
        raise InvalidRule(part, written) from error


_FRENCH_COUNCIL = {
    "majority": ">1/2 expressed",
    "tie": "chair",
    "quorum": ">1/2 members, waived on second call",
    "proxies": "1 per bearer",
}
_TABLE = {
    # A body's own standing orders prevail; thresholds vary from simple majorities to 4/5.
    "citizens-assembly": {"majority": ">1/2 expressed", "tie": "rejected"},
    # CGCT L2121-17 (quorum), L2121-20 (majority, tie, proxies).
    "fr-municipal-council": _FRENCH_COUNCIL,
    # CGCT L3121-14 (quorum, majority), L3121-15 (tie, in its paragraph on public ballots), L3121-16 (proxies).
    "fr-departmental-council": _FRENCH_COUNCIL,
    # The law of 1 July 1901 asks for no majority and no quorum: what the bylaws say is added here.
    "association": {"majority": ">1/2 expressed", "tie": "rejected"},
    # Règlement de l'Assemblée nationale, art. 68 (majority, tie) and 61 (quorum); of the Sénat, art. 52
    # and 51; Constitution, art. 27 (proxies). In public ballots (art. 65) and by show of hands (art. 64) alike.
    "parliament": {
        "majority": ">1/2 expressed",
        "tie": "rejected",
        "quorum": ">1/2 members, waived on second call, when asked",
        "proxies": "1 per bearer",
    },
}

PRESETS: Mapping[str, Rule] = MappingProxyType({name: Rule.from_json(parts) for name, parts in _TABLE.items()})
"""The rules in ordinary questions of the bodies we know; appointments and budgets have others."""
