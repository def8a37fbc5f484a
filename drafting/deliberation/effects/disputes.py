"""What facts of disputes do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import DisputeResolved
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said
from drafting.deliberation.state import State


def _resolve(state: State, fact: DisputeResolved, record: Record) -> None:
    """What was chosen stands for everything that the choice was made on: identical amendments share a vote."""
    choice = Said(fact, record)
    if fact.number is not None:
        amendment = state.amendments.get(fact.about)
        on = [amendment.numbered] if amendment else []
    else:
        all_ = [one for a in state.amendments.values() for one in (a.said, a.reworded)] + [*state.votes.values()]
        on = [said for said in all_ if any(one.record.hash == fact.stands for one in said)]
    for said in on:
        said.append(choice)
    if not on:
        state.irregular.append((record, "nothing to resolve"))


EFFECTS: Effects = {DisputeResolved: _resolve}
