"""What is said of amendments."""

from __future__ import annotations

from drafting.amending.instructions.operations import Side
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    OpinionGiven,
    OrderOverridden,
)
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences, label
from drafting.publishing import phrases


def _submitted(state: State, fact: AmendmentSubmitted) -> str:
    said = {"label": label(state, fact.id), "title": fact.title, "author": fact.author}
    if fact.parent:
        return tr("Sub-amendment {label} to {parent}: {title} ({author})", parent=label(state, fact.parent), **said)
    return tr("Amendment {label}: {title} ({author})", **said)


def _numbered(_: State, __: AmendmentNumbered) -> str:
    """Nothing: every sentence about the amendment has its number."""
    return ""


def _grouped(state: State, fact: AmendmentsGrouped) -> str:
    names = ", ".join(label(state, name) for name in fact.members)
    return tr("Amendment {label} takes the place of: {labels}", label=label(state, fact.id), labels=names)


def _called(state: State, fact: OrderOverridden) -> str:
    said = {"label": label(state, fact.id), "beside": label(state, fact.beside), "reason": fact.reason}
    if not fact.beside:
        return tr("Amendment {label} is called in its own place: {reason}", label=said["label"], reason=fact.reason)
    if fact.side is Side.BEFORE:
        return tr("Amendment {label} is called before {beside}: {reason}", **said)
    return tr("Amendment {label} is called after {beside}: {reason}", **said)


def _advised(state: State, fact: OpinionGiven) -> str:
    said = {"label": label(state, fact.id), "by": fact.by, "opinion": phrases.opinion(fact.opinion)}
    return tr("Amendment {label}: opinion of {by}: {opinion}", **said)


def _marked(state: State, fact: AmendmentMarked) -> str:
    said = {"label": label(state, fact.id), "mark": phrases.mark(fact.mark)}
    if fact.reason:
        return tr("Amendment {label} {mark}: {reason}", reason=fact.reason, **said)
    return tr("Amendment {label} {mark}", **said)


SENTENCES: Sentences = {
    AmendmentSubmitted: _submitted,
    AmendmentNumbered: _numbered,
    AmendmentsGrouped: _grouped,
    OrderOverridden: _called,
    OpinionGiven: _advised,
    AmendmentMarked: _marked,
}
