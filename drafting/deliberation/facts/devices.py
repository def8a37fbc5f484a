"""Facts of the journal itself: the devices that write it, and what they take back."""

from __future__ import annotations

from dataclasses import dataclass

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class DeviceIntroduced(Fact):
    """A device begins to write; its initials are in the ids of the amendments it takes in."""

    type = "device.introduced"
    initials: str


@dataclass(frozen=True)
class FactUndone(Fact):
    """An earlier fact of the same device, named by its hash, has no effect."""

    type = "fact.undone"
    fact: str
    reason: str = ""


KINDS = (DeviceIntroduced, FactUndone)
