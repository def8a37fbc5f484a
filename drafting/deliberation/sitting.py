"""A sitting: when it was open, and who was there."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts import SittingOpened
from drafting.deliberation.records import Record


@dataclass
class Sitting:
    """A sitting: when it was open, who was there."""

    fact: SittingOpened
    opened: Record
    closed: Record | None = None
