"""What is said of ideas."""

from __future__ import annotations

from drafting.deliberation.facts import Fate, IdeaCited, IdeaNoted, IdeaSettled
from drafting.deliberation.serials import called
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences
from drafting.publishing import phrases
from drafting.text.labels import labels


def _noted(state: State, fact: IdeaNoted) -> str:
    head = tr("Idea {number}: {said}", number=called(fact.id, state.ideas), said=fact.said)
    heard = ", ".join(filter(None, (fact.source, fact.occasion)))
    return f"{head} ({heard})" if heard else head


def _settled(state: State, fact: IdeaSettled) -> str:
    number, into = called(fact.id, state.ideas), called(fact.into, state.ideas)
    said = {
        Fate.KEPT: tr("Idea {number} is kept", number=number),
        Fate.MERGED: tr("Idea {number} is merged into idea {into}", number=number, into=into),
        Fate.DROPPED: tr("Idea {number} is dropped", number=number),
    }[fact.fate]
    return tr("{said}: {reason}", said=said, reason=fact.reason) if fact.reason else said


def _cited(state: State, fact: IdeaCited) -> str:
    place = phrases.division(fact.division, labels(state.text).get(fact.division))
    if fact.block is not None:
        place = tr("{place} (“{words}”)", place=place, words=fact.words)
    return tr("Idea {number} is cited by: {place}", number=called(fact.id, state.ideas), place=place)


SENTENCES: Sentences = {IdeaNoted: _noted, IdeaSettled: _settled, IdeaCited: _cited}
