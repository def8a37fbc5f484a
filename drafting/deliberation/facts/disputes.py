"""Facts of disputes: which of several facts that contradict each other stands."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class DisputeResolved(Fact):
    """People chose between facts that contradict each other on `about`: an amendment, a division, the whole.

    `stands` is the hash of the fact that stands; where numbers are disputed, `number` is the one to be borne.
    """

    type = "dispute.resolved"
    about: str
    stands: str = ""
    number: int | None = None
    reason: str = ""
    suffix: str = ""


KINDS = (DisputeResolved,)
