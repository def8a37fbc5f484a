"""Facts of amendments: taken in, numbered, advised on, grouped, called, marked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drafting.amending.edits import Edits
from drafting.amending.instructions.operations import Side
from drafting.deliberation.facts.fact import Fact, read_edits


class Mark(StrEnum):
    """What becomes of an amendment other than by a vote."""

    WITHDRAWN = "withdrawn"
    NOT_MOVED = "not-moved"
    INADMISSIBLE = "inadmissible"
    SATISFIED = "satisfied"
    RESERVED = "reserved"
    FALLEN = "fallen"


class Opinion(StrEnum):
    """What a rapporteur, a department or the executive advises."""

    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    WISDOM = "wisdom"


@dataclass(frozen=True)
class AmendmentSubmitted(Fact):
    """An amendment is taken in, compared once and for all with the text it was written for.

    `base` counts the adoptions that text already had; `before` and `after` are the hashes of that
    text and of the text as amended. A sub-amendment (`parent`) stands on its parent's text.
    """

    type = "amendment.submitted"
    id: str
    reading: int
    base: int
    before: str
    after: str
    title: str
    author: str
    statement: str
    edits: Edits
    cosigners: tuple[str, ...] = ()
    parent: str = ""
    branch: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentSubmitted:
        """Read edits and names back from plain data."""
        own = {**data, "base": data.get("base", 0), "statement": data.get("statement", "")}
        own["edits"] = read_edits(data.get("edits", []))
        own["cosigners"] = tuple(data.get("cosigners", ()))
        return cls(**own)


@dataclass(frozen=True)
class AmendmentNumbered(Fact):
    """An amendment gets its number in the reading's series."""

    type = "amendment.numbered"
    id: str
    number: int


@dataclass(frozen=True)
class AmendmentsGrouped(Fact):
    """An amendment is to be taken in place of several: theirs are its words, and all their authors sign it."""

    type = "amendments.grouped"
    id: str
    members: tuple[str, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentsGrouped:
        """Read the names back from plain data."""
        return cls(**{**data, "members": tuple(data["members"])})


@dataclass(frozen=True)
class OrderOverridden(Fact):
    """The chair calls an amendment before or after another, or at the place it had (`beside` empty)."""

    type = "order.overridden"
    id: str
    reason: str
    side: Side = Side.BEFORE
    beside: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> OrderOverridden:
        """Read the side back from plain data."""
        return cls(**{**data, "side": Side(data.get("side", Side.BEFORE))})


@dataclass(frozen=True)
class OpinionGiven(Fact):
    """Someone advises for or against an amendment."""

    type = "opinion.given"
    id: str
    by: str
    opinion: Opinion
    note: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> OpinionGiven:
        """Read the opinion back from plain data."""
        return cls(**{**data, "opinion": Opinion(data["opinion"])})


@dataclass(frozen=True)
class AmendmentMarked(Fact):
    """An amendment is withdrawn, not moved, inadmissible, satisfied, reserved or fallen."""

    type = "amendment.marked"
    id: str
    mark: Mark
    reason: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentMarked:
        """Read the mark back from plain data."""
        return cls(**{**data, "mark": Mark(data["mark"])})


KINDS = (
    AmendmentSubmitted,
    AmendmentNumbered,
    AmendmentsGrouped,
    OrderOverridden,
    OpinionGiven,
    AmendmentMarked,
)
