"""Facts of the act: what happens to a text once a body has adopted it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from drafting.amending.edits import Edits
from drafting.deliberation.facts.fact import Fact, read_edits


@dataclass(frozen=True)
class ActRegistered(Fact):
    """The adopted text gets a reference, is transmitted, is published: whatever is not empty.

    Dates are ISO 8601.
    """

    type = "act.registered"
    reading: int
    reference: str = ""
    transmitted: str = ""
    published: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether its dates are dates."""
        return super().is_sound and all(_is_date(one) for one in (self.transmitted, self.published) if one)


@dataclass(frozen=True)
class TextCorrected(Fact):
    """An error of form in the adopted text is put right (*erratum*), and why; `text` is the digest of what it makes."""

    type = "text.corrected"
    reading: int
    edits: Edits
    text: str
    reason: str

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> TextCorrected:
        """Read the edits back from plain data."""
        return cls(**{**data, "edits": read_edits(data["edits"])})


def _is_date(iso: str) -> bool:
    try:
        dt.date.fromisoformat(iso)
    except ValueError:
        return False
    return True


KINDS = (ActRegistered, TextCorrected)
