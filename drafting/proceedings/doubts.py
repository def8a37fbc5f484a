"""Doubts: what does not add up in a vote that is about to be recorded."""

from __future__ import annotations

from collections.abc import Iterator

from drafting.deliberation.facts import VoteHeld
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import State
from drafting.voting.irregularities import (
    Irregularity,
    IrregularityKind,
    irregularities,
    of_count_sheet,
    of_figures,
)
from drafting.voting.roll import Roll
from drafting.voting.rules import Proxies
from drafting.voting.tally import Decision, Outcome


def doubts(state: State, fact: VoteHeld) -> tuple[Irregularity, ...]:
    """Everything that does not add up, as far as anybody knows: where and when, the figures, each member's part."""
    figures = of_figures(fact.sheet, fact.attendance) if _is_known(state, fact) else ()
    papers = of_count_sheet(fact.count_sheet) if fact.count_sheet else ()
    return (*_of_sitting(state), *_of_quorum(fact.decision), *figures, *papers, *_of_members(state, fact))


def _is_known(state: State, fact: VoteHeld) -> bool:
    """Whether anybody knows how many members there are, or were in the room."""
    return bool(state.roll or state.settings.members) or fact.attendance.present is not None


def _of_sitting(state: State) -> Iterator[Irregularity]:
    """A vote outside of the sittings, where there are any, or while one is suspended."""
    if state.sitting is None and state.sittings:
        yield Irregularity(IrregularityKind.NO_SITTING)
    if state.sitting and state.sitting.is_suspended:
        yield Irregularity(IrregularityKind.SUSPENDED)


def _of_quorum(decision: Decision) -> Iterator[Irregularity]:
    if decision.outcome is Outcome.NO_QUORUM:
        yield Irregularity(IrregularityKind.NO_QUORUM, "", decision.counted or 0, decision.required or 0)


def _of_members(state: State, fact: VoteHeld) -> Iterator[Irregularity]:
    """In a roll call, what is wrong with the part of one; else with the proxies that were noted."""
    proxies, sitting = fact.rule.proxies, state.sitting
    if fact.roll_call and fact.members:
        yield from irregularities(fact.roll_call, fact.members, proxies)
        if sitting and sitting.is_by_name:
            yield from _not_there(sitting, fact.members, fact.roll_call.in_person)
    elif sitting and proxies:
        yield from too_many(sitting, proxies)


def _not_there(sitting: Sitting, roll: Roll, voted: frozenset[str]) -> Iterator[Irregularity]:
    """The members who voted without being noted as present; who is on no roll is told of already."""
    for member in sorted(voted - sitting.there):
        if roll.get(member):
            yield Irregularity(IrregularityKind.NOT_THERE, member, 1, 0)


def too_many(sitting: Sitting, proxies: Proxies) -> Iterator[Irregularity]:
    """The bearers of more proxies than the rule allows."""
    carried = [*sitting.carried.values()]
    for bearer in dict.fromkeys(carried):
        if carried.count(bearer) > proxies.per_bearer:
            yield Irregularity(IrregularityKind.PROXIES_TOO_MANY, bearer, carried.count(bearer), proxies.per_bearer)
