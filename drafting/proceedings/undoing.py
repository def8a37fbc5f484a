"""Undoing this device's last fact, by a fact that says so: nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from drafting.deliberation.facts import (
    AmendmentNumbered,
    DeviceIntroduced,
    FactUndone,
    TextAdopted,
    TextConsolidated,
    read,
    sittings,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.state import State
from drafting.deliberation.undoing import may_be_undone
from drafting.errors import AlineaError
from drafting.proceedings import minutes
from drafting.proceedings.desk import Desk

_SITTING = frozenset(kind.type for kind in sittings.KINDS)
_HOLDING = frozenset({TextConsolidated.type, TextAdopted.type})
_UNSAID = frozenset({FactUndone.type, AmendmentNumbered.type})  # they stand and fall with another
_NAMING = ("id", "on", "about", "beside", "conflict", "into")  # the fields of facts that name one thing
_NAMING_MANY = ("identical", "block", "amendments")


class Why(StrEnum):
    """Why something is not undone."""

    NOTHING = "nothing"  # this device has written nothing, or undone all of it
    LASTING = "lasting"  # what it wrote last makes a text, a number, or a part of the history
    DEPENDED_ON = "depended-on"  # others have written about the same since


class CannotUndo(AlineaError):
    """What this device wrote last is not undone: its kind, what it says, and who depends on it."""

    def __init__(self, why: Why, kind: str = "", said: str = "", by: str = "") -> None:
        self.why, self.kind, self.said, self.by = why, kind, said, by
        super().__init__(f"{why}: {kind}")


@dataclass(frozen=True)
class Undone:
    """What was undone: its record, and what it had said."""

    record: Record
    said: str


def undo(desk: Desk, reason: str = "") -> Undone:
    """Undo the last fact of this device that is not undone yet; raises `CannotUndo`."""
    with desk.writing():
        record = _last(desk)
        said = _said(desk.state, record)
        if not may_be_undone(record, {one.hash: one for one in desk.state.records}):
            raise CannotUndo(Why.LASTING, record.type, said)
        if later := next((other for other in desk.state.records if _depends(desk.state, other, record)), None):
            raise CannotUndo(Why.DEPENDED_ON, record.type, said, _said(desk.state, later))
        desk.write([FactUndone(record.hash, reason)])
    return Undone(record, said)


def _last(desk: Desk) -> Record:
    state = desk.state
    own = (record for record in state.records if record.device == desk.journal.device)
    standing = [record for record in own if record.type not in _UNSAID and record.hash not in state.undone]
    if not standing or standing[-1].type == DeviceIntroduced.type:
        raise CannotUndo(Why.NOTHING)
    return max(standing, key=lambda record: record.seq)


def _depends(state: State, other: Record, record: Record) -> bool:
    """Whether another fact was written knowing one, on the same thing or on all of them."""
    if other.type == FactUndone.type or other.hash in state.undone or not knew(other, record):
        return False
    return other.type in _HOLDING or bool(_about(other) & _about(record))


def _about(record: Record) -> frozenset[str]:
    """What a fact names."""
    if record.type in _SITTING:
        return frozenset({"sitting"})
    many = (name for field in _NAMING_MANY for name in record.data.get(field, ()))
    return frozenset(name for name in (*(record.data.get(field) for field in _NAMING), *many) if name)


def _said(state: State, record: Record) -> str:
    """A fact as the minutes tell it."""
    fact = read(record)
    return " ".join(minutes.sentences(state, fact)) if fact else record.type
