"""What is said of votes."""

from __future__ import annotations

from drafting.deliberation.facts import ChoiceIndicated, VoteHeld, VoteNoted, VoteSettled, read
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences, label
from drafting.publishing import phrases, vote_phrases


def _held(state: State, fact: VoteHeld) -> str:
    return vote_phrases.held(state, fact)


def _voted(state: State, fact: VoteSettled | VoteNoted) -> str:
    """What the vote was on that a fact names."""
    record = next((record for record in state.records if record.hash == fact.vote), None)
    held = read(record) if record else None
    return vote_phrases.subject(state, held) if isinstance(held, VoteHeld) else phrases.subject(state, fact.on)


def _settled(state: State, fact: VoteSettled) -> str:
    said = {"what": _voted(state, fact), "reason": fact.reason}
    if fact.stands:
        return tr("The chair rules that the vote on {what} stands: {reason}", **said)
    return tr("The chair annuls the vote on {what}: {reason}", **said)


def _noted(state: State, fact: VoteNoted) -> str:
    who, what = vote_phrases.member(fact.member, state.names), _voted(state, fact)
    return tr("{who} on the vote on {what}: “{note}” (the outcome stays)", who=who, what=what, note=fact.note)


def _indicated(state: State, fact: ChoiceIndicated) -> str:
    labels = {name: label(state, name) for name, _ in fact.figures}
    said = tr("; ").join(vote_phrases.places(fact.indication, labels))
    how = vote_phrases.method(fact.method)
    return tr("Preferred by {how}, before any vote: {places}", how=how, places=said)


SENTENCES: Sentences = {
    VoteHeld: _held,
    VoteSettled: _settled,
    VoteNoted: _noted,
    ChoiceIndicated: _indicated,
}
