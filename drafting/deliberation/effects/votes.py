"""What facts of votes do."""

from __future__ import annotations

from drafting.deliberation.amendment import Vote
from drafting.deliberation.effects.effect import Effects, known
from drafting.deliberation.facts import VoteHeld
from drafting.deliberation.records import Record
from drafting.deliberation.state import State


def _hold_vote(state: State, fact: VoteHeld, record: Record) -> None:
    """A second vote that replaces none makes the outcome disputed."""
    vote = Vote(fact, record)
    if fact.on not in state.amendments:
        state.votes.setdefault((state.under_way, fact.on), []).append(vote)
        return
    for name in dict.fromkeys((fact.on, *fact.identical)):
        if amendment := known(state, name, record):
            amendment.votes.append(vote)
            amendment.latest = "vote"


EFFECTS: Effects = {
    VoteHeld: _hold_vote,
}
