"""Admitting: amendments found admissible, or not; what was refused can be admitted again."""

from __future__ import annotations

from drafting.deliberation.amendment import Amendment, Status
from drafting.deliberation.facts import AmendmentMarked, Mark
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.votes import Consolidated


class NothingToExamine(AlineaError):
    """An amendment that is no longer to be examined: it was voted on, withdrawn or the like."""

    def __init__(self, name: str, status: Status) -> None:
        self.name, self.status = name, status
        super().__init__(f"{name}: {status}")


_TO_EXAMINE = (Status.SUBMITTED, Status.TO_BE_WORDED, Status.ADMITTED, Status.RESERVED, Status.INADMISSIBLE)


def admit(desk: Desk, written: str, by: str = "") -> Amendment:
    """Find an amendment admissible; raises `NothingToExamine`, `Consolidated`, `UnknownAmendment`."""
    return _examined(desk, written, Mark.ADMITTED, "", by)


def refuse(desk: Desk, written: str, reason: str, by: str = "") -> Amendment:
    """Find an amendment inadmissible, and say why; raises as `admit`."""
    return _examined(desk, written, Mark.INADMISSIBLE, reason, by)


def _examined(desk: Desk, written: str, mark: Mark, reason: str, by: str) -> Amendment:
    """The same fact as a mark that is set by hand: only what it may follow is looked at."""
    with desk.writing():
        amendment = lookup.discussed(desk.state, written)
        if amendment.consolidated is not None:
            raise Consolidated(amendment.label)
        if amendment.status not in _TO_EXAMINE:
            raise NothingToExamine(amendment.name, amendment.status)
        desk.write([AmendmentMarked(amendment.id, mark, reason, by)])
    return desk.state.amendments[amendment.id]
