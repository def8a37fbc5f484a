"""Facts: everything that can happen to a text, as plain data both ways, a module for each moment.

What each does to the state is a table in `effects`. Whether one may be *written* is asked before,
by the proceedings; once written, it is never refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from drafting.deliberation.facts import amendments, devices, drafts, readings, sittings, votes
from drafting.deliberation.facts.amendments import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentsGrouped,
    AmendmentSubmitted,
    Mark,
    Opinion,
    OpinionGiven,
    OrderOverridden,
)
from drafting.deliberation.facts.devices import DeviceIntroduced, FactUndone
from drafting.deliberation.facts.drafts import DraftTaken, ResolutionStarted
from drafting.deliberation.facts.fact import Fact
from drafting.deliberation.facts.readings import (
    ConflictSettled,
    Layer,
    ReadingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.deliberation.facts.sittings import SittingClosed, SittingOpened
from drafting.deliberation.facts.votes import VoteHeld
from drafting.deliberation.records import Record

__all__ = [
    "KINDS",
    "AmendmentMarked",
    "AmendmentNumbered",
    "AmendmentSubmitted",
    "AmendmentsGrouped",
    "ConflictSettled",
    "DeviceIntroduced",
    "DraftTaken",
    "Fact",
    "FactUndone",
    "Layer",
    "Mark",
    "Opinion",
    "OpinionGiven",
    "OrderOverridden",
    "ReadingOpened",
    "ResolutionStarted",
    "SittingClosed",
    "SittingOpened",
    "Step",
    "TextAdopted",
    "TextConsolidated",
    "VoteHeld",
    "read",
]

KINDS: Mapping[str, type[Fact]] = {
    kind.type: kind for moment in (devices, drafts, readings, amendments, sittings, votes) for kind in moment.KINDS
}


def read(record: Record) -> Fact | None:
    """The fact in a record; None for a kind or a shape that this release does not know."""
    kind = KINDS.get(record.type)
    if kind is None:
        return None
    try:
        fact = kind.read(record.data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return fact if fact.is_sound else None
