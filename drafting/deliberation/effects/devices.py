"""What facts of the journal itself do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import (
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    Fact,
    FactUndone,
    SittingSealed,
)
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _introduce(state: State, fact: DeviceIntroduced, record: Record) -> None:
    state.initials[record.device] = fact.initials


def _undo(state: State, fact: FactUndone, record: Record) -> None:
    """What was undone has been left out already."""
    if fact.fact not in state.undone:
        state.irregular.append((record, "nothing to undo"))


def _nothing(_: State, __: Fact, ___: Record) -> None:
    """What it does to the worth of other facts was weighed before any of them was applied."""


def _seal(state: State, fact: SittingSealed, record: Record) -> None:
    """The first signature is in the tag; another one is kept as a fact."""
    for sitting in state.sittings:
        if sitting.closed and sitting.closed.hash == fact.sitting:
            sitting.sealed = sitting.sealed or (fact, record)
            return
    state.irregular.append((record, "no sitting was closed by that"))


EFFECTS: Effects = {
    DeviceIntroduced: _introduce,
    DeviceKeyed: _nothing,
    DeviceAdmitted: _nothing,
    DeviceRevoked: _nothing,
    FactUndone: _undo,
    SittingSealed: _seal,
}
