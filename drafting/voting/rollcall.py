r"""The roll call: how each member voted, in person, by a proxy, or with a group that declared itself.

>>> roll = Roll.parse("id,group\nM017,Garden\nM018,Garden\nM019,Street\n")
>>> call = RollCall.parse("member,group,vote,by\n,Garden,for,\nM018,,abstain,\nM019,,against,M017\n", roll)
>>> str(call.count), [str(voice) for voice in call.voices]
('1-1-1', ['M017 for (Garden)', 'M018 abstain', 'M019 against (by M017)'])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from drafting.voting.ballots import Attendance, Count, InvalidCount
from drafting.voting.names import is_name
from drafting.voting.roll import Roll
from drafting.voting.tables import Fault, UnreadableRows, cell, folded, records


class Position(StrEnum):
    """How a member called by name votes; nobody hands in a blank paper aloud."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    NOT_VOTING = "not-voting"  # in the room, and takes no part
    ABSENT = "absent"


_COUNTERS = {
    Position.FOR: "in_favour",
    Position.AGAINST: "against",
    Position.ABSTAIN: "abstain",
    Position.NOT_VOTING: "not_voting",
}
_WORDS = {
    Position.FOR: ("for", "yes", "pour", "oui"),
    Position.AGAINST: ("against", "no", "contre", "non"),
    Position.ABSTAIN: ("abstain", "abstains", "abstention", "abst.", "s'abstient"),
    Position.NOT_VOTING: ("not voting", "non votant", "non votante", "nppv", "ne prend pas part au vote"),
    Position.ABSENT: ("absent", "absente", "excusé", "excusée", "excuse", "excusee"),
}
_COLUMNS = {
    "member": ("member", "id", "membre", "matricule", "identifiant"),
    "group": ("group", "groupe"),
    "vote": ("vote", "position"),
    "bearer": ("by", "bearer", "proxy", "par", "mandataire", "pouvoir", "procuration"),
}


class InvalidRollCall(InvalidCount):
    """A stored roll call that can't be read."""

    def __init__(self, value: object) -> None:
        super().__init__("roll-call", value)


class UnknownGroup(InvalidCount):
    """A declaration of a group that has no member on the roll."""

    def __init__(self, group: str) -> None:
        super().__init__("group", group)


@dataclass(frozen=True, slots=True)
class Voice:
    """How one member voted; by the `bearer` of a proxy, or because a group `declared` it of its members."""

    member: str
    position: Position
    bearer: str = ""
    declared: str = ""

    def __post_init__(self) -> None:
        if not is_name(self.member) or not all(word == "" or is_name(word) for word in (self.bearer, self.declared)):
            raise InvalidRollCall(self.member)

    def __str__(self) -> str:
        """As one reads it out: "M019 against (by M017)", "M017 for (Garden)"."""
        whence = f"by {self.bearer}" if self.bearer else self.declared
        return f"{self.member} {self.position}" + (f" ({whence})" if whence else "")

    def to_json(self) -> dict[str, str]:
        """Plain JSON, without what is not said."""
        return {field.name: str(said) for field in fields(self) if (said := getattr(self, field.name))}

    @classmethod
    def from_json(cls, data: object) -> Voice:
        """The voice that `to_json` gave; raises `InvalidRollCall`."""
        if not isinstance(data, Mapping) or not all(isinstance(said, str) for said in data.values()):
            raise InvalidRollCall(data)
        try:
            return cls(**{**data, "position": Position(data["position"])})
        except (KeyError, TypeError, ValueError) as error:
            raise InvalidRollCall(data) from error


@dataclass(frozen=True, slots=True)
class RollCall:
    """The voices in the order in which they were given, as they were given: nothing is put right."""

    voices: tuple[Voice, ...] = ()

    @property
    def count(self) -> Count:
        """Everything on the sheet, also what doesn't add up: that is for the chair to settle."""
        return _count(self.voices)

    @property
    def in_person(self) -> frozenset[str]:
        """Those who were there."""
        return frozenset(v.member for v in self.voices if not v.bearer and v.position is not Position.ABSENT)

    def attendance(self, roll: Roll) -> Attendance:
        """The room that a sheet shows: the members on the roll, those who answered, those represented."""
        represented = {v.member for v in self.voices if v.bearer} - self.in_person
        return Attendance(len(roll.members), len(self.in_person), len(represented))

    def groups(self, roll: Roll) -> dict[str, Count]:
        """The count of each group in the order of the roll, then of those in none or not on the roll, as ""."""
        parts: dict[str, list[Voice]] = {group: [] for group in roll.groups}
        for voice in self.voices:
            known = roll.get(voice.member)
            parts.setdefault(known.group if known else "", []).append(voice)
        return {group: _count(voices) for group, voices in parts.items()}

    @classmethod
    def parse(cls, text: str, roll: Roll) -> RollCall:
        """The sheet of a CSV with the columns member, group, vote, by, or their French names.

        A row with a group and no member declares the vote of all its members who have no row of
        their own: its dissenters, its absent. Raises `UnreadableRows`, and nothing for what merely
        doesn't add up (`irregularities` tells it).
        """
        rows = [(line, row, _position(line, cell(line, row, "vote"))) for line, row in records(text, _COLUMNS)]
        named = {row["member"] for _, row, _ in rows if row.get("member")}
        heard = (_voices(line, row, position, roll, named) for line, row, position in rows)
        return cls(tuple(voice for voices in heard for voice in voices))

    def to_json(self) -> list[dict[str, str]]:
        """Plain JSON, to be stored with a vote."""
        return [voice.to_json() for voice in self.voices]

    @classmethod
    def from_json(cls, data: object) -> RollCall:
        """The sheet that `to_json` gave; raises `InvalidRollCall`."""
        if not isinstance(data, list):
            raise InvalidRollCall(data)
        return cls(tuple(map(Voice.from_json, data)))


def declared(roll: Roll, group: str, position: Position, but: Iterable[str] = ()) -> tuple[Voice, ...]:
    """The voices of a group's members, as it declares them, `but` those who speak for themselves.

    Raises `UnknownGroup`.
    """
    members = roll.of_group(group)
    if not members:
        raise UnknownGroup(group)
    apart = frozenset(but)
    return tuple(Voice(member.id, position, declared=group) for member in members if member.id not in apart)


def _count(voices: Iterable[Voice]) -> Count:
    counters: dict[str, Any] = dict.fromkeys(_COUNTERS.values(), 0)
    for voice in voices:
        if voice.position in _COUNTERS:
            counters[_COUNTERS[voice.position]] += 1
    return Count(**counters)


def position_of(written: str) -> Position | None:
    """The position that a word says, in English or in French, if it says one."""
    return next((position for position, words in _WORDS.items() if folded(written) in words), None)


def _position(line: int, written: str) -> Position:
    position = position_of(written)
    if position is None:
        raise UnreadableRows(Fault.CELL, written, line)
    return position


def _voices(
    line: int, row: Mapping[str, str], position: Position, roll: Roll, named: Iterable[str]
) -> tuple[Voice, ...]:
    """What a row says: the voice of its member, or those that its group declares."""
    bearer = row.get("bearer", "")
    try:
        if row.get("member"):
            _check_group(line, row, roll)
            return (Voice(row["member"], position, bearer),)
        if bearer:
            raise UnreadableRows(Fault.CELL, bearer, line)  # a group carries no proxy
        return declared(roll, cell(line, row, "group"), position, named)
    except (UnknownGroup, InvalidRollCall) as error:
        raise UnreadableRows(Fault.CELL, str(error.value), line) from error


def _check_group(line: int, row: Mapping[str, str], roll: Roll) -> None:
    """A sheet may repeat the group of a member, and must not give another."""
    known, group = roll.get(row["member"]), row.get("group", "")
    if known and group not in ("", known.group):
        raise UnreadableRows(Fault.CELL, group, line)
