"""What facts of drafting do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import ON_ANOTHER, Effects
from drafting.deliberation.facts import DraftTaken, ResolutionStarted, VersionMarked
from drafting.deliberation.history import point_of, text_at
from drafting.deliberation.knowing import knew
from drafting.deliberation.reading import Draft, Version
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


def _mark_version(state: State, fact: VersionMarked, record: Record) -> None:
    """A name belongs to one state of the draft, which is the one that its writer knew."""
    version = Version(fact, record)
    if not state.drafts or any(knew(record, reading.record) for reading in state.readings.values()):
        state.irregular.append((record, "no draft is being written"))
    elif any(other.tag == version.tag for other in state.versions):
        state.irregular.append((record, f"version {fact.name}"))
    elif not _is_of_known_drafts(state, fact, record):
        state.irregular.append((record, ON_ANOTHER))
    else:
        state.versions.append(version)


def _is_of_known_drafts(state: State, fact: VersionMarked, record: Record) -> bool:
    """Whether the text that was marked is made of drafts that stand; asked only where some do not."""
    if all(other.type != DraftTaken.type for other, _ in state.irregular):
        return True
    return text_at(state, point_of(state, record)).digest == fact.text


EFFECTS: Effects = {
    ResolutionStarted: _start,
    DraftTaken: _take_draft,
    VersionMarked: _mark_version,
}
