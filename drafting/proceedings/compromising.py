"""Compromising: one amendment that several authors agree on; theirs are withdrawn in its favour."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafting.amending.edits import Edits
from drafting.amending.merge import Conflict
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import AmendmentMarked, AmendmentNumbered, Fact, Mark
from drafting.deliberation.numbers import Number
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings import joining, lookup, sources
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import Intake, Submission
from drafting.publishing import phrases
from drafting.text.model import Text


class TextNeeded(AlineaError):
    """Amendments that cannot all stand: what their compromise says, somebody must write."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(str(len(conflicts)))


@dataclass(frozen=True)
class Compromise:
    """What is agreed: a text or edits, none where the merge is the compromise; title and statement, all by default."""

    change: Text | Edits | None = None
    number: int | None = None
    title: str = ""
    statement: str | None = None


def compromise(desk: Desk, written: Sequence[str], what: Compromise) -> Amendment:
    """Take the compromise in and withdraw what it comes from, all at once.

    Raises `TextNeeded`, `TooFew`, `DifferentParents`, `NotVotable`, `NumberTaken`, `NothingChanged`, `DoesNotFit`.
    """
    with desk.writing():
        state = desk.state
        lookup.open_reading(state)
        members = joining.members(state, written)
        change = _merged(state, members) if what.change is None else what.change
        wording = joining.said_by_all(state, members, what.title, what.statement)
        name, facts = Intake(desk).take(Submission(change, wording, number=what.number, derived=True))
        desk.write([*facts, *_withdrawn(state, members, name, facts)])
    return desk.state.amendments[name]


def from_working_tree(desk: Desk, written: Sequence[str], what: Compromise) -> Amendment:
    """The files as they were changed on `main` are the compromise, and go back; raises as `compromise`."""
    tree = sources.working_tree(desk, None)
    if tree.on:
        raise sources.NotOnParent("main")
    change = Compromise(tree.text, what.number, what.title, what.statement)
    made = _recorded_already(desk.state, written, tree.text) or compromise(desk, written, change)
    tree.put_back(desk)
    return made


def _recorded_already(state: State, written: Sequence[str], text: Text) -> Amendment | None:
    """The very compromise in whose favour all are withdrawn: its command died before the files went back."""
    favoured = {lookup.amendment(state, name).favouring for name in written}
    found = state.amendments.get(favoured.pop()) if len(favoured) == 1 else None
    return found if found and state.amended(found) == text else None


def start(state: State, written: Sequence[str]) -> Text:
    """The text that a compromise is written from: with everything that the amendments agree on in it."""
    return joining.merged(state, joining.members(state, written)).text


def _merged(state: State, members: Sequence[Amendment]) -> Edits:
    made = joining.merged(state, members)
    if made.conflicts:
        raise TextNeeded(made.conflicts)
    return tuple(edit for edit, _ in made.edits)


def _withdrawn(state: State, members: Sequence[Amendment], name: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """Each of the originals, withdrawn for the reason that is computed, in the text's language."""
    numbers = [Number(fact.number, fact.suffix) for fact in facts if isinstance(fact, AmendmentNumbered)]
    with phrases.speaking(state.settings.language):
        reason = tr("in favour of amendment {label}", label=numbers[0] if numbers else name)
    for member in members:
        yield AmendmentMarked(member.id, Mark.WITHDRAWN, reason, favouring=name)
