"""Folding: the state that facts add up to, in causal order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.deliberation import facts
from drafting.deliberation.effects import EFFECTS
from drafting.deliberation.facts import FactUndone
from drafting.deliberation.records import Record, in_order
from drafting.deliberation.state import State
from drafting.deliberation.undoing import undone


def fold(records: Iterable[Record]) -> State:
    """The state that records add up to, whatever the order they come in."""
    state = State()
    extend(state, in_order(records))
    return state


def extend(state: State, records: Sequence[Record]) -> None:
    """Apply records that follow those already in the state; where one of them undoes another, all anew without it."""
    if any(record.type == FactUndone.type for record in records):
        records = [*state.records, *records]
        vars(state).clear()
        vars(state).update(vars(State(undone=undone(records))))
    for record in records:
        state.records.append(record)
        if record.hash in state.undone:
            continue
        fact = facts.read(record)
        if fact is None:
            state.unread.append(record)
        else:
            EFFECTS[type(fact)](state, fact, record)
