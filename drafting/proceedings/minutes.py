"""The sentences of the journal: what `git log journal --` reads as minutes, in the text's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from drafting.amending.instructions.operations import Side
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
    read,
)
from drafting.deliberation.settings import BadSettings
from drafting.deliberation.state import State
from drafting.languages import ntr, tr
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
    match fact:
        case DeviceIntroduced():
            yield tr("A new device writes: {initials}", initials=fact.initials)
        case ResolutionStarted():
            yield tr("Begun: {title}", title=fact.title)
        case DraftTaken():
            yield tr("Draft taken in: {subject}", subject=_subject(fact.commit))
        case ReadingOpened():
            yield tr("Reading {number} opened{body}", number=fact.reading, body=f" ({fact.body})" if fact.body else "")
        case AmendmentSubmitted():
            yield _submitted(state, fact)
        case OpinionGiven():
            said = {"label": _label(state, fact.id), "by": fact.by, "opinion": phrases.opinion(fact.opinion)}
            yield tr("Amendment {label}: opinion of {by}: {opinion}", **said)
        case AmendmentMarked():
            said = {"label": _label(state, fact.id), "mark": phrases.mark(fact.mark), "reason": fact.reason}
            yield (
                tr("Amendment {label} {mark}: {reason}", **said)
                if fact.reason
                else tr("Amendment {label} {mark}", label=said["label"], mark=said["mark"])
            )
        case AmendmentsGrouped():
            names = ", ".join(_label(state, name) for name in fact.members)
            yield tr("Amendment {label} takes the place of: {labels}", label=_label(state, fact.id), labels=names)
        case OrderOverridden():
            yield _called(state, fact)
        case SittingOpened():
            yield tr("Sitting opened: {title}", title=fact.title) + _present(fact)
        case SittingClosed():
            yield tr("Sitting closed: {title}", title=state.sittings[-1].fact.title if state.sittings else "")
        case VoteHeld():
            yield _voted(state, fact)
        case ConflictSettled():
            names = ", ".join(_label(state, name) for name in fact.amendments)
            yield tr("Conflict between amendments {labels} settled by hand", labels=names)
        case TextConsolidated():
            names = ", ".join(step.label for step in fact.steps)
            count = names.count(",") + 1
            yield ntr("Consolidated: amendment {labels}", "Consolidated: amendments {labels}", count, labels=names)
        case TextAdopted():
            yield tr("The text is adopted and renumbered")
        case FactUndone():
            yield _undone(state, fact)
        case AmendmentNumbered():
            return


def _submitted(state: State, fact: AmendmentSubmitted) -> str:
    said = {"label": _label(state, fact.id), "title": fact.title, "author": fact.author}
    if fact.parent:
        return tr("Sub-amendment {label} to {parent}: {title} ({author})", parent=_label(state, fact.parent), **said)
    return tr("Amendment {label}: {title} ({author})", **said)


def _called(state: State, fact: OrderOverridden) -> str:
    said = {"label": _label(state, fact.id), "beside": _label(state, fact.beside), "reason": fact.reason}
    if not fact.beside:
        return tr("Amendment {label} is called in its own place: {reason}", label=said["label"], reason=fact.reason)
    if fact.side is Side.BEFORE:
        return tr("Amendment {label} is called before {beside}: {reason}", **said)
    return tr("Amendment {label} is called after {beside}: {reason}", **said)


def _voted(state: State, fact: VoteHeld) -> str:
    what = phrases.capital(phrases.subject(state, fact.on))
    if fact.identical:
        names = ", ".join(_label(state, name) for name in fact.identical)
        what = tr("{what} (identical: {labels})", what=what, labels=names)
    return tr("{what}. {decision}", what=what, decision=phrases.decision(fact.decision))


def _undone(state: State, fact: FactUndone) -> str:
    of = next((read(record) for record in state.records if record.hash == fact.fact), None)
    what = " ".join(sentences(state, of)) if of and not isinstance(of, FactUndone) else fact.fact[:12]
    if fact.reason:
        return tr("Undone ({reason}): {what}", reason=fact.reason, what=what)
    return tr("Undone: {what}", what=what)


def _present(fact: SittingOpened) -> str:
    return ntr(" ({count} present)", " ({count} present)", fact.present) if fact.present is not None else ""


def _label(state: State, name: str) -> str:
    return state.amendments[name].label if name in state.amendments else name


def _subject(commit: str) -> str:
    return commit.partition("\n\n")[2].partition("\n")[0]
