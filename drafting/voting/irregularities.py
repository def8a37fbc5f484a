r"""What doesn't add up in a roll call: asked about once, recorded, and for the chair to settle.

>>> roll = Roll.parse("id\nM017\nM018\n")
>>> call = RollCall.parse("member,vote,by\nM017,absent,\nM018,for,M017\n", roll)
>>> irregularities(call, roll)
(Irregularity(kind=<IrregularityKind.BEARER_ABSENT: 'bearer-absent'>, member='M017', found=1, allowed=0),)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafting.voting.roll import Roll
from drafting.voting.rollcall import Position, RollCall
from drafting.voting.rules import Proxies


class IrregularityKind(StrEnum):
    """What can be wrong with one member's part in a roll call."""

    UNKNOWN_MEMBER = "unknown-member"  # not on the roll that day
    VOTED_TWICE = "voted-twice"
    ABSENT_YET_REPRESENTED = "absent-yet-represented"  # a bearer was named, and did not vote
    BEARER_UNKNOWN = "bearer-unknown"  # not on the roll that day
    BEARER_ABSENT = "bearer-absent"  # who is not there carries no proxy
    PROXIES_TOO_MANY = "proxies-too-many"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """The member it is about, and the number found where at most `allowed` is possible."""

    kind: IrregularityKind
    member: str
    found: int
    allowed: int


def irregularities(call: RollCall, roll: Roll, proxies: Proxies | None = None) -> tuple[Irregularity, ...]:
    """Everything that doesn't add up, by kind, each in the order of the sheet; empty if all does. Never raises.

    `roll` is that of the day (`Roll.on`); `proxies` is what the rule allows each bearer, and
    without it any number is allowed.
    """
    found = (*_of_members(call, roll), *_of_bearers(call, roll, proxies))
    return tuple(Irregularity(*each) for each in found)


_Found = tuple[IrregularityKind, str, int, int]


def _of_members(call: RollCall, roll: Roll) -> Iterator[_Found]:
    rows = Counter(voice.member for voice in call.voices)
    unused = Counter(v.member for v in call.voices if v.bearer and v.position is Position.ABSENT)
    yield from ((IrregularityKind.UNKNOWN_MEMBER, who, times, 0) for who, times in rows.items() if not roll.get(who))
    yield from ((IrregularityKind.VOTED_TWICE, who, times, 1) for who, times in rows.items() if times > 1)
    yield from ((IrregularityKind.ABSENT_YET_REPRESENTED, who, times, 0) for who, times in unused.items())


def _of_bearers(call: RollCall, roll: Roll, proxies: Proxies | None) -> Iterator[_Found]:
    carried = Counter(voice.bearer for voice in call.voices if voice.bearer)
    for who, times in carried.items():
        if not roll.get(who):
            yield IrregularityKind.BEARER_UNKNOWN, who, times, 0
        elif who not in call.in_person:
            yield IrregularityKind.BEARER_ABSENT, who, times, 0
    if proxies is not None:
        many = ((who, times) for who, times in carried.items() if times > proxies.per_bearer)
        yield from ((IrregularityKind.PROXIES_TOO_MANY, who, times, proxies.per_bearer) for who, times in many)
