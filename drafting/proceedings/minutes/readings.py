"""What is said of readings."""

from __future__ import annotations

from drafting.deliberation.facts import ConflictSettled, ProjectReplaced, ReadingOpened, TextAdopted, TextConsolidated
from drafting.deliberation.state import State
from drafting.languages import ntr, tr
from drafting.proceedings.minutes.sentence import Sentences, label


def _opened(_: State, fact: ReadingOpened) -> str:
    return tr("Reading {number} opened{body}", number=fact.reading, body=f" ({fact.body})" if fact.body else "")


def _replaced(_: State, fact: ProjectReplaced) -> str:
    head = tr("Corrected project ({by})", by=fact.by)
    return tr("{said}: {reason}", said=head, reason=fact.reason) if fact.reason else head


def _settled(state: State, fact: ConflictSettled) -> str:
    names = ", ".join(label(state, name) for name in fact.amendments)
    said = tr("Conflict between amendments {labels} settled by hand", labels=names)
    return tr("{said}: {reason}", said=said, reason=_choice(state, fact))


def _choice(state: State, fact: ConflictSettled) -> str:
    """Which side stands, as people named it; or what they wrote instead."""
    if fact.choice == "text":
        return tr("in other words")
    if not fact.choice:
        return tr("in other words") if fact.edits else tr("neither side stands")
    return tr(
        "what stands is that of {labels}", labels=", ".join(label(state, name) for name in fact.choice.split(","))
    )


def _consolidated(_: State, fact: TextConsolidated) -> str:
    names = ", ".join(step.label for step in fact.steps)
    count = names.count(",") + 1
    return ntr("Consolidated: amendment {labels}", "Consolidated: amendments {labels}", count, labels=names)


def _adopted(_: State, __: TextAdopted) -> str:
    return tr("The text is adopted and renumbered")


SENTENCES: Sentences = {
    ReadingOpened: _opened,
    ProjectReplaced: _replaced,
    ConflictSettled: _settled,
    TextConsolidated: _consolidated,
    TextAdopted: _adopted,
}
