"""Replacing the project: its proposer brings a corrected one while it is being read (*lettre rectificative*)."""

from __future__ import annotations

from drafting.amending.compare import compare
from drafting.deliberation.amendment import Amendment
from drafting.deliberation.facts import ProjectReplaced
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup
from drafting.proceedings.desk import Desk
from drafting.proceedings.discussion import tables
from drafting.proceedings.intake import NothingChanged
from drafting.proceedings.rewriting import written
from drafting.text.inline import visible
from drafting.text.model import Text


class AlreadyAmended(AlineaError):
    """A project that was to be replaced, and has adopted amendments in it."""


def replace(desk: Desk, text: Text, by: str, reason: str = "") -> ProjectReplaced:
    """Put another text in the place of the one being read: what was written for that is carried onto it.

    Raises `NoReading`, `AlreadyAmended`, `NothingChanged`.
    """
    with desk.writing():
        reading = lookup.open_reading(desk.state)
        if reading.amended_by:
            raise AlreadyAmended
        edits = compare(reading.text, text)
        if not edits:
            raise NothingChanged
        fact = ProjectReplaced(reading.number, visible(by).strip(), edits, text.digest, visible(reason).strip())
        desk.write([fact])
    return fact


def from_working_tree(desk: Desk, by: str, reason: str = "") -> ProjectReplaced:
    """What was changed in the working tree becomes the corrected project; raises `ForbiddenPaths`, `NotOnParent`."""
    return replace(desk, written(desk), by, reason)


def stranded(state: State) -> list[Amendment]:
    """The amendments still to be dealt with of which the text as it stands no longer takes every change."""
    waiting = [one for one in state.of_reading() if one.status.is_open and not one.fact.parent]
    lost = {name for table in tables(state, waiting) for name, own in table.lost.items() if own}
    return [one for one in waiting if one.id in lost]
