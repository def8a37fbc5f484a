"""What facts of minorities do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import MinorityStated
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _state(state: State, fact: MinorityStated, record: Record) -> None:
    if reading := state.readings.get(fact.reading):
        reading.minorities.append(fact)
    else:
        state.irregular.append((record, f"reading {fact.reading}"))


EFFECTS: Effects = {MinorityStated: _state}
