r"""The roll: who may vote, as ids, with group, promotion and term; names are kept elsewhere.

>>> roll = Roll.parse("id,group,from\nM017,Garden,2026-01-01\nM018,Street,2026-02-01\n")
>>> [member.id for member in roll.on(date(2026, 1, 15)).members], roll.groups
(['M017'], ('Garden', 'Street'))
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from drafting.voting.ballots import InvalidCount
from drafting.voting.names import is_name
from drafting.voting.tables import Fault, UnreadableRows, cell, day, records

_COLUMNS = {
    "id": ("id", "member", "membre", "identifiant", "matricule"),
    "group": ("group", "groupe", "college", "collège"),
    "promotion": ("promotion", "cohort", "cohorte"),
    "since": ("from", "since", "start", "du", "depuis", "début", "debut", "entrée"),
    "until": ("until", "to", "end", "au", "jusqu'au", "fin", "sortie"),
}


class InvalidRoll(InvalidCount):
    """A roll that can't be: `value` is the id at fault, or what stands where a member should."""

    def __init__(self, member: object) -> None:
        super().__init__("member", member)


@dataclass(frozen=True, slots=True)
class Member:
    """One who may vote: an id such as `M017`, and when; the first and last days of a term count.

    A name in a roll of votes is a political opinion kept for ever (GDPR, art. 9): an id is what
    goes here, unless the body's votes are public by law.
    """

    id: str
    group: str = ""
    promotion: str = ""
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if not is_name(self.id) or not all(word == "" or is_name(word) for word in (self.group, self.promotion)):
            raise InvalidRoll(self.id)
        if self.since and self.until and self.since > self.until:
            raise InvalidRoll(self.id)

    def is_in_office(self, today: date) -> bool:
        """Whether a day is within the term."""
        return (self.since is None or self.since <= today) and (self.until is None or today <= self.until)

    def to_json(self) -> dict[str, str]:
        """Plain JSON, without what is not known."""
        days = {"since": self.since, "until": self.until}
        words = {"id": self.id, "group": self.group, "promotion": self.promotion}
        return {key: word for key, word in words.items() if word} | {k: d.isoformat() for k, d in days.items() if d}

    @classmethod
    def from_json(cls, data: object) -> Member:
        """The member that `to_json` gave; raises `InvalidRoll`."""
        if not isinstance(data, Mapping):
            raise InvalidRoll(data)
        try:
            days: dict[str, Any] = {key: date.fromisoformat(data[key]) for key in ("since", "until") if key in data}
            return cls(**{**data, **days})
        except (TypeError, ValueError) as error:
            raise InvalidRoll(data) from error


@dataclass(frozen=True)
class Roll:
    """The members of a body, each once, in the order in which they are called."""

    members: tuple[Member, ...] = ()
    _by_id: dict[str, Member] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id: dict[str, Member] = {}
        for member in self.members:
            if member.id in by_id:
                raise InvalidRoll(member.id)
            by_id[member.id] = member
        object.__setattr__(self, "_by_id", by_id)

    def get(self, member: str) -> Member | None:
        """The member of that id, if there is one."""
        return self._by_id.get(member)

    def on(self, today: date) -> Roll:
        """Those in office on a day."""
        return Roll(tuple(member for member in self.members if member.is_in_office(today)))

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups that have a member, in the order of the roll."""
        return tuple(dict.fromkeys(member.group for member in self.members if member.group))

    def of_group(self, group: str) -> tuple[Member, ...]:
        """Its members, in the order of the roll."""
        return tuple(member for member in self.members if member.group == group)

    @classmethod
    def parse(cls, text: str) -> Roll:
        """The roll of a CSV with the columns id, group, promotion, from, until, or their French names.

        Only the id is needed. Raises `UnreadableRows`, for columns it doesn't know as well.
        """
        members: dict[str, Member] = {}
        for line, row in records(text, _COLUMNS):
            days = {column: day(line, row.get(column, "")) for column in ("since", "until")}
            written = cell(line, row, "id")
            if written in members:
                raise UnreadableRows(Fault.TWICE, written, line)
            try:
                members[written] = Member(written, row.get("group", ""), row.get("promotion", ""), **days)
            except InvalidRoll as error:
                raise UnreadableRows(Fault.CELL, written, line) from error
        return cls(tuple(members.values()))

    def to_json(self) -> list[dict[str, str]]:
        """Plain JSON, to be stored with a vote."""
        return [member.to_json() for member in self.members]

    @classmethod
    def from_json(cls, data: object) -> Roll:
        """The roll that `to_json` gave; raises `InvalidRoll`."""
        if not isinstance(data, list):
            raise InvalidRoll(data)
        return cls(tuple(map(Member.from_json, data)))
