"""Undoing: a fact has no effect once its own device says so, by another fact; both are kept.

Only what the room said can be undone. What made a text or a number does not come back: an
amendment is withdrawn, a sitting opened again. A consolidation holds what it was made of.
"""

from __future__ import annotations

from collections.abc import Sequence

from drafting.deliberation import facts
from drafting.deliberation.facts import (
    AmendmentMarked,
    ConflictSettled,
    FactUndone,
    OpinionGiven,
    OrderOverridden,
    SittingOpened,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record

UNDOABLE = frozenset(
    kind.type for kind in (OrderOverridden, OpinionGiven, AmendmentMarked, SittingOpened, VoteHeld, ConflictSettled)
)
_HOLDING = frozenset({TextConsolidated.type, TextAdopted.type})


def undone(records: Sequence[Record]) -> dict[str, Record]:
    """What undoes each fact that is undone, by the hash of that fact; whatever the order of the records."""
    undoings = [record for record in records if record.type == FactUndone.type]
    if not undoings:
        return {}
    known = {record.hash: record for record in records}
    holding = [record for record in records if record.type in _HOLDING]
    found: dict[str, Record] = {}
    for record in undoings:
        fact = facts.read(record)
        target = known.get(fact.fact) if isinstance(fact, FactUndone) else None
        if target and _may_undo(record, target) and not _is_held(target, record, holding):
            found.setdefault(target.hash, record)
    return found


def _may_undo(record: Record, target: Record) -> bool:
    return target.type in UNDOABLE and target.device == record.device and target.seq < record.seq


def _is_held(target: Record, record: Record, holding: Sequence[Record]) -> bool:
    """Whether a consolidation was made of a fact before anybody could know that it was undone."""
    return any(knew(other, target) and not knew(other, record) for other in holding)
