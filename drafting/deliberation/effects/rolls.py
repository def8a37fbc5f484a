"""What facts of the roll do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import NamesPublished, RollSet
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _set_roll(state: State, fact: RollSet, record: Record) -> None:
    state.rolls.append((fact, record))


def _publish_names(state: State, fact: NamesPublished, _: Record) -> None:
    state.names |= fact.names


EFFECTS: Effects = {RollSet: _set_roll, NamesPublished: _publish_names}
