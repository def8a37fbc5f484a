"""Grouping: one amendment in place of several, with the words of all and the names of every author."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.amending.merge import Conflict
from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentsGrouped
from drafting.errors import AlineaError
from drafting.proceedings import joining, lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.intake import Intake, Submission
from drafting.proceedings.votes import NotVotable


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
        members = joining.members(state, written)
        if unworded := next((a for a in members if a.status is Status.TO_BE_WORDED), None):
            raise NotVotable(unworded.label, unworded.status)
        made = joining.merged(state, members)
        if made.conflicts:
            raise CannotGroup(made.conflicts)
        edits = tuple(edit for edit, _ in made.edits)
        wording = joining.said_by_all(state, members, title, statement)
        name, facts = Intake(desk).take(Submission(edits, wording, number=number, derived=True))
        desk.write([*facts, AmendmentsGrouped(name, tuple(a.id for a in members))])
    return desk.state.amendments[name]
