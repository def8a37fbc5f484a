"""Rectifying: an amendment gets another wording, or its first; the earlier ones are kept as they were."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.amending.edits import Edits
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentRectified
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup, sources
from drafting.proceedings.carrying import reworded_since
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import Changed, Intake, Wording
from drafting.proceedings.votes import Consolidated
from drafting.text.inline import visible
from drafting.text.model import Text


class VotedOn(AlineaError):
    """An amendment that has been voted on: its text is the one that the vote names."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


class NoLongerThere(AlineaError):
    """An amendment that is not to be dealt with any more: it was withdrawn, or fell."""

    def __init__(self, name: str, status: Status) -> None:
        self.name, self.status = name, status
        super().__init__(f"{name}: {status}")


class SaysSo(AlineaError):
    """A wording that the amendment has already."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


class ParentReworded(AlineaError):
    """A sub-amendment on the branch of an earlier wording of what it amends."""

    def __init__(self, label: str) -> None:
        self.label = label
        super().__init__(label)


@dataclass(frozen=True)
class Rectification:
    """What changes: the text or the edits, title and statement where they do, and whoever of the authors agreed.

    `base` is how many adoptions the text that it amends had: all of them by default.
    """

    change: Text | Edits | None
    title: str | None = None
    statement: str | None = None
    consent: tuple[str, ...] = ()
    base: int | None = None


def rectify(desk: Desk, written: str, what: Rectification) -> Amendment:
    """Give an amendment another wording, in place of the one in force.

    Raises `VotedOn`, `Consolidated`, `NoLongerThere`, `SaysSo`, `NothingChanged`, `DoesNotFit`,
    `UnknownAmendment`, `EarlierReading`.
    """
    with desk.writing():
        amendment = rectifiable(desk.state, written)
        fact = _fact(desk, amendment, what)
        desk.write([fact])
    return desk.state.amendments[amendment.id]


def from_working_tree(desk: Desk, written: str, what: Rectification) -> Amendment:
    """The files as they were changed, on the amendment's own branch or on `main`; they go back as they were.

    Raises as `rectify`, and `ForbiddenPaths`, `NotOnParent`, `ParentReworded`.
    """
    amendment = rectifiable(desk.state, written)
    on_branch = sources.is_on(desk, amendment)
    if on_branch and amendment.fact.parent and reworded_since(desk.state, amendment):
        raise ParentReworded(desk.state.amendments[amendment.fact.parent].label)
    tree = sources.working_tree(desk, amendment if on_branch else _parent(desk.state, amendment))
    base = amendment.fact.base if on_branch else None
    own = Rectification(tree.text, what.title, what.statement, what.consent, base)
    try:
        rectify(desk, written, own)
    except SaysSo:
        if len(amendment.wordings) == 1:
            raise  # else it was recorded by a command that died before the files went back
    tree.put_back(desk)
    with desk.writing():  # its branch goes on, now that the files are out of its way
        return desk.state.amendments[amendment.id]


def rectifiable(state: State, written: str) -> Amendment:
    """An amendment that may get another wording; raises what `rectify` does before it looks at any."""
    amendment = lookup.discussed(state, written)
    lookup.open_reading(state)
    if amendment.consolidated is not None:
        raise Consolidated(amendment.label)
    if amendment.standing_votes:
        raise VotedOn(amendment.label)
    if not (amendment.status.is_open or amendment.status is Status.INADMISSIBLE):
        raise NoLongerThere(amendment.name, amendment.status)
    return amendment


def written_before(state: State, amendment: Amendment) -> list[Amendment]:
    """The open sub-amendments that were written for an earlier wording."""
    subs = state.children(amendment.id)
    return [sub for sub in subs if sub.status.is_open and sub.fact.before != amendment.fact.after]


def _fact(desk: Desk, amendment: Amendment, what: Rectification) -> AmendmentRectified:
    old = amendment.fact
    title = old.title if what.title is None else what.title
    said = Wording(title, old.author, old.statement if what.statement is None else what.statement).as_seen()
    changed = _changed(desk, amendment, what)
    if (changed.edits, changed.before, said.title, said.statement) == (old.edits, old.before, old.title, old.statement):
        raise SaysSo(amendment.label)
    return AmendmentRectified(
        id=amendment.id,
        base=changed.base,
        before=changed.before,
        after=changed.after,
        title=said.title,
        statement=said.statement,
        edits=changed.edits,
        consent=tuple(map(visible, what.consent)),
    )


def _changed(desk: Desk, amendment: Amendment, what: Rectification) -> Changed:
    if what.change is not None:
        return Intake(desk).change(what.change, _parent(desk.state, amendment), what.base)
    fact = amendment.fact
    if fact.intention:
        raise SaysSo(amendment.label)  # it is still no text
    return Changed(fact.base, fact.before, fact.after, fact.edits)


def _parent(state: State, amendment: Amendment) -> Amendment | None:
    return state.amendments.get(amendment.fact.parent)
