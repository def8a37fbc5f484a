"""Grouping: one amendment in place of several, with the words of all and the names of every author."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.amending.merge import Conflict
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import AmendmentsGrouped
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.adoptions import family
from drafting.proceedings.consolidation import plan
from drafting.proceedings.desk import Desk
from drafting.proceedings.sittings import NotVotable
from drafting.proceedings.submitting import Intake, Submission, Wording
from drafting.proceedings.supposing import supposed


class TooFew(AlineaError):
    """A group of fewer than two amendments."""


class DifferentParents(AlineaError):
    """Amendments that do not all amend the same text: some amend an amendment."""


class CannotGroup(AlineaError):
    """Amendments that cannot all stand, and so cannot be one."""

    def __init__(self, conflicts: tuple[Conflict, ...]) -> None:
        self.conflicts = conflicts
        super().__init__(str(len(conflicts)))


def group(
    desk: Desk, written: Sequence[str], *, number: int | None = None, title: str = "", statement: str | None = None
) -> Amendment:
    """Take one amendment in that does what several do together, and leaves the discussion to it.

    It is written on the text as it stands. Its author is the first's, and all others sign it. Raises
    `CannotGroup`, `TooFew`, `DifferentParents`, `NotVotable`, `NumberTaken`, `UnknownAmendment`, `EarlierReading`.
    """
    with desk.writing():
        state = desk.state
        lookup.open_reading(state)
        members = _members(state, written)
        together = {name for member in members for name in family(state, member)}
        made = plan(supposed(state, lambda a: a.id in together))
        if made.conflicts:
            raise CannotGroup(made.conflicts)
        edits = tuple(edit for edit, _ in made.edits)
        own = Submission(edits, _wording(state, members, title or _title(state, members), statement), number=number)
        name, facts = Intake(desk).take(own)
        desk.write([*facts, AmendmentsGrouped(name, tuple(a.id for a in members))])
    return desk.state.amendments[name]


def _members(state: State, written: Sequence[str]) -> list[Amendment]:
    members = list({a.id: a for a in (lookup.discussed(state, name) for name in written)}.values())
    if len(members) < 2:
        raise TooFew
    if any(a.fact.parent for a in members):
        raise DifferentParents
    for amendment in members:
        if not amendment.status.is_open:
            raise NotVotable(amendment.label, amendment.status)
    return members


def _title(state: State, members: Sequence[Amendment]) -> str:
    """The titles of all, with the semicolon of the text's language between."""
    between = " ; " if state.settings.language == "fr" else "; "
    return between.join(dict.fromkeys(a.fact.title for a in members))


def _wording(state: State, members: Sequence[Amendment], title: str, statement: str | None) -> Wording:
    """What all said; who is behind which words of a member that is itself a group is in them already."""
    groups = {name for a in state.amendments.values() for name in a.groups}
    first, *others = (a.fact for a in members)
    names = [first.author, *first.cosigners]
    names += [name for fact in others for name in (fact.author, *fact.cosigners)]
    said = [fact for fact in (first, *others) if fact.statement]
    reasons = [fact.statement if fact.id in groups else f"{fact.author}: {fact.statement}" for fact in said]
    return Wording(
        title,
        first.author,
        "\n\n".join(reasons) if statement is None else statement,
        tuple(name for name in dict.fromkeys(names) if name != first.author),
    )
