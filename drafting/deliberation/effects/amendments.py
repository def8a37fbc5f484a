"""What facts of amendments do."""

from __future__ import annotations

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.effects.effect import ON_ANOTHER, Effects, knew_text, known
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    OpinionGiven,
    OrderOverridden,
)
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _submit(state: State, fact: AmendmentSubmitted, record: Record) -> None:
    reading, parent = state.readings.get(fact.reading), state.amendments.get(fact.parent)
    fits = reading is not None and 0 <= fact.base <= len(reading.steps)
    beside = parent.fact.reading == fact.reading if parent else not fact.parent
    if fact.id in state.amendments or not fits or not beside:
        state.irregular.append((record, f"amendment {fact.id}"))
        return
    if reading and not knew_text(reading, fact.base, record):
        state.irregular.append((record, ON_ANOTHER))
        return
    state.amendments[fact.id] = Amendment(fact, record)


def _number(state: State, fact: AmendmentNumbered, record: Record) -> None:
    """A second number is shown beside the first."""
    if (amendment := known(state, fact.id, record)) and fact.number not in amendment.numbers:
        amendment.numbers.append(fact.number)


def _group(state: State, fact: AmendmentsGrouped, record: Record) -> None:
    """The members leave the discussion to the one amendment that has all their words."""
    if known(state, fact.id, record):
        for name in fact.members:
            if (member := known(state, name, record)) and name != fact.id:
                member.groups.append(fact.id)
                member.latest = "group"


def _override(state: State, fact: OrderOverridden, record: Record) -> None:
    names = (fact.id, fact.beside) if fact.beside else (fact.id,)
    if all(known(state, name, record) for name in names):
        state.overrides.append((fact, record))


def _give_opinion(state: State, fact: OpinionGiven, record: Record) -> None:
    if amendment := known(state, fact.id, record):
        amendment.opinions.append(fact)


def _mark(state: State, fact: AmendmentMarked, record: Record) -> None:
    if amendment := known(state, fact.id, record):
        amendment.marks.append((fact, record))
        amendment.latest = "mark"


EFFECTS: Effects = {
    AmendmentSubmitted: _submit,
    AmendmentNumbered: _number,
    AmendmentsGrouped: _group,
    OrderOverridden: _override,
    OpinionGiven: _give_opinion,
    AmendmentMarked: _mark,
}
