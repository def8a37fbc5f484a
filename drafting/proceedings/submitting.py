"""Submitting: a changed text, edits, a branch or only an intention becomes an amendment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafting.amending.apply import DoesNotFit
from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import Fact, Intention
from drafting.errors import AlineaError
from drafting.proceedings import lookup, sources
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import (
    Intake,
    NothingChanged,
    NumberTaken,
    StillToBeWorded,
    Submission,
    TooDeep,
    Wording,
    text_before,
)
from drafting.text.addresses import Address, resolve
from drafting.text.inline import visible
from drafting.text.labels import labels
from drafting.text.model import Text

__all__ = [
    "NothingChanged",
    "NothingSaid",
    "NumberTaken",
    "Refused",
    "Submission",
    "TooDeep",
    "Wording",
    "from_branch",
    "from_working_tree",
    "submit",
    "submit_all",
    "submit_intention",
    "text_before",
]


class Refused(AlineaError):
    """Submissions of which some cannot be taken in, so that none was: why, by their place in the list."""

    def __init__(self, problems: Mapping[int, AlineaError]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(f"{at}: {type(problem).__name__}" for at, problem in self.problems.items()))


class NothingSaid(AlineaError):
    """An intention, or a statement, without words."""


def submit(
    desk: Desk,
    change: Text | Edits | Intention,
    wording: Wording,
    *,
    to: Amendment | None = None,
    base: int | None = None,
    branch: str = "",
) -> Amendment:
    """Take one amendment in, as a `Submission` says; raises `NothingChanged`, `TooDeep`, `DoesNotFit`."""
    with desk.writing():
        name, facts = Intake(desk).take(Submission(change, wording, to, base, branch))
        desk.write(facts)
    return desk.state.amendments[name]


def submit_all(desk: Desk, submissions: Sequence[Submission]) -> list[Amendment]:
    """Take many in at once, in this order: all of them or, raising `Refused`, none."""
    names: list[str] = []
    facts: list[Fact] = []
    problems: dict[int, AlineaError] = {}
    with desk.writing():
        intake = Intake(desk)
        for at, submission in enumerate(submissions):
            try:
                name, own = intake.take(submission)
            except (NothingChanged, NumberTaken, StillToBeWorded, TooDeep, DoesNotFit) as problem:
                problems[at] = problem
            else:
                names.append(name)
                facts += own
        if problems:
            raise Refused(problems)
        if facts:
            desk.write(facts)
    return [desk.state.amendments[name] for name in names]


def submit_intention(
    desk: Desk, words: str, written: str, wording: Wording, *, to: Amendment | None = None
) -> Amendment:
    """Take in what somebody means to change at an address, to be worded later.

    Raises `NothingSaid`, `BadAddress`, `NoSuchPlace`, `TooDeep`.
    """
    said = " ".join(visible(words).split())
    if not said:
        raise NothingSaid
    reading = lookup.open_reading(desk.state)
    before = text_before(desk.state, to.fact.base if to else len(reading.steps), to)
    address = Address.parse(written)
    place = resolve(address, before, labels(reading.frozen, before))
    alinea = next((number for number, at in before[place.key].alineas() if at == place.block), None)
    return submit(desk, Intention(said, place.key, alinea), wording, to=to)


def from_working_tree(desk: Desk, wording: Wording, *, to: Amendment | None = None) -> Amendment:
    """What was changed in the working tree becomes an amendment, and the tree goes back to the text.

    On the branch of an amendment it becomes a sub-amendment to it. Raises `ForbiddenPaths`, `NotOnParent`.
    """
    tree = sources.working_tree(desk, to)
    made = _recorded_last(desk, tree, wording.as_seen()) or submit(desk, tree.text, wording, to=tree.on)
    tree.put_back(desk)
    return made


def _recorded_last(desk: Desk, tree: sources.Tree, wording: Wording) -> Amendment | None:
    """The amendment that this laptop recorded last, if it is this one: it died before the files went back."""
    own = [a for a in desk.state.of_reading() if a.record.device == desk.journal.device]
    last = max(own, key=lambda a: a.record.seq, default=None)
    if last is None or last.submitted.parent != (tree.on.id if tree.on else ""):
        return None
    said = last.submitted
    same = replace(wording, number=None) == Wording(said.title, said.author, said.statement, said.cosigners)
    return last if same and desk.state.amended(last) == tree.text else None


def from_branch(desk: Desk, name: str, wording: Wording | None = None) -> Amendment:
    """A branch that someone pushed becomes an amendment; it is itself left as it is."""
    text, step = sources.branch(desk, name)
    return submit(desk, text, wording or sources.wording_of_branch(desk, name), base=step, branch=name)
