"""What facts of ideas do."""

from __future__ import annotations

from drafting.deliberation.effects.effect import Effects
from drafting.deliberation.facts import IdeaCited, IdeaNoted, IdeaSettled
from drafting.deliberation.idea import Idea
from drafting.deliberation.records import Record
from drafting.deliberation.standing import Said
from drafting.deliberation.state import State


def _note(state: State, fact: IdeaNoted, record: Record) -> None:
    if fact.id in state.ideas:
        state.irregular.append((record, f"idea {fact.id}"))
    else:
        state.ideas[fact.id] = Idea(fact, record)


def _settle(state: State, fact: IdeaSettled, record: Record) -> None:
    if (idea := _known(state, fact.id, record)) and (not fact.into or _known(state, fact.into, record)):
        idea.said.append(Said(fact, record))


def _cite(state: State, fact: IdeaCited, record: Record) -> None:
    if idea := _known(state, fact.id, record):
        idea.citations.append((fact, record))


def _known(state: State, name: str, record: Record) -> Idea | None:
    """An idea by its id; setting down that the fact speaks of none, if so."""
    found = state.ideas.get(name)
    if found is None:
        state.irregular.append((record, f"no idea {name}"))
    return found


EFFECTS: Effects = {
    IdeaNoted: _note,
    IdeaSettled: _settle,
    IdeaCited: _cite,
}
