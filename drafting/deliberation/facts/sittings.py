"""Facts of sittings: when the room is open, and who is in it."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts.fact import Fact


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


KINDS = (SittingOpened, SittingClosed)
