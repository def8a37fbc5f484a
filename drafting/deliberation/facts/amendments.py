"""Facts of amendments: taken in, worded anew, numbered, advised on, grouped, called, marked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drafting.amending.edits import Edits
from drafting.amending.instructions.operations import Side
from drafting.deliberation.facts.fact import Fact, read_edits

_KEY = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")  # of a division


class Mark(StrEnum):
    """What becomes of an amendment other than by a vote."""

    WITHDRAWN = "withdrawn"
    NOT_MOVED = "not-moved"
    INADMISSIBLE = "inadmissible"
    SATISFIED = "satisfied"
    RESERVED = "reserved"
    FALLEN = "fallen"
    ADMITTED = "admitted"


class Opinion(StrEnum):
    """What a rapporteur, a department or the executive advises."""

    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    WISDOM = "wisdom"


@dataclass(frozen=True)
class Intention:
    """What somebody means to change, and where, while nobody has put it into words: an alinéa, or all of a division."""

    words: str
    division: str
    alinea: int | None = None

    def to_json(self) -> dict[str, Any]:
        """A plain value."""
        where = {} if self.alinea is None else {"alinea": self.alinea}
        return {"words": self.words, "division": self.division, **where}


@dataclass(frozen=True)
class AmendmentSubmitted(Fact):
    """An amendment is taken in, compared once and for all with the text it was written for.

    `base` counts the adoptions that text already had; `before` and `after` are the hashes of that
    text and of the text as amended. A sub-amendment (`parent`) stands on its parent's text. One that
    is not worded yet is an `intention` without edits; `deadline` is the one that it came after.
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
    intention: Intention | None = None
    deadline: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentSubmitted:
        """Read edits, names and intention back from plain data."""
        own = {**data, "base": data.get("base", 0), "statement": data.get("statement", "")}
        own["edits"] = read_edits(data.get("edits", []))
        own["cosigners"] = tuple(data.get("cosigners", ()))
        own["intention"] = _intention(data.get("intention"))
        return cls(**own)


@dataclass(frozen=True)
class AmendmentRectified(Fact):
    """An amendment gets another wording, whole, in place of all that its writer knew; those stay as they are.

    `base`, `before`, `after` and `edits` are as in `AmendmentSubmitted`. `consent` names whoever of the
    authors agreed, as somebody said; nobody, if nobody was asked.
    """

    type = "amendment.rectified"
    id: str
    base: int
    before: str
    after: str
    title: str
    statement: str
    edits: Edits
    consent: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentRectified:
        """Read edits and names back from plain data."""
        own = {**data, "edits": read_edits(data["edits"]), "consent": tuple(data.get("consent", ()))}
        return cls(**own)


@dataclass(frozen=True)
class AmendmentNumbered(Fact):
    """An amendment gets its number in the reading's series; "67 bis" has a suffix."""

    type = "amendment.numbered"
    id: str
    number: int
    suffix: str = ""


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
    """An amendment is withdrawn, not moved, inadmissible, admitted, satisfied, reserved or fallen.

    `by` is who said so, `favouring` the amendment that it is withdrawn in favour of.
    """

    type = "amendment.marked"
    id: str
    mark: Mark
    reason: str = ""
    by: str = ""
    favouring: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> AmendmentMarked:
        """Read the mark back from plain data."""
        return cls(**{**data, "mark": Mark(data["mark"])})


def _intention(value: Mapping[str, Any] | None) -> Intention | None:
    """The intention of plain data; raises `TypeError`, `ValueError`."""
    if value is None:
        return None
    made = Intention(**value)
    placed = _KEY.fullmatch(made.division) and (made.alinea is None or type(made.alinea) is int)
    if not (placed and isinstance(made.words, str)):
        raise ValueError(value)
    return made


KINDS = (
    AmendmentSubmitted,
    AmendmentRectified,
    AmendmentNumbered,
    AmendmentsGrouped,
    OrderOverridden,
    OpinionGiven,
    AmendmentMarked,
)
