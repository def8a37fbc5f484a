"""The count sheet of a secret ballot: what the tellers found, and nothing that could tell who voted how.

Alinéa holds no ballot: a sheet has whole numbers, the names of tellers and one short pointer to a
proof kept elsewhere. It is written once, after the count.

>>> sheet = SecretSheet(100, 4, 4, in_favour=4, tellers=("M003", "M041"), confirmed_by="M041")
>>> faults(sheet), [str(each) for each in revealed(sheet)]
((), ['few-voters', 'unanimous'])
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from typing import Any

from drafting.voting.ballots import Attendance, Count, InvalidCount, check_counter
from drafting.voting.names import is_name
from drafting.voting.rules import Rule
from drafting.voting.tally import Decision, decide

LONGEST_PROOF = 200
MOST_TELLERS = 6
_FIGURES = ("entitled", "signed_in", "found", "in_favour", "against", "blank", "null")
FEW_VOTERS = 5  # fewer than that, and colleagues can tell who voted how


class InvalidSheet(InvalidCount):
    """A count sheet that can't be: `counter` names the field at fault."""


@dataclass(frozen=True, slots=True)
class SecretSheet:
    """What tellers write down: who could vote, who signed, the papers found, and what was on them.

    A paper is for, against, blank or null. `confirmed_by` is the second teller, who counted again;
    `proof` may point to the count of another system or the paper sheet (an address, a hash).
    """

    entitled: int
    signed_in: int
    found: int
    in_favour: int = 0
    against: int = 0
    blank: int = 0
    null: int = 0
    tellers: tuple[str, ...] = ()
    confirmed_by: str = ""
    proof: str = ""

    def __post_init__(self) -> None:
        for name in _FIGURES:
            check_counter(name, getattr(self, name))
        names = self.tellers
        if not isinstance(names, tuple) or len(names) > MOST_TELLERS or not all(is_name(n) for n in names):
            raise InvalidSheet("tellers", names)
        if self.confirmed_by not in ("", *names[1:]):
            raise InvalidSheet("confirmed_by", self.confirmed_by)
        if self.proof != "" and not is_name(self.proof, LONGEST_PROOF):
            raise InvalidSheet("proof", self.proof)

    @property
    def count(self) -> Count:
        """The figures to decide by."""
        return Count(self.in_favour, self.against, blank=self.blank, null=self.null)

    def decision(
        self,
        rule: Rule,
        attendance: Attendance,
        *,
        tie_settled: bool | None = None,
        second_call: bool = False,
        quorum_asked: bool = False,
    ) -> Decision:
        """What a rule makes of it, as `decide` does; there is no casting vote to give (CGCT L2121-20)."""
        how = {"second_call": second_call, "quorum_asked": quorum_asked}
        return decide(rule, self.count, attendance, tie_settled=tie_settled, secret=True, **how)

    def to_json(self) -> dict[str, object]:
        """Plain JSON, without what is at its default."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        kept = {f.name: said[f.name] for f in fields(self) if f.default is MISSING or said[f.name] != f.default}
        return {name: list(value) if name == "tellers" else value for name, value in kept.items()}

    @classmethod
    def from_json(cls, data: object) -> SecretSheet:
        """The sheet that `to_json` gave; raises `InvalidCount`, also for a field that it doesn't know."""
        if not isinstance(data, Mapping) or not isinstance(data.get("tellers", []), list):
            raise InvalidSheet("sheet", data)
        tellers: dict[str, Any] = {"tellers": tuple(data["tellers"])} if "tellers" in data else {}
        try:
            return cls(**{**data, **tellers})
        except TypeError as error:
            raise InvalidSheet("sheet", data) from error


class FaultKind(StrEnum):
    """What can fail to add up on a count sheet."""

    SIGNED_EXCEED_ENTITLED = "signed-exceed-entitled"
    FOUND_UNLIKE_SIGNED = "found-unlike-signed"  # as many papers as signatures are expected
    COUNTED_UNLIKE_FOUND = "counted-unlike-found"
    NOT_CONFIRMED = "not-confirmed"  # by a second teller


@dataclass(frozen=True, slots=True)
class SheetFault:
    """A figure of a sheet that is not what another one of it lets expect."""

    kind: FaultKind
    found: int
    expected: int


def faults(sheet: SecretSheet) -> tuple[SheetFault, ...]:
    """What doesn't add up, to be asked about once and recorded; empty if all does. Never raises."""
    counted = sheet.count.cast
    checks = (
        (
            sheet.signed_in > sheet.entitled,
            SheetFault(FaultKind.SIGNED_EXCEED_ENTITLED, sheet.signed_in, sheet.entitled),
        ),
        (sheet.found != sheet.signed_in, SheetFault(FaultKind.FOUND_UNLIKE_SIGNED, sheet.found, sheet.signed_in)),
        (counted != sheet.found, SheetFault(FaultKind.COUNTED_UNLIKE_FOUND, counted, sheet.found)),
        (not sheet.confirmed_by, SheetFault(FaultKind.NOT_CONFIRMED, len(sheet.tellers[:1]), 2)),
    )
    return tuple(fault for wrong, fault in checks if wrong)


class Reveals(StrEnum):
    """Why a count alone may tell how people voted, whatever the secrecy of the papers."""

    FEW_VOTERS = "few-voters"
    UNANIMOUS = "unanimous"  # all votes expressed are on one side, or all papers blank


def revealed(sheet: SecretSheet) -> tuple[Reveals, ...]:
    """What to warn of before a count is published; empty if it hides its voters well enough."""
    return tuple(_revealed(sheet))


def _revealed(sheet: SecretSheet) -> Iterator[Reveals]:
    if 0 < sheet.found < FEW_VOTERS:
        yield Reveals.FEW_VOTERS
    sides = (sheet.in_favour, sheet.against) if sheet.count.expressed else (sheet.blank, sheet.null)
    if sum(map(bool, sides)) == 1:
        yield Reveals.UNANIMOUS
