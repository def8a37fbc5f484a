"""Facts of readings: a text frozen for a body, what it adopts folded in, and the text it ends with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drafting.amending.edits import Edits
from drafting.deliberation.facts.fact import Fact, read_edits


@dataclass(frozen=True)
class ReadingOpened(Fact):
    """A body begins to read a text, frozen from here on, under its rules.

    `members` is how many it has, if not as many as the resolution says; `first` the number of its first
    amendment, where others go before it in the same series.
    """

    type = "reading.opened"
    reading: int
    body: str
    text: str
    standing_orders: Mapping[str, Any] = field(default_factory=dict)
    members: int | None = None
    first: int | None = None


@dataclass(frozen=True)
class ProjectReplaced(Fact):
    """Its proposer puts a corrected project in the place of the one being read (*lettre rectificative*).

    `edits` are those of the text as it stood; amendments that were written for it are carried onto `text`.
    """

    type = "project.replaced"
    reading: int
    by: str
    edits: Edits
    text: str
    reason: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> ProjectReplaced:
        """Read the edits back from plain data."""
        return cls(**{**data, "edits": read_edits(data["edits"])})


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
        own = {**data, "edits": read_edits(data.get("edits", [])), "amendments": tuple(data["amendments"])}
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
        own = {**data, "edits": read_edits(data.get("edits", []))}
        own["correspondence"] = tuple((str(a), str(b), str(c)) for a, b, c in data.get("correspondence", []))
        return cls(**own)


def _step(value: Mapping[str, Any]) -> Step:
    layers = tuple(Layer(_names(layer["by"]), read_edits(layer["edits"])) for layer in value["layers"])
    label, vote = str(value.get("label", "")), str(value.get("vote", ""))
    return Step(_names(value["amendments"]), layers, str(value["text"]), label, vote)


def _names(values: list[Any]) -> tuple[str, ...]:
    """The ids of amendments; raises `TypeError` for anything else."""
    if not all(isinstance(value, str) for value in values):
        raise TypeError(values)
    return tuple(values)


KINDS = (ReadingOpened, ProjectReplaced, ConflictSettled, TextConsolidated, TextAdopted)
