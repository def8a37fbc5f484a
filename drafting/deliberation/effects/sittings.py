"""What facts of sittings do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import SittingClosed, SittingOpened
from drafting.deliberation.records import Record
from drafting.deliberation.sitting import Sitting
from drafting.deliberation.state import State


def _open_sitting(state: State, fact: SittingOpened, record: Record) -> None:
    if state.sitting:
        state.irregular.append((record, "a sitting is already open"))
    state.sittings.append(Sitting(fact, record))


def _close_sitting(state: State, _: SittingClosed, record: Record) -> None:
    if sitting := state.sitting:
        sitting.closed = record
    else:
        state.irregular.append((record, "no sitting is open"))


EFFECTS: Effects = {
    SittingOpened: _open_sitting,
    SittingClosed: _close_sitting,
}
