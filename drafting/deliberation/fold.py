"""Folding: the state that facts add up to, in causal order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafting.deliberation import facts
from drafting.deliberation.devices import Devices, turns
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
    """Apply records that follow those already in the state; where one of them alters what others do, all anew."""
    if any(record.type == FactUndone.type or turns(record) for record in records):
        records = _begin_anew(state, [*state.records, *records])
    else:
        state.devices.add_all(records)
    for record in records:
        state.records.append(record)
        if why := state.devices.why_not(record):
            state.irregular.append((record, why))
            continue
        if record.hash in state.undone:
            continue
        fact = facts.read(record)
        if fact is None:
            state.unread.append(record)
        else:
            EFFECTS[type(fact)](state, fact, record)


def _begin_anew(state: State, records: Sequence[Record]) -> Sequence[Record]:
    """Empty the state, but for who may write what, and what is undone; the records to apply."""
    devices = Devices(records)
    counting = [record for record in records if not devices.why_not(record)]
    vars(state).clear()
    vars(state).update(vars(State(undone=undone(counting), devices=devices)))
    return records
