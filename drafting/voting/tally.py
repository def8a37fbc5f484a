"""What a vote decides: a pure function of the rule, the sheet and the room, with its reason.

>>> from drafting.voting.rules import PRESETS
>>> decision = decide(PRESETS["citizens-assembly"], Count(62, 21, 3), Attendance(members=100))
>>> decision.outcome, decision.required, decision.base_size
(<Outcome.ADOPTED: 'adopted'>, 42, 83)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any, NamedTuple

from drafting.errors import AlineaError
from drafting.voting.ballots import (
    Announced,
    Attendance,
    Count,
    Sheet,
    check_counter,
    sheet_from_json,
)
from drafting.voting.rules import Base, Quorum, Rule, Share, Tie


class InvalidDecision(AlineaError, ValueError):
    """A stored decision that can't be read."""

    def __init__(self, value: object) -> None:
        self.value = value
        super().__init__(f"{value!r:.200}")


class Outcome(StrEnum):
    """What became of the question."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    TIED = "tied"  # to be voted again
    NO_QUORUM = "no-quorum"  # nothing was decided
    UNDECIDED = "undecided"  # a number that the rule needs is missing


class Reason(StrEnum):
    """Why the outcome is what it is."""

    MAJORITY_REACHED = "majority-reached"
    MAJORITY_NOT_REACHED = "majority-not-reached"
    UNANIMOUS = "unanimous"  # announced without figures
    ANNOUNCED = "announced"  # carried or lost, announced without figures
    TIE = "tie"  # and the rule says what a tie means: perhaps that a lot is still to be drawn
    CASTING_VOTE = "casting-vote"  # the chair's own vote settled a tie
    NO_CASTING_VOTE = "no-casting-vote"  # a tie for the chair to settle, who did not vote
    TIE_IN_SECRECY = "tie-in-secrecy"  # the chair has no casting vote in a secret ballot
    QUORUM_NOT_REACHED = "quorum-not-reached"
    BASE_UNKNOWN = "base-unknown"  # nobody counted the room
    FIGURES_NEEDED = "figures-needed"  # announced, under a rule that asks for a count


@dataclass(frozen=True, slots=True)
class Decision:
    """An outcome with the rule in force, and the condition that settled it.

    Of `base_size` in the `base`, `required` were needed and `counted` were found: votes in favour
    for a majority, members in the room for a quorum. None is what nobody knows.
    """

    outcome: Outcome
    reason: Reason
    rule: Rule
    sheet: Sheet
    base: Base
    base_size: int | None = None
    required: int | None = None
    counted: int | None = None

    def __post_init__(self) -> None:
        for name, figure in self._figures().items():
            check_counter(name, figure)

    def _figures(self) -> dict[str, int]:
        figures = {"base_size": self.base_size, "required": self.required, "counted": self.counted}
        return {name: figure for name, figure in figures.items() if figure is not None}

    def to_json(self) -> dict[str, object]:
        """Plain JSON, without the figures that nobody knows."""
        return {
            "outcome": self.outcome.value,
            "reason": self.reason.value,
            "rule": self.rule.to_json(),
            "sheet": self.sheet.to_json(),
            "base": self.base.value,
            **self._figures(),
        }

    @classmethod
    def from_json(cls, data: object) -> Decision:
        """The decision that `to_json` gave, not decided again; raises `InvalidDecision`."""
        if not isinstance(data, Mapping):
            raise InvalidDecision(data)
        try:
            read = {key: _READERS[key](data[key]) if key in _READERS else data[key] for key in data}
            return cls(**read)
        except (TypeError, ValueError) as error:
            raise InvalidDecision(data) from error


_READERS: dict[str, Callable[[Any], Any]] = {
    "outcome": Outcome,
    "reason": Reason,
    "rule": Rule.from_json,
    "sheet": sheet_from_json,
    "base": Base,
}


def decide(
    rule: Rule,
    sheet: Sheet,
    attendance: Attendance,
    *,
    casting_vote: bool | None = None,
    tie_settled: bool | None = None,
    secret: bool = False,
    second_call: bool = False,
    quorum_asked: bool = False,
) -> Decision:
    """The decision that a rule makes of a sheet, whatever the sheet: it never raises.

    `casting_vote` is how the chair voted, for or against; None if the chair did not: the casting
    vote is the one already cast, not a second one, and there is none in a secret ballot
    (CGCT L2121-20). `tie_settled` is the side that the lot drawn in the room, or the vote of the
    eldest, gave to the question, where the rule leaves a tie to them. `second_call` says that the
    room was called again after a missed quorum (L2121-17), `quorum_asked` that somebody asked for
    the quorum to be verified, where it holds only then. A missing number gives `UNDECIDED` with
    the condition that lacks it; a sheet that doesn't add up is decided as it stands (see
    `ballots.problems`).
    """
    tie = _tie(rule, chair=casting_vote, settled=tie_settled, secret=secret)
    quorum = _quorum_in_force(rule, second_call=second_call, asked=quorum_asked)
    outcome, reason, found = (quorum and _without_quorum(quorum, sheet, attendance)) or (
        _counted(rule, sheet, attendance, tie) if isinstance(sheet, Count) else _announced(rule, sheet, attendance)
    )
    figures = (found.share.base, found.base_size, found.required, found.counted)
    return Decision(outcome, reason, rule, sheet, *figures)


class _Standing(IntEnum):
    """How a share stands, the worst first: of several, the worst settles the vote."""

    MISSED = 0
    UNKNOWN = 1
    EVEN = 2  # exactly at a threshold that had to be passed
    MET = 3


_COUNTED = {
    _Standing.MISSED: (Outcome.REJECTED, Reason.MAJORITY_NOT_REACHED),
    _Standing.UNKNOWN: (Outcome.UNDECIDED, Reason.BASE_UNKNOWN),
    _Standing.EVEN: (Outcome.REJECTED, Reason.MAJORITY_NOT_REACHED),
    _Standing.MET: (Outcome.ADOPTED, Reason.MAJORITY_REACHED),
}
_TIES = {
    Tie.REJECTED: (Outcome.REJECTED, Reason.TIE),
    Tie.NEW_ROUND: (Outcome.TIED, Reason.TIE),
}
_CHAIR = {
    True: (Outcome.ADOPTED, Reason.CASTING_VOTE),
    False: (Outcome.REJECTED, Reason.CASTING_VOTE),
    None: (Outcome.REJECTED, Reason.NO_CASTING_VOTE),
}
_SETTLED = {
    True: (Outcome.ADOPTED, Reason.TIE),
    False: (Outcome.REJECTED, Reason.TIE),
    None: (Outcome.UNDECIDED, Reason.TIE),
}
_ANNOUNCED = {
    Announced.UNANIMOUS: (Outcome.ADOPTED, Reason.UNANIMOUS),
    Announced.CARRIED: (Outcome.ADOPTED, Reason.ANNOUNCED),
    Announced.LOST: (Outcome.REJECTED, Reason.ANNOUNCED),
}


class _Condition(NamedTuple):
    """A share held against what was counted; None is what nobody knows."""

    share: Share
    base_size: int | None
    counted: int | None

    @property
    def required(self) -> int | None:
        return None if self.base_size is None else self.share.required(self.base_size)

    @property
    def standing(self) -> _Standing:
        if self.base_size is None or self.counted is None:
            return _Standing.UNKNOWN
        if self.counted >= self.share.required(self.base_size):
            return _Standing.MET
        even = self.counted == self.share.threshold * self.base_size
        return _Standing.EVEN if even else _Standing.MISSED


class _Verdict(NamedTuple):
    outcome: Outcome
    reason: Reason
    condition: _Condition


def _size(base: Base, sheet: Sheet, attendance: Attendance) -> int | None:
    """How many a base counts; None if nobody knows."""
    sizes = {
        Base.PRESENT: attendance.present,
        Base.PRESENT_OR_REPRESENTED: attendance.voices,
        Base.MEMBERS: attendance.members,
    }
    if isinstance(sheet, Count):
        sizes |= {Base.EXPRESSED: sheet.expressed, Base.CAST: sheet.cast}
    return sizes.get(base)


def _quorum_in_force(rule: Rule, *, second_call: bool, asked: bool) -> Quorum | None:
    """The quorum that holds for this vote; None if the rule has none, waived it, or nobody asked."""
    quorum = rule.quorum
    if quorum is None or (second_call and quorum.waived_on_second_call) or (quorum.when_asked and not asked):
        return None
    return quorum


def _without_quorum(quorum: Quorum, sheet: Sheet, attendance: Attendance) -> _Verdict | None:
    """The verdict on a quorum missed or unknown; None if it is met."""
    there = attendance.voices if quorum.counts_proxies else attendance.present
    condition = _Condition(quorum, _size(quorum.base, sheet, attendance), there)
    if condition.standing is _Standing.UNKNOWN:
        return _Verdict(Outcome.UNDECIDED, Reason.BASE_UNKNOWN, condition)
    if condition.standing is _Standing.MET:
        return None
    return _Verdict(Outcome.NO_QUORUM, Reason.QUORUM_NOT_REACHED, condition)


def _conditions(rule: Rule, sheet: Sheet, attendance: Attendance) -> list[_Condition]:
    """The majority, and the second one if the rule asks for it."""
    in_favour = sheet.in_favour if isinstance(sheet, Count) else None
    majorities = (rule.majority, rule.also) if rule.also else (rule.majority,)
    return [_Condition(each, _size(each.base, sheet, attendance), in_favour) for each in majorities]


def _announced(rule: Rule, sheet: Announced, attendance: Attendance) -> _Verdict:
    """The chair's word, where only votes for and against matter; elsewhere a count is needed."""
    conditions = _conditions(rule, sheet, attendance)
    for condition in conditions:
        if condition.share.base is not Base.EXPRESSED:
            return _Verdict(Outcome.UNDECIDED, Reason.FIGURES_NEEDED, condition)
    return _Verdict(*_ANNOUNCED[sheet], conditions[0])


def _counted(rule: Rule, count: Count, attendance: Attendance, tie: tuple[Outcome, Reason]) -> _Verdict:
    """The verdict of figures. A tie is an equal division at the very threshold to be passed.

    So 0-0 is no tie, nor is 5-5 where two thirds are asked for, nor 40-40 of 100 members.
    """
    condition = min(_conditions(rule, count, attendance), key=lambda each: each.standing)
    if condition.standing is _Standing.EVEN and count.in_favour == count.against > 0:
        return _Verdict(*tie, condition)
    return _Verdict(*_COUNTED[condition.standing], condition)


def _tie(rule: Rule, *, chair: bool | None, settled: bool | None, secret: bool) -> tuple[Outcome, Reason]:
    """What a tie would mean here. A vote that prevails would be known, and so is refused in a secret ballot."""
    if secret and rule.tie in (Tie.CHAIR, Tie.ELDEST):
        return (Outcome.REJECTED, Reason.TIE_IN_SECRECY)
    if rule.tie in (Tie.ELDEST, Tie.LOT):
        return _SETTLED[settled]
    return _CHAIR[chair] if rule.tie is Tie.CHAIR else _TIES[rule.tie]
