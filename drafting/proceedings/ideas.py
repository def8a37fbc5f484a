"""Ideas: what was heard before anything was written, what was made of it, and what became of the words that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts import Fate, IdeaCited, IdeaNoted, IdeaSettled
from drafting.deliberation.idea import Idea
from drafting.deliberation.serials import meant, next_name
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings.anchors import Anchors, anchor, words_at
from drafting.proceedings.desk import Desk
from drafting.proceedings.remarks import spoken
from drafting.text.addresses import Place
from drafting.text.inline import visible


class UnknownIdea(AlineaError, LookupError):
    """A number that no idea has, or several."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


class NotIntoItself(AlineaError):
    """An idea that was to be merged into itself, or into one that is merged into it."""

    def __init__(self, written: str) -> None:
        self.written = written
        super().__init__(written)


@dataclass(frozen=True)
class Citation:
    """Words that came from an idea, and where they stand now; None once they are gone."""

    words: str
    division: str
    place: Place | None


def add(desk: Desk, said: str, source: str = "", occasion: str = "") -> Idea:
    """Note an idea, with whose it is and where it was heard; raises `NothingSaid`."""
    with desk.writing():
        name = next_name(desk.initials(), "i", desk.state.ideas)
        desk.write([IdeaNoted(name, spoken(said), visible(source).strip(), visible(occasion).strip())])
    return desk.state.ideas[name]


def settle(desk: Desk, written: str, fate: Fate, reason: str = "", into: str = "") -> Idea:
    """Keep an idea, merge it into another or drop it; raises `UnknownIdea`, `NotIntoItself`."""
    with desk.writing():
        idea = find(desk.state, written)
        other = find(desk.state, into) if into else None
        if other and idea.id in _line(desk.state, other):
            raise NotIntoItself(written)
        desk.write([IdeaSettled(idea.id, fate, visible(reason).strip(), other.id if other else "")])
    return desk.state.ideas[idea.id]


def cite(desk: Desk, written: str, address: str) -> Idea:
    """Say that what stands at an address comes from an idea; raises `UnknownIdea`, `BadAddress`, `NoSuchPlace`."""
    with desk.writing():
        idea = find(desk.state, written)
        place, text = anchor(desk.state, address)
        desk.write([IdeaCited(idea.id, place.key, text.digest, words_at(text, place), place.block)])
    return desk.state.ideas[idea.id]


def find(state: State, written: str) -> Idea:
    """The idea that a person named; raises `UnknownIdea`."""
    name = meant(written, state.ideas)
    if name is None:
        raise UnknownIdea(written)
    return state.ideas[name]


def citations(state: State, idea: Idea) -> list[Citation]:
    """The words that cite an idea, or one that was merged into it, and where they stand now."""
    anchors = Anchors(state)
    return [
        Citation(fact.words, fact.division, anchors.place(fact, record))
        for one in (idea, *merged(state, idea))
        for fact, record in one.citations
    ]


def cited(state: State) -> dict[Place, list[Idea]]:
    """The ideas that each place of the text comes from, where it stands now."""
    anchors = Anchors(state)
    found: dict[Place, list[Idea]] = {}
    for idea in state.ideas.values():
        for place in dict.fromkeys(anchors.place(fact, record) for fact, record in idea.citations):
            if place:
                found.setdefault(place, []).append(idea)
    return found


def merged(state: State, idea: Idea) -> list[Idea]:
    """The ideas that were merged into one, and those merged into them."""
    return [one for one in state.ideas.values() if one is not idea and idea.id in _line(state, one)]


def _line(state: State, idea: Idea) -> list[str]:
    """An idea, and those that it was merged into, one after another."""
    line: list[str] = []
    waiting = [idea.id]
    while waiting:
        name = waiting.pop()
        if name not in line:
            line.append(name)
            waiting += [fate.into for fate in state.ideas[name].fates if fate.into]
    return line
