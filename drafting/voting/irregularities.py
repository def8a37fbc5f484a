r"""What doesn't add up in a vote: asked about once, recorded, and for the chair to settle.

>>> roll = Roll.parse("id\nM017\nM018\n")
>>> call = RollCall.parse("member,vote,by\nM017,absent,\nM018,for,M017\n", roll)
>>> irregularities(call, roll)
(Irregularity(kind=<IrregularityKind.BEARER_ABSENT: 'bearer-absent'>, member='M017', found=1, allowed=0),)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafting.voting.ballots import Attendance, InvalidCount, Sheet, check_counter, problems
from drafting.voting.names import is_name
from drafting.voting.roll import Roll
from drafting.voting.rollcall import Position, RollCall
from drafting.voting.rules import Proxies
from drafting.voting.secret import SecretSheet, faults


class InvalidIrregularity(InvalidCount):
    """A stored irregularity that can't be read."""

    def __init__(self, value: object) -> None:
        super().__init__("irregularity", value)


class IrregularityKind(StrEnum):
    """What can be wrong with a vote: with its place and time, its figures, or one member's part in it."""

    NO_SITTING = "no-sitting"  # none is open, where the body keeps sittings
    SUSPENDED = "suspended"  # the sitting was
    NO_QUORUM = "no-quorum"
    # Figures (`ballots.problems`), and those of a count sheet (`secret.faults`).
    VOICES_EXCEED_MEMBERS = "voices-exceed-members"
    VOTES_EXCEED_VOICES = "votes-exceed-voices"
    SIGNED_EXCEED_ENTITLED = "signed-exceed-entitled"
    FOUND_UNLIKE_SIGNED = "found-unlike-signed"
    COUNTED_UNLIKE_FOUND = "counted-unlike-found"
    NOT_CONFIRMED = "not-confirmed"
    # One member's part.
    NOT_THERE = "not-there"  # voted in person, and was not noted as present
    UNKNOWN_MEMBER = "unknown-member"  # not on the roll that day
    VOTED_TWICE = "voted-twice"
    ABSENT_YET_REPRESENTED = "absent-yet-represented"  # a bearer was named, and did not vote
    BEARER_UNKNOWN = "bearer-unknown"  # not on the roll that day
    BEARER_ABSENT = "bearer-absent"  # who is not there carries no proxy
    PROXIES_TOO_MANY = "proxies-too-many"


@dataclass(frozen=True, slots=True)
class Irregularity:
    """The member it is about, if it is about one, and the number found where `allowed` was to be expected."""

    kind: IrregularityKind
    member: str = ""
    found: int = 0
    allowed: int = 0

    def __post_init__(self) -> None:
        if self.member != "" and not is_name(self.member):
            raise InvalidIrregularity(self.member)
        check_counter("found", self.found)
        check_counter("allowed", self.allowed)

    def to_json(self) -> dict[str, object]:
        """Plain JSON, without what is not said."""
        said = {"member": self.member, "found": self.found, "allowed": self.allowed}
        return {"kind": self.kind.value, **{name: value for name, value in said.items() if value}}

    @classmethod
    def from_json(cls, data: object) -> Irregularity:
        """The irregularity that `to_json` gave; raises `InvalidCount`."""
        if not isinstance(data, Mapping):
            raise InvalidIrregularity(data)
        try:
            return cls(**{**data, "kind": IrregularityKind(data["kind"])})
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidIrregularity(data) from error


def of_figures(sheet: Sheet, attendance: Attendance) -> tuple[Irregularity, ...]:
    """Where the figures of a sheet and of the room don't add up. Never raises."""
    found = problems(sheet, attendance)
    return tuple(Irregularity(IrregularityKind(each.kind), "", each.found, each.allowed) for each in found)


def of_count_sheet(sheet: SecretSheet) -> tuple[Irregularity, ...]:
    """Where the figures of a secret ballot don't add up, or no second teller confirmed them. Never raises."""
    return tuple(Irregularity(IrregularityKind(each.kind), "", each.found, each.expected) for each in faults(sheet))


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
