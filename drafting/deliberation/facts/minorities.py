"""Facts of minorities: what those who did not carry the vote have annexed to the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class MinorityStated(Fact):
    """Some members state in their own words why they think otherwise; it is annexed, and not voted.

    `text` is canonical Markdown.
    """

    type = "minority.stated"
    reading: int
    title: str
    authors: tuple[str, ...]
    text: str

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> MinorityStated:
        """Read the names back from plain data."""
        return cls(**{**data, "authors": tuple(data["authors"])})


KINDS = (MinorityStated,)
