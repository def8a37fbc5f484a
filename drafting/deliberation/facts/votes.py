"""Facts of votes: each with the rule in force, the room, and the hash of what was voted on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from drafting.amending.edits import Edits
from drafting.deliberation.facts.fact import Fact, read_edits
from drafting.voting.ballots import Attendance, Sheet, sheet_from_json
from drafting.voting.choices import Indication, Method, indication
from drafting.voting.irregularities import Irregularity
from drafting.voting.roll import Roll
from drafting.voting.rollcall import RollCall
from drafting.voting.rules import Rule
from drafting.voting.secret import SecretSheet
from drafting.voting.tally import Decision, decide


class Second(StrEnum):
    """Why a vote takes the place of an earlier one, which stays in the record; a recount where nothing is said."""

    RECOUNT = "recount"
    NEW_ROUND = "new-round"  # the earlier one had decided nothing
    CORRECTION = "correction"  # of a typing error: nobody voted or counted again
    DELIBERATION = "deliberation"  # the body decided to vote again


@dataclass(frozen=True)
class VoteHeld(Fact):
    """A vote on an amendment (and its identical ones), a division, or the whole text.

    The rule in force is in it, and the hash of what was voted on. `instead_of` names the vote that
    a recount (or `second`) replaces; `tie_settled` is the side that the lot, or the eldest, gave a tie to.

    One sheet may be for a `block` of others too, with the hashes of their `texts`. A `part` of an
    amendment has its own `edits`. `roll` is the hash of the fact that set the roll. A roll call has
    the voices and the whole roll of that day, so that it can be decided and checked from this alone; a
    secret ballot has a count sheet, and nothing that could hold a ballot. `irregularities` is what did
    not add up when it was recorded.
    """

    type = "vote.held"
    on: str
    sheet: Sheet
    rule: Rule
    attendance: Attendance
    text: str
    identical: tuple[str, ...] = ()
    casting_vote: bool | None = None
    secret: bool = False
    instead_of: str = ""
    tie_settled: bool | None = None
    second_call: bool = False
    quorum_asked: bool = False
    block: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    part: str = ""
    edits: Edits = ()
    roll: str = ""
    members: Roll | None = None
    roll_call: RollCall | None = None
    count_sheet: SecretSheet | None = None
    irregularities: tuple[Irregularity, ...] = ()
    second: Second | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        named = self.roll_call is not None or self.members is not None
        if (self.secret and named) or (self.count_sheet and not self.is_by_papers):
            raise ValueError("a secret ballot has a count sheet, and no names")

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> VoteHeld:
        """Read sheets, rule, attendance and roll back from plain data."""
        own = {name: read(data[name]) for name, read in _READERS.items() if name in data}
        own |= {"sheet": sheet_from_json(data.get("sheet", {})), "rule": Rule.from_json(data["rule"])}
        own["attendance"] = Attendance.from_json(data.get("attendance", {}))
        return cls(**{**data, **own})

    @property
    def is_by_papers(self) -> bool:
        """Whether it is a secret ballot as its count sheet has it: no casting vote, no other figures."""
        own = self.count_sheet
        return bool(own and self.secret and self.casting_vote is None and self.sheet == own.count)

    @property
    def is_as_called(self) -> bool:
        """Whether the figures are those of the names, where there are any."""
        return self.roll_call is None or self.sheet == self.roll_call.count

    @property
    def everything(self) -> tuple[str, ...]:
        """All that it is on: amendments, divisions, or the whole."""
        return tuple(dict.fromkeys((self.on, *self.identical, *self.block)))

    def text_on(self, name: str) -> str:
        """The hash of what was voted on, for one of the things that it is on."""
        return dict(zip(self.block, self.texts, strict=False)).get(name, self.text)

    @cached_property
    def decision(self) -> Decision:
        """What the rule makes of the sheet."""
        return decide(
            self.rule,
            self.sheet,
            self.attendance,
            casting_vote=self.casting_vote,
            tie_settled=self.tie_settled,
            secret=self.secret,
            second_call=self.second_call,
            quorum_asked=self.quorum_asked,
        )


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "identical": tuple,
    "block": tuple,
    "texts": tuple,
    "edits": read_edits,
    "members": Roll.from_json,
    "roll_call": RollCall.from_json,
    "count_sheet": SecretSheet.from_json,
    "irregularities": lambda values: tuple(map(Irregularity.from_json, values)),
    "second": Second,
}


@dataclass(frozen=True)
class VoteSettled(Fact):
    """The chair settles a vote that was irregular, before it is proclaimed: it stands, or it is annulled."""

    type = "vote.settled"
    vote: str
    on: str
    stands: bool
    reason: str


@dataclass(frozen=True)
class VoteNoted(Fact):
    """A member says how a vote was meant, or that it was not given: it is noted, and changes nothing."""

    type = "vote.noted"
    vote: str
    on: str
    member: str
    note: str


@dataclass(frozen=True)
class ChoiceIndicated(Fact):
    """What the room seems to prefer among amendments, in figures: it decides nothing, a vote follows.

    For each amendment, how many approve of it; or, best first, how many gave each grade of `scale`.
    """

    type = "choice.indicated"
    method: Method
    figures: tuple[tuple[str, tuple[int, ...]], ...]
    scale: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> ChoiceIndicated:
        """Read method and figures back from plain data; raises `ValueError` where nothing can be compared."""
        figures = tuple((str(name), tuple(counts)) for name, counts in data["figures"])
        made = cls(Method(data["method"]), figures, tuple(data.get("scale", ())))
        if data.keys() - {"method", "figures", "scale"} or not made.indication.options:
            raise ValueError(data)
        return made

    @property
    def indication(self) -> Indication:
        """What the method makes of the figures; raises `InvalidCount`."""
        return indication(self.method, dict(self.figures))


KINDS = (VoteHeld, VoteSettled, VoteNoted, ChoiceIndicated)
