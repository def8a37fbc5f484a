"""Facts: everything that can happen to a text, as plain data both ways.

What each does to the state is a table in `fold`. Whether one may be *written* is asked before, by
the proceedings; once written, it is never refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, TypeAlias, Union, get_args, get_origin, get_type_hints

from drafting.amending import edits as edits_
from drafting.amending.edits import Edit, Edits
from drafting.amending.instructions.operations import Side
from drafting.deliberation.records import Record
from drafting.voting.ballots import Attendance, Sheet, sheet_from_json
from drafting.voting.rules import Rule
from drafting.voting.tally import Decision, decide

Fits: TypeAlias = Callable[[Any], bool]


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
class Fact:
    """What is common to facts: a type, and plain data both ways."""

    type: ClassVar[str]

    def data(self) -> dict[str, Any]:
        """Its plain data: what is empty and may be missing is left out."""
        plain = ((f, _plain(getattr(self, f.name))) for f in fields(self))
        return {f.name: value for f, value in plain if value not in (None, "", [], {}) or not _may_be_missing(f)}

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Fact:
        """The fact of plain data; raises `KeyError`, `TypeError` or `ValueError` on anything else."""
        return cls(**data)


def _may_be_missing(of: Field[Any]) -> bool:
    return of.default is not MISSING or of.default_factory is not MISSING


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.to_json() if hasattr(value, "to_json") else str(value) if isinstance(value, StrEnum) else value


@dataclass(frozen=True)
class DeviceIntroduced(Fact):
    """A device begins to write; its initials are in the ids of the amendments it takes in."""

    type = "device.introduced"
    initials: str


@dataclass(frozen=True)
class ResolutionStarted(Fact):
    """A resolution begins, with its first files."""

    type = "resolution.started"
    title: str
    files: Mapping[str, str]


@dataclass(frozen=True)
class DraftTaken(Fact):
    """A commit that someone made on `main` while the text was being drafted, kept verbatim.

    `commit` is the commit object itself; `files` what it changed against the draft taken in before
    it, None for a file that it removed, so that the very same commit can be made again.
    """

    type = "draft.taken"
    commit: str
    files: Mapping[str, str | None]


@dataclass(frozen=True)
class ReadingOpened(Fact):
    """A body begins to read a text, frozen from here on, under its rules."""

    type = "reading.opened"
    reading: int
    body: str
    text: str
    standing_orders: Mapping[str, Any] = field(default_factory=dict)


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
        own["edits"] = _edits(data.get("edits", []))
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


@dataclass(frozen=True)
class SittingOpened(Fact):
    """A sitting begins; `present` members are in the room, `represented` by proxy."""

    type = "sitting.opened"
    title: str
    present: int | None = None
    represented: int = 0


@dataclass(frozen=True)
class SittingClosed(Fact):
    """A sitting ends."""

    type = "sitting.closed"


@dataclass(frozen=True)
class VoteHeld(Fact):
    """A vote on an amendment (and its identical ones), a division, or the whole text.

    The rule in force is in it, and the hash of what was voted on. `instead_of` names the vote that
    a recount replaces; `tie_settled` is the side that the lot, or the eldest, gave a tie to.
    """

    type = "vote.held"
    on: str
    sheet: Sheet
    rule: Rule
    attendance: Attendance
    text: str
    identical: tuple[str, ...] = ()
    casting_vote: bool | None = None
    secret: bool = False
    instead_of: str = ""
    tie_settled: bool | None = None
    second_call: bool = False
    quorum_asked: bool = False

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> VoteHeld:
        """Read sheet, rule and attendance back from plain data."""
        own = {**data, "sheet": sheet_from_json(data.get("sheet", {})), "rule": Rule.from_json(data["rule"])}
        own["attendance"] = Attendance.from_json(data.get("attendance", {}))
        own["identical"] = tuple(data.get("identical", ()))
        return cls(**own)

    @property
    def decision(self) -> Decision:
        """What the rule makes of the sheet."""
        return decide(
            self.rule,
            self.sheet,
            self.attendance,
            casting_vote=self.casting_vote,
            tie_settled=self.tie_settled,
            secret=self.secret,
            second_call=self.second_call,
            quorum_asked=self.quorum_asked,
        )


@dataclass(frozen=True)
class ConflictSettled(Fact):
    """How a conflict between amendments was settled by hand: the edits that stand instead."""

    type = "conflict.settled"
    conflict: str
    amendments: tuple[str, ...]
    edits: Edits
    choice: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> ConflictSettled:
        """Read the edits back from plain data."""
        own = {**data, "edits": _edits(data.get("edits", [])), "amendments": tuple(data["amendments"])}
        return cls(**own)


@dataclass(frozen=True)
class Layer:
    """Edits that go in at once, and the amendments they come from."""

    by: tuple[str, ...]
    edits: Edits

    def to_json(self) -> dict[str, Any]:
        """A plain value."""
        return {"by": list(self.by), "edits": [edit.to_json() for edit in self.edits]}


@dataclass(frozen=True)
class Step:
    """One adoption: amendments (several when identical or sub-amended), the edits, the text they make.

    `label` and `vote` are the number and the count as they stood, for the adoption's commit.
    """

    amendments: tuple[str, ...]
    layers: tuple[Layer, ...]
    text: str
    label: str = ""
    vote: str = ""

    def to_json(self) -> dict[str, Any]:
        """A plain value."""
        return {
            "amendments": list(self.amendments),
            "layers": [layer.to_json() for layer in self.layers],
            "text": self.text,
            "label": self.label,
            "vote": self.vote,
        }


@dataclass(frozen=True)
class TextConsolidated(Fact):
    """What was adopted is folded into the text, a step for each."""

    type = "text.consolidated"
    steps: tuple[Step, ...]

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> TextConsolidated:
        """Read the steps back from plain data."""
        return cls(**{**data, "steps": tuple(_step(value) for value in data["steps"])})


@dataclass(frozen=True)
class TextAdopted(Fact):
    """The vote on the whole carried: the text is renumbered and final.

    `edits` put computed numbers into cross-references and give files their final prefixes;
    `correspondence` pairs the labels of the reading with the final ones.
    """

    type = "text.adopted"
    reading: int
    edits: Edits
    text: str
    correspondence: tuple[tuple[str, str, str], ...] = ()

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> TextAdopted:
        """Read edits and table back from plain data."""
        own = {**data, "edits": _edits(data.get("edits", []))}
        own["correspondence"] = tuple((str(a), str(b), str(c)) for a, b, c in data.get("correspondence", []))
        return cls(**own)


@dataclass(frozen=True)
class FactUndone(Fact):
    """An earlier fact of the same device, named by its hash, has no effect."""

    type = "fact.undone"
    fact: str
    reason: str = ""


def _edits(values: list[Any]) -> tuple[Edit, ...]:
    return tuple(edits_.from_json(value) for value in values)


def _step(value: Mapping[str, Any]) -> Step:
    layers = tuple(Layer(tuple(layer["by"]), _edits(layer["edits"])) for layer in value["layers"])
    label, vote = str(value.get("label", "")), str(value.get("vote", ""))
    return Step(tuple(value["amendments"]), layers, str(value["text"]), label, vote)


KINDS: Mapping[str, type[Fact]] = {
    kind.type: kind
    for kind in (
        DeviceIntroduced,
        ResolutionStarted,
        DraftTaken,
        ReadingOpened,
        AmendmentSubmitted,
        AmendmentNumbered,
        AmendmentsGrouped,
        OrderOverridden,
        OpinionGiven,
        AmendmentMarked,
        SittingOpened,
        SittingClosed,
        VoteHeld,
        ConflictSettled,
        TextConsolidated,
        TextAdopted,
        FactUndone,
    )
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
    own = vars(fact)
    return fact if all(fits(own[name]) for name, fits in _shape(record.type)) else None


@cache
def _shape(kind: str) -> tuple[tuple[str, Fits], ...]:
    """The fields of a kind of fact, and what each must be: asked of thousands of facts."""
    hints = get_type_hints(KINDS[kind])
    return tuple((f.name, _fits(hints[f.name])) for f in fields(KINDS[kind]))


def _fits(hint: Any) -> Fits:
    """Whether a value is what its field promises, all the way down."""
    parts = [_fits(part) for part in get_args(hint) if part is not Ellipsis]
    match get_origin(hint):
        case kind if kind is tuple and get_args(hint)[-1] is Ellipsis:
            return lambda value: isinstance(value, tuple) and all(map(parts[0], value))
        case kind if kind is tuple:
            return lambda value: isinstance(value, tuple) and len(value) == len(parts) and _all_fit(parts, value)
        case kind if kind is Mapping:
            return lambda value: isinstance(value, Mapping) and all(_all_fit(parts, pair) for pair in value.items())
        case kind if kind in (UnionType, Union):
            return lambda value: any(fits(value) for fits in parts)
    if hint is Any:
        return lambda _: True
    return (lambda value: type(value) is int) if hint is int else lambda value: isinstance(value, hint)


def _all_fit(parts: Iterable[Fits], values: Iterable[Any]) -> bool:
    return all(fits(value) for fits, value in zip(parts, values, strict=True))
