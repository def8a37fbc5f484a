"""What facts of votes do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects, known
from drafting.deliberation.facts import ChoiceIndicated, VoteHeld, VoteNoted, VoteSettled
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said, Vote
from drafting.deliberation.state import State


def _hold_vote(state: State, fact: VoteHeld, record: Record) -> None:
    """A second vote that replaces none makes the outcome disputed."""
    if why := _misshapen(state, fact):
        state.irregular.append((record, why))
        return
    vote = Vote(fact, record)
    for name in fact.everything:
        if name in state.amendments or name in fact.identical:
            if amendment := known(state, name, record):
                amendment.said.append(vote)
        else:
            state.votes.setdefault((state.under_way, name), []).append(vote)


def _misshapen(state: State, fact: VoteHeld) -> str:
    """Why a vote is none that any release writes: figures unlike its names, a part that is none."""
    if not fact.is_as_called:
        return "figures unlike the names"
    amendment = state.amendments.get(fact.on)
    if fact.edits and not (amendment and set(fact.edits) <= set(amendment.fact.edits)):
        return "no part of it"
    return "" if len(fact.block) == len(fact.texts) else "a block without its texts"


def _settle(state: State, fact: VoteSettled, record: Record) -> None:
    if vote := _vote(state, fact, record):
        vote.settlements.append(Said(fact, record))


def _note(state: State, fact: VoteNoted, record: Record) -> None:
    if vote := _vote(state, fact, record):
        vote.notes.append(Said(fact, record))


def _vote(state: State, fact: VoteSettled | VoteNoted, record: Record) -> Vote | None:
    """The vote that a fact names; setting down that there is none, if so."""
    amendment = state.amendments.get(fact.on)
    said = amendment.said if amendment else state.votes.get((state.under_way, fact.on), [])
    found = next((one for one in said if one.record.hash == fact.vote), None)
    if isinstance(found, Vote):
        return found
    state.irregular.append((record, f"no such vote on {fact.on}"))
    return None


def _indicate(state: State, fact: ChoiceIndicated, record: Record) -> None:
    state.choices.append((fact, record))


EFFECTS: Effects = {
    VoteHeld: _hold_vote,
    VoteSettled: _settle,
    VoteNoted: _note,
    ChoiceIndicated: _indicate,
}
