"""Facts of ideas: what was heard before anything was written, what was made of it, and where it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drafting.deliberation.facts.fact import Fact


class Fate(StrEnum):
    """What is made of an idea."""

    KEPT = "kept"
    MERGED = "merged"
    DROPPED = "dropped"


@dataclass(frozen=True)
class IdeaNoted(Fact):
    """An idea is noted, with whose it is and where it was heard: a table, a hearing, a visit."""

    type = "idea.noted"
    id: str
    said: str
    source: str = ""
    occasion: str = ""


@dataclass(frozen=True)
class IdeaSettled(Fact):
    """An idea is kept, merged into another, or dropped, and why."""

    type = "idea.settled"
    id: str
    fate: Fate
    reason: str = ""
    into: str = ""

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> IdeaSettled:
        """Read the fate back from plain data."""
        return cls(**{**data, "fate": Fate(data["fate"])})


@dataclass(frozen=True)
class IdeaCited(Fact):
    """A division, or one of its blocks, of the text whose digest is `text` comes from an idea."""

    type = "idea.cited"
    id: str
    division: str
    text: str
    words: str
    block: int | None = None


KINDS = (IdeaNoted, IdeaSettled, IdeaCited)
