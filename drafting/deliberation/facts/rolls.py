"""Facts of the roll: who may vote, as ids; and names, only where the body makes them public."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafting.deliberation.facts.fact import Fact
from drafting.voting.roll import Roll


@dataclass(frozen=True)
class RollSet(Fact):
    """The roll in force from here on: ids, groups, terms, and no name."""

    type = "roll.set"
    roll: Roll

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> RollSet:
        """Read the roll back from plain data."""
        return cls(**{**data, "roll": Roll.from_json(data["roll"])})


@dataclass(frozen=True)
class NamesPublished(Fact):
    """The names of members by their ids, for ever: where a council's votes are public by law.

    Elsewhere names stay in a file of each clone: with votes, they are political opinions (GDPR, art. 9).
    """

    type = "names.published"
    names: Mapping[str, str]


KINDS = (RollSet, NamesPublished)
