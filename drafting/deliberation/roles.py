"""Roles: which facts a device may write that is admitted as clerk's, as the chair's, or for numbering.

The table is in force once some device was admitted; before, every device may write everything.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from drafting.deliberation.facts import (
    ActRegistered,
    AmendmentMarked,
    AmendmentNumbered,
    AmendmentRectified,
    AmendmentsGrouped,
    AmendmentSubmitted,
    ChoiceIndicated,
    ConflictSettled,
    DeviceAdmitted,
    DeviceIntroduced,
    DeviceKeyed,
    DeviceRevoked,
    DisputeResolved,
    DraftTaken,
    Fact,
    FactUndone,
    IdeaCited,
    IdeaNoted,
    IdeaSettled,
    MinorityStated,
    NamesPublished,
    OpinionGiven,
    OrderOverridden,
    PresenceChanged,
    ProjectReplaced,
    ProxyGiven,
    ProxyRevoked,
    ReadingOpened,
    RemarkAnswered,
    RemarkMade,
    ResolutionStarted,
    Role,
    RollSet,
    SittingClosed,
    SittingOpened,
    SittingResumed,
    SittingSealed,
    SittingSuspended,
    TextAdopted,
    TextConsolidated,
    TextCorrected,
    VersionMarked,
    VoteHeld,
    VoteNoted,
    VoteSettled,
)

_DEVICES = (DeviceAdmitted, DeviceRevoked)
_TEXT = (ReadingOpened, ProjectReplaced, ConflictSettled, TextConsolidated, TextAdopted, TextCorrected, ActRegistered)
_AMENDMENTS = (AmendmentRectified, AmendmentsGrouped, OpinionGiven, MinorityStated)
_ROOM = (RollSet, NamesPublished, PresenceChanged, ProxyGiven, ProxyRevoked)
_VOTES = (VoteHeld, VoteNoted, ChoiceIndicated)
_SITTINGS = (SittingOpened, SittingSuspended, SittingResumed, SittingClosed, SittingSealed)
_DRAFT = (ResolutionStarted, DraftTaken, VersionMarked, IdeaNoted, IdeaSettled, IdeaCited, RemarkMade, RemarkAnswered)

# Any one of these roles suffices; where none is named, anybody may write it.
_TABLE: Sequence[tuple[Collection[Role], Sequence[type[Fact]]]] = (
    ({Role.NUMBERING}, [AmendmentNumbered]),
    ({Role.CHAIR}, [OrderOverridden, VoteSettled]),
    ({Role.CHAIR, Role.CLERK}, [*_SITTINGS, AmendmentMarked, DisputeResolved]),
    ({Role.CLERK}, [*_DEVICES, *_TEXT, *_AMENDMENTS, *_ROOM, *_VOTES]),
    ((), [*_DRAFT, AmendmentSubmitted, DeviceIntroduced, DeviceKeyed, FactUndone]),
)
NEEDED: Mapping[str, frozenset[Role]] = {kind.type: frozenset(roles) for roles, kinds in _TABLE for kind in kinds}
