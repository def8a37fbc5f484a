"""What facts of the journal itself do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import DeviceIntroduced, FactUndone
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _introduce(state: State, fact: DeviceIntroduced, record: Record) -> None:
    state.initials[record.device] = fact.initials


def _undo(state: State, fact: FactUndone, record: Record) -> None:
    """What was undone has been left out already."""
    if fact.fact not in state.undone:
        state.irregular.append((record, "nothing to undo"))


EFFECTS: Effects = {
    DeviceIntroduced: _introduce,
    FactUndone: _undo,
}
