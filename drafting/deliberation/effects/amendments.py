"""What facts of amendments do."""

from __future__ import annotations

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.effects.effect import ON_ANOTHER, Effects, knew_text, known
from drafting.deliberation.facts import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
    AmendmentsGrouped,
    AmendmentSubmitted,
    OpinionGiven,
    OrderOverridden,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said
from drafting.deliberation.state import State
from drafting.deliberation.wordings import rectified

DEEPEST = 50  # sub-amendments, each to another: no room has seen four


def _submit(state: State, fact: AmendmentSubmitted, record: Record) -> None:
    reading, parent = state.readings.get(fact.reading), state.amendments.get(fact.parent)
    fits = reading is not None and 0 <= fact.base <= len(reading.steps)
    beside = parent.fact.reading == fact.reading if parent else not fact.parent
    too_deep = parent and len(state.parents(parent)) >= DEEPEST
    if not fact.id or fact.id in state.amendments or not fits or not beside or too_deep:
        state.irregular.append((record, f"amendment {fact.id}"))
        return
    if reading and not knew_text(reading, fact.base, record):
        state.irregular.append((record, ON_ANOTHER))
        return
    state.amendments[fact.id] = Amendment(fact, record)
    state.wordings.append(fact)


def _rectify(state: State, fact: AmendmentRectified, record: Record) -> None:
    """Another wording, beside those that its writer did not know; one that was voted on keeps its text."""
    amendment = known(state, fact.id, record)
    reading = state.readings.get(amendment.submitted.reading) if amendment else None
    if amendment is None or reading is None:
        return
    if not 0 <= fact.base <= len(reading.steps) or any(knew(record, vote.record) for vote in amendment.votes):
        state.irregular.append((record, f"amendment {fact.id}"))
        return
    if not knew_text(reading, fact.base, record):
        state.irregular.append((record, ON_ANOTHER))
        return
    amendment.word(rectified(amendment.wordings, fact, record))
    state.wordings.append(amendment.wordings[-1].fact)


def _number(state: State, fact: AmendmentNumbered, record: Record) -> None:
    """A second number is shown beside the first."""
    if amendment := known(state, fact.id, record):
        amendment.numbered.append(Said(fact, record))


def _group(state: State, fact: AmendmentsGrouped, record: Record) -> None:
    """The members leave the discussion to the one amendment that has all their words."""
    if known(state, fact.id, record):
        for name in fact.members:
            if (member := known(state, name, record)) and name != fact.id:
                member.said.append(Said(fact, record))


def _override(state: State, fact: OrderOverridden, record: Record) -> None:
    names = (fact.id, fact.beside) if fact.beside else (fact.id,)
    if all(known(state, name, record) for name in names):
        state.overrides.append((fact, record))


def _give_opinion(state: State, fact: OpinionGiven, record: Record) -> None:
    if amendment := known(state, fact.id, record):
        amendment.opinions.append(fact)


def _mark(state: State, fact: AmendmentMarked, record: Record) -> None:
    if amendment := known(state, fact.id, record):
        amendment.said.append(Said(fact, record))


EFFECTS: Effects = {
    AmendmentSubmitted: _submit,
    AmendmentRectified: _rectify,
    AmendmentNumbered: _number,
    AmendmentsGrouped: _group,
    OrderOverridden: _override,
    OpinionGiven: _give_opinion,
    AmendmentMarked: _mark,
}
