"""Facts: everything that can happen to a text, as plain data both ways, a module for each moment.

What each does to the state is a table in `effects`. Whether one may be *written* is asked before,
by the proceedings; once written, it is never refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from drafting.deliberation.facts import (
    acts,
    amendments,
    devices,
    disputes,
    drafts,
    ideas,
    minorities,
    readings,
    remarks,
    rolls,
    sittings,
    votes,
)
from drafting.deliberation.facts.acts import ActRegistered, TextCorrected
from drafting.deliberation.facts.amendments import (
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
    AmendmentsGrouped,
    AmendmentSubmitted,
    Intention,
    Mark,
    Opinion,
    OpinionGiven,
    OrderOverridden,
)
from drafting.deliberation.facts.devices import (
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    FactUndone,
    Role,
    SittingSealed,
)
from drafting.deliberation.facts.disputes import DisputeResolved
from drafting.deliberation.facts.drafts import DraftTaken, ResolutionStarted, VersionMarked
from drafting.deliberation.facts.fact import Fact
from drafting.deliberation.facts.ideas import Fate, IdeaCited, IdeaNoted, IdeaSettled
from drafting.deliberation.facts.minorities import MinorityStated
from drafting.deliberation.facts.readings import (
    ConflictSettled,
    Layer,
    ProjectReplaced,
    ReadingOpened,
    Step,
    TextAdopted,
    TextConsolidated,
)
from drafting.deliberation.facts.remarks import RemarkAnswered, RemarkMade
from drafting.deliberation.facts.rolls import NamesPublished, RollSet
from drafting.deliberation.facts.sittings import (
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSuspended,
)
from drafting.deliberation.facts.votes import ChoiceIndicated, Second, VoteHeld, VoteNoted, VoteSettled
from drafting.deliberation.records import Record

__all__ = [
    "KINDS",
    "ActRegistered",
    "AmendmentMarked",
    "AmendmentNumbered",
    "AmendmentRectified",
    "AmendmentSubmitted",
    "AmendmentsGrouped",
    "ChoiceIndicated",
    "ConflictSettled",
    "DeviceAdmitted",
    "DeviceIntroduced",
    "DeviceKeyed",
    "DeviceRevoked",
    "DisputeResolved",
    "DraftTaken",
    "Fact",
    "FactUndone",
    "Fate",
    "IdeaCited",
    "IdeaNoted",
    "IdeaSettled",
    "Intention",
    "Layer",
    "Mark",
    "MinorityStated",
    "NamesPublished",
    "Opinion",
    "OpinionGiven",
    "OrderOverridden",
    "PresenceChanged",
    "ProjectReplaced",
    "ProxyGiven",
    "ProxyRevoked",
    "ReadingOpened",
    "RemarkAnswered",
    "RemarkMade",
    "ResolutionStarted",
    "Role",
    "RollSet",
    "Second",
    "SittingClosed",
    "SittingOpened",
    "SittingResumed",
    "SittingSealed",
    "SittingSuspended",
    "Step",
    "TextAdopted",
    "TextConsolidated",
    "TextCorrected",
    "VersionMarked",
    "VoteHeld",
    "VoteNoted",
    "VoteSettled",
    "read",
]

_MOMENTS = (devices, drafts, ideas, remarks, readings, amendments, rolls, sittings, votes, acts, minorities, disputes)
KINDS: Mapping[str, type[Fact]] = {kind.type: kind for moment in _MOMENTS for kind in moment.KINDS}


def read(record: Record) -> Fact | None:
    """The fact in a record; None for a kind or a shape that this release does not know."""
    kind = KINDS.get(record.type)
    if kind is None:
        return None
    try:
        fact = kind.read(record.data)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return fact if fact.is_sound and (isinstance(fact, DraftTaken) or not record.has_half_letters) else None
