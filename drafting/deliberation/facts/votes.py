"""Facts of votes: each with the rule in force, the room, and the hash of what was voted on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafting.deliberation.facts.fact import Fact
from drafting.voting.ballots import Attendance, Sheet, sheet_from_json
from drafting.voting.rules import Rule
from drafting.voting.tally import Decision, decide


@dataclass(frozen=True)
class VoteHeld(Fact):
    """A vote on an amendment (and its identical ones), a division, or the whole text.

    The rule in force is in it, and the hash of what was voted on. `instead_of` names the vote that
    a recount replaces; `tie_settled` is the side that the lot, or the eldest, gave a tie to.
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

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> VoteHeld:
        """Read sheet, rule and attendance back from plain data."""
        own = {**data, "sheet": sheet_from_json(data.get("sheet", {})), "rule": Rule.from_json(data["rule"])}
        own["attendance"] = Attendance.from_json(data.get("attendance", {}))
        own["identical"] = tuple(data.get("identical", ()))
        return cls(**own)

    @property
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


KINDS = (VoteHeld,)
