"""The sentences of the journal: what `git log journal --` reads as minutes, in the text's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.deliberation.facts import DisputeResolved, Fact, FactUndone, read
from drafting.deliberation.numbers import Number
from drafting.deliberation.settings import BadSettings
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes import (
    acts,
    amendments,
    devices,
    drafts,
    ideas,
    minorities,
    readings,
    remarks,
    rolls,
    sittings,
    votes,
)
from drafting.proceedings.minutes.sentence import Sentences
from drafting.publishing import phrases


def message(state: State, facts: Sequence[Fact]) -> str:
    """What these facts, now in the state, say: a sentence each, the first of them first."""
    try:
        language = state.settings.language
    except BadSettings:
        language = "en"
    with phrases.speaking(language):
        first, *others = [said for fact in facts for said in sentences(state, fact)] or [tr("Facts")]
    return "\n\n".join([first, "\n".join(others)]) if others else first


def sentences(state: State, fact: Fact) -> Iterator[str]:
    """What one fact says; some say nothing of their own."""
    if said := SENTENCES[type(fact)](state, fact):
        yield said


def _undone(state: State, fact: FactUndone) -> str:
    what = _told(state, fact.fact) or fact.fact[:12]
    if fact.reason:
        return tr("Undone ({reason}): {what}", reason=fact.reason, what=what)
    return tr("Undone: {what}", what=what)


def _resolved(state: State, fact: DisputeResolved) -> str:
    what = _told(state, fact.stands)
    if fact.number is not None:
        what = tr("{id} bears the number {number}", id=fact.about, number=Number(fact.number, fact.suffix))
    if fact.reason:
        return tr("Of what contradicted itself, this stands ({reason}): {what}", reason=fact.reason, what=what)
    return tr("Of what contradicted itself, this stands: {what}", what=what)


def _told(state: State, name: str) -> str:
    """What the fact of a hash says; nothing for one that only takes back or chooses."""
    of = next((read(record) for record in state.records if record.hash == name), None)
    return " ".join(sentences(state, of)) if of and not isinstance(of, (FactUndone, DisputeResolved)) else ""


SENTENCES: Sentences = {
    kind: say
    for moment in (devices, drafts, ideas, remarks, readings, amendments, rolls, sittings, votes, acts, minorities)
    for kind, say in moment.SENTENCES.items()
} | {FactUndone: _undone, DisputeResolved: _resolved}
