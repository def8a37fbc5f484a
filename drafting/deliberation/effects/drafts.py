"""What facts of drafting do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import ON_ANOTHER, Effects
from drafting.deliberation.facts import DraftTaken, ResolutionStarted
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Draft
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


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
        state.irregular.append((record, ON_ANOTHER))
        return
    state.drafts.append(Draft(record, dict(fact.files), fact.commit))
    for path, content in fact.files.items():
        if content is None:
            state.files.pop(path, None)
        else:
            state.files[path] = content
    state.__dict__.pop("draft_settings", None)  # they are read again


EFFECTS: Effects = {
    ResolutionStarted: _start,
    DraftTaken: _take_draft,
}
