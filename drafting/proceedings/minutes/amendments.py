"""What is said of amendments."""

from __future__ import annotations

from drafting.amending.instructions.operations import Side
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
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
    """The amendment as it was submitted, whatever became of its wording since."""
    amendment = state.amendments.get(fact.id)
    said = {"label": amendment.name if amendment else fact.id, "title": fact.title, "author": fact.author}
    if fact.parent:
        return tr("Sub-amendment {label} to {parent}: {title} ({author})", parent=label(state, fact.parent), **said)
    if fact.intention:
        return tr("Amendment {label}, to be worded: {title} ({author})", **said)
    if fact.deadline:
        return tr("Amendment {label}, after the deadline: {title} ({author})", **said)
    return tr("Amendment {label}: {title} ({author})", **said)


def _rectified(state: State, fact: AmendmentRectified) -> str:
    """Under the number that this wording has, and with whose consent."""
    amendment = state.amendments.get(fact.id)
    wordings = amendment.wordings if amendment else []
    suffix = next((one.suffix for one in wordings if one.said.fact == fact), "")
    said = {"label": f"{amendment.name if amendment else fact.id} {suffix}".strip(), "title": fact.title}
    if not suffix:
        return tr("Amendment {label} is worded: {title}", **said)
    if fact.consent:
        return tr("Amendment {label}: {title} (with the consent of {names})", names=", ".join(fact.consent), **said)
    return tr("Amendment {label}: {title} (its author's consent is not noted)", **said)


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
        told = tr("Amendment {label} {mark}: {reason}", reason=fact.reason, **said)
    else:
        told = tr("Amendment {label} {mark}", **said)
    return f"{told} ({fact.by})" if fact.by else told


SENTENCES: Sentences = {
    AmendmentSubmitted: _submitted,
    AmendmentRectified: _rectified,
    AmendmentNumbered: _numbered,
    AmendmentsGrouped: _grouped,
    OrderOverridden: _called,
    OpinionGiven: _advised,
    AmendmentMarked: _marked,
}
