"""What is said of votes."""

from __future__ import annotations

from drafting.deliberation.facts import VoteHeld
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences, label
from drafting.publishing import phrases


def _held(state: State, fact: VoteHeld) -> str:
    what = phrases.capital(phrases.subject(state, fact.on))
    if fact.identical:
        names = ", ".join(label(state, name) for name in fact.identical)
        what = tr("{what} (identical: {labels})", what=what, labels=names)
    return tr("{what}. {decision}", what=what, decision=phrases.decision(fact.decision))


SENTENCES: Sentences = {VoteHeld: _held}
