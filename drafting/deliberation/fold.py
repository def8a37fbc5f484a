"""Folding: the state that facts add up to, one function for what each kind of fact does.

A fact is never refused: what makes no sense where it stands is set down as irregular, for a person
to look at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from drafting.deliberation import facts
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    ConflictSettled,
    DeviceIntroduced,
    DraftTaken,
    Fact,
    FactUndone,
    OpinionGiven,
    OrderOverridden,
    ReadingOpened,
    ResolutionStarted,
    SittingClosed,
    SittingOpened,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record, in_order
from drafting.deliberation.state import Amendment, Draft, Reading, Sitting, State, Vote, is_text
from drafting.deliberation.undoing import undone

_ON_ANOTHER = "written on another text"


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


def _known(state: State, name: str, record: Record) -> Amendment | None:
    """An amendment by its id; setting down that the fact speaks of none, if so."""
    found = state.amendments.get(name)
    if found is None:
        state.irregular.append((record, f"no amendment {name}"))
    return found


def _introduce(state: State, fact: DeviceIntroduced, record: Record) -> None:
    state.initials[record.device] = fact.initials


def _start(state: State, fact: ResolutionStarted, record: Record) -> None:
    if state.drafts or state.readings:
        state.irregular.append((record, "already started"))
        return
    state.title, state.files = fact.title, dict(fact.files)
    state.drafts.append(Draft(record, dict(fact.files), title=fact.title))


def _take_draft(state: State, fact: DraftTaken, record: Record) -> None:
    if not state.drafts or state.readings:
        state.irregular.append((record, "no draft is being written"))
        return
    if not knew(record, state.drafts[-1].record):
        state.irregular.append((record, _ON_ANOTHER))
        return
    state.drafts.append(Draft(record, dict(fact.files), fact.commit))
    for path, content in fact.files.items():
        if content is None:
            state.files.pop(path, None)
        else:
            state.files[path] = content
    state.__dict__.pop("draft_settings", None)  # they are read again


def _open_reading(state: State, fact: ReadingOpened, record: Record) -> None:
    number = fact.reading
    if number != len(state.readings) + 1 or (state.reading and not state.reading.adopted):
        state.irregular.append((record, f"reading {number}"))
        return
    _leave_out_unknown(state, record)
    try:
        frozen, settings = state.text, state.settings
    except ValueError:  # files of which no text can be made: the proceedings refuse to freeze them
        state.irregular.append((record, "no text"))
        return
    others = {path: content for path, content in state.files.items() if not is_text(path)}
    state.readings[number] = Reading(number, fact.body, fact.text, settings, frozen, others, record)
    if frozen.digest != fact.text:
        state.irregular.append((record, "the frozen text is another"))


def _leave_out_unknown(state: State, record: Record) -> None:
    """What is frozen is the draft that the writer of the record knew; what others drafted meanwhile is left out."""
    known = [draft for draft in state.drafts if knew(record, draft.record)]
    if known and len(known) < len(state.drafts):
        state.irregular += [(draft.record, _ON_ANOTHER) for draft in state.drafts if draft not in known]
        files = {path: content for draft in known for path, content in draft.files.items()}
        state.files = {path: content for path, content in files.items() if content is not None}
        state.__dict__.pop("draft_settings", None)  # they are read again


def _submit(state: State, fact: AmendmentSubmitted, record: Record) -> None:
    reading, parent = state.readings.get(fact.reading), state.amendments.get(fact.parent)
    fits = reading is not None and 0 <= fact.base <= len(reading.steps)
    beside = parent.fact.reading == fact.reading if parent else not fact.parent
    if fact.id in state.amendments or not fits or not beside:
        state.irregular.append((record, f"amendment {fact.id}"))
        return
    if reading and not _knew_text(reading, fact.base, record):
        state.irregular.append((record, _ON_ANOTHER))
        return
    state.amendments[fact.id] = Amendment(fact, record)


def _number(state: State, fact: AmendmentNumbered, record: Record) -> None:
    """A second number is shown beside the first."""
    if (amendment := _known(state, fact.id, record)) and fact.number not in amendment.numbers:
        amendment.numbers.append(fact.number)


def _group(state: State, fact: AmendmentsGrouped, record: Record) -> None:
    """The members leave the discussion to the one amendment that has all their words."""
    if _known(state, fact.id, record):
        for name in fact.members:
            if (member := _known(state, name, record)) and name != fact.id:
                member.groups.append(fact.id)
                member.latest = "group"


def _override(state: State, fact: OrderOverridden, record: Record) -> None:
    names = (fact.id, fact.beside) if fact.beside else (fact.id,)
    if all(_known(state, name, record) for name in names):
        state.overrides.append((fact, record))


def _give_opinion(state: State, fact: OpinionGiven, record: Record) -> None:
    if amendment := _known(state, fact.id, record):
        amendment.opinions.append(fact)


def _mark(state: State, fact: AmendmentMarked, record: Record) -> None:
    if amendment := _known(state, fact.id, record):
        amendment.marks.append((fact, record))
        amendment.latest = "mark"


def _open_sitting(state: State, fact: SittingOpened, record: Record) -> None:
    if state.sitting:
        state.irregular.append((record, "a sitting is already open"))
    state.sittings.append(Sitting(fact, record))


def _close_sitting(state: State, _: SittingClosed, record: Record) -> None:
    if sitting := state.sitting:
        sitting.closed = record
    else:
        state.irregular.append((record, "no sitting is open"))


def _hold_vote(state: State, fact: VoteHeld, record: Record) -> None:
    """A second vote that replaces none makes the outcome disputed."""
    vote = Vote(fact, record)
    if fact.on not in state.amendments:
        state.votes.setdefault((state.under_way, fact.on), []).append(vote)
        return
    for name in dict.fromkeys((fact.on, *fact.identical)):
        if amendment := _known(state, name, record):
            amendment.votes.append(vote)
            amendment.latest = "vote"


def _settle(state: State, fact: ConflictSettled, _: Record) -> None:
    state.settlements[fact.conflict] = fact.edits


def _consolidate(state: State, fact: TextConsolidated, record: Record) -> None:
    reading = state.reading
    names = [name for step in fact.steps for name in step.amendments]
    waiting = {a.id for a in state.of_reading() if a.consolidated is None}
    if reading is None or reading.adopted or not waiting.issuperset(names):
        state.irregular.append((record, "nothing to consolidate"))
        return
    if not _knew_text(reading, len(reading.steps), record):
        state.irregular.append((record, _ON_ANOTHER))
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
    if not _knew_text(reading, len(reading.steps), record):
        state.irregular.append((record, _ON_ANOTHER))
        return
    reading.adopted = (fact, record)


def _knew_text(reading: Reading, steps: int, record: Record) -> bool:
    """Whether a record's writer had the text after so many adoptions: the last one was made knowing those before.

    Two laptops that consolidate offline make two texts of one. The consolidation that comes first in causal
    order stands; what was written on the other text has no effect, and what it folded in waits for the next one.
    """
    return steps == 0 or knew(record, reading.steps[steps - 1][1])


def _undo(state: State, fact: FactUndone, record: Record) -> None:
    """What was undone has been left out already."""
    if fact.fact not in state.undone:
        state.irregular.append((record, "nothing to undo"))


EFFECTS: Mapping[type[Fact], Callable[[State, Any, Record], None]] = {
    DeviceIntroduced: _introduce,
    ResolutionStarted: _start,
    DraftTaken: _take_draft,
    ReadingOpened: _open_reading,
    AmendmentSubmitted: _submit,
    AmendmentNumbered: _number,
    AmendmentsGrouped: _group,
    OrderOverridden: _override,
    OpinionGiven: _give_opinion,
    AmendmentMarked: _mark,
    SittingOpened: _open_sitting,
    SittingClosed: _close_sitting,
    VoteHeld: _hold_vote,
    ConflictSettled: _settle,
    TextConsolidated: _consolidate,
    TextAdopted: _adopt,
    FactUndone: _undo,
}
