"""Undoing: a fact has no effect once its own device says so, by another fact; both are kept.

Only what the room said can be undone. What made a text or a number does not come back: an
amendment is withdrawn, a sitting opened again. A consolidation holds what it was made of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafting.deliberation import facts
from drafting.deliberation.facts import (
    ActRegistered,
    AmendmentMarked,
    AmendmentRectified,
    AmendmentSubmitted,
    ChoiceIndicated,
    ConflictSettled,
    DisputeResolved,
    FactUndone,
    IdeaCited,
    IdeaNoted,
    IdeaSettled,
    MinorityStated,
    OpinionGiven,
    OrderOverridden,
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    RemarkAnswered,
    RemarkMade,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
    TextAdopted,
    TextConsolidated,
    VoteHeld,
    VoteNoted,
    VoteSettled,
)
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record

UNDOABLE = frozenset(
    kind.type
    for kind in (
        OrderOverridden,
        OpinionGiven,
        AmendmentMarked,
        SittingOpened,
        PresenceChanged,
        ProxyGiven,
        ProxyRevoked,
        SittingSuspended,
        SittingResumed,
        VoteHeld,
        VoteSettled,
        VoteNoted,
        ChoiceIndicated,
        ConflictSettled,
        DisputeResolved,
        MinorityStated,
        RemarkMade,
        RemarkAnswered,
        IdeaNoted,
        IdeaSettled,
        IdeaCited,
        ActRegistered,
    )
)
_WORDINGS = frozenset({AmendmentSubmitted.type, AmendmentRectified.type})
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
        if (
            target
            and may_be_undone(target, known)
            and _may_undo(record, target)
            and not _is_held(target, record, holding)
        ):
            found.setdefault(target.hash, record)
    return found


def may_be_undone(target: Record, known: Mapping[str, Record]) -> bool:
    """Whether a fact is of a kind that can be undone; a choice between wordings made a text, as they did."""
    chosen = known.get(str(target.data.get("stands", "")))
    return target.type in UNDOABLE and not (chosen and chosen.type in _WORDINGS)


def _may_undo(record: Record, target: Record) -> bool:
    return target.device == record.device and target.seq < record.seq


def _is_held(target: Record, record: Record, holding: Sequence[Record]) -> bool:
    """Whether a consolidation was made of a fact before anybody could know that it was undone."""
    return any(knew(other, target) and not knew(other, record) for other in holding)
