"""What facts of the act do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import ON_ANOTHER, Effects
from drafting.deliberation.facts import ActRegistered, TextCorrected
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said
from drafting.deliberation.state import State


def _register(state: State, fact: ActRegistered, record: Record) -> None:
    if reading := _adopted(state, fact.reading, record):
        reading.acts.append(Said(fact, record))


def _correct(state: State, fact: TextCorrected, record: Record) -> None:
    reading = _adopted(state, fact.reading, record)
    if reading is None:
        return
    _, last = reading.closings[-1]
    if fact.reading != state.under_way or not knew(record, last):
        state.irregular.append((record, ON_ANOTHER))
    else:
        reading.errata.append((fact, record))


def _adopted(state: State, number: int, record: Record) -> Reading | None:
    """A reading whose text is adopted; setting down that there is none, if so."""
    reading = state.readings.get(number)
    if reading and reading.adopted:
        return reading
    state.irregular.append((record, f"nothing adopted in reading {number}"))
    return None


EFFECTS: Effects = {
    ActRegistered: _register,
    TextCorrected: _correct,
}
