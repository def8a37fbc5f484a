"""What facts of readings do."""

from __future__ import annotations

from dataclasses import replace

from drafting.deliberation.effects.effect import ON_ANOTHER, Effects, knew_text
from drafting.deliberation.facts import (
    ConflictSettled,
    Layer,
    ProjectReplaced,
    ReadingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Reading
from drafting.deliberation.records import Record
from drafting.deliberation.settings import Settings
from drafting.deliberation.standing import Said
from drafting.deliberation.standing_orders import StandingOrders
from drafting.deliberation.state import State, is_text
from drafting.voting.rules import InvalidRule


def _open_reading(state: State, fact: ReadingOpened, record: Record) -> None:
    number = fact.reading
    if number != len(state.readings) + 1 or (state.reading and not state.reading.adopted):
        state.irregular.append((record, f"reading {number}"))
        return
    _leave_out_unknown(state, record)
    try:
        frozen, settings = state.text, _settings(state, fact)
        differs = frozen.digest != fact.text
    except ValueError:  # files of which no text can be made: the proceedings refuse to freeze them
        state.irregular.append((record, "no text"))
        return
    if state.reading and state.reading.body != fact.body:
        state.rolls.clear()  # the roll is that of the body that reads
    others = {path: content for path, content in state.files.items() if not is_text(path)}
    state.readings[number] = Reading(number, fact.body, fact.text, settings, frozen, others, record, fact.first or 1)
    if differs:
        state.irregular.append((record, "the frozen text is another"))


def _leave_out_unknown(state: State, record: Record) -> None:
    """What is frozen is the draft that the writer of the record knew; what others drafted meanwhile is left out."""
    known = [draft for draft in state.drafts if knew(record, draft.record)]
    if known and len(known) < len(state.drafts):
        state.irregular += [(draft.record, ON_ANOTHER) for draft in state.drafts if draft not in known]
        files = {path: content for draft in known for path, content in draft.files.items()}
        state.files = {path: content for path, content in files.items() if content is not None}
        state.__dict__.pop("draft_settings", None)  # they are read again


def _settings(state: State, fact: ReadingOpened) -> Settings:
    """Those of the resolution, under the rules of the body that reads it."""
    own = state.draft_settings
    if fact.members and fact.members > 0:
        own = replace(own, members=fact.members)
    try:
        return replace(own, standing_orders=StandingOrders.read(fact.standing_orders))
    except (InvalidRule, ValueError, TypeError):  # of a later release
        return own


def _replace_project(state: State, fact: ProjectReplaced, record: Record) -> None:
    """A step like an adoption, of no amendment: whatever was written for the text before is carried over it."""
    reading = state.readings.get(fact.reading)
    if reading is None or reading.adopted:
        state.irregular.append((record, f"reading {fact.reading}"))
    elif not knew_text(reading, len(reading.steps), record):
        state.irregular.append((record, ON_ANOTHER))
    else:
        reading.steps.append((Step((), (Layer((), fact.edits),), fact.text, fact.by), record))


def _settle(state: State, fact: ConflictSettled, record: Record) -> None:
    state.settled.setdefault(fact.conflict, []).append(Said(fact, record))


def _consolidate(state: State, fact: TextConsolidated, record: Record) -> None:
    reading = state.reading
    names = [name for step in fact.steps for name in step.amendments]
    waiting = {a.id for a in state.of_reading() if a.consolidated is None}
    if reading is None or reading.adopted or not waiting.issuperset(names):
        state.irregular.append((record, "nothing to consolidate"))
        return
    if not knew_text(reading, len(reading.steps), record):
        state.irregular.append((record, ON_ANOTHER))
        return
    for step in fact.steps:
        reading.steps.append((step, record))
        for name in step.amendments:
            state.amendments[name].consolidated = len(reading.steps)


def _adopt(state: State, fact: TextAdopted, record: Record) -> None:
    reading = state.readings.get(fact.reading)
    if reading is None or reading.adopted:
        state.irregular.append((record, f"reading {fact.reading}"))
        return
    if not knew_text(reading, len(reading.steps), record):
        state.irregular.append((record, ON_ANOTHER))
        return
    reading.adopted = (fact, record)


EFFECTS: Effects = {
    ReadingOpened: _open_reading,
    ProjectReplaced: _replace_project,
    ConflictSettled: _settle,
    TextConsolidated: _consolidate,
    TextAdopted: _adopt,
}
