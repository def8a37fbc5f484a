"""Devices that write records with each other, or without, for the tests of who may write what."""

from __future__ import annotations

from collections.abc import Mapping

from drafting.deliberation.facts import DeviceIntroduced, Fact, ResolutionStarted
from drafting.deliberation.records import Record
from tests.helpers import FILES, record

A, B, C, M = "aaaaaaaa", "bbbbbbbb", "cccccccc", "mmmmmmmm"
K1, K2, K3 = "ssh-ed25519 AAAA", "ssh-ed25519 BBBB", "ssh-ed25519 CCCC"


class Writing:
    """What devices have written so far; `write` takes it that a device knew all of it, unless told."""

    def __init__(self) -> None:
        self.records: list[Record] = []

    def last(self, device: str) -> Record | None:
        """What a device wrote last."""
        return next((one for one in reversed(self.records) if one.device == device), None)

    def knowing(self, *devices: str) -> dict[str, int]:
        """What somebody knows who knows all that some devices wrote."""
        return {device: last.seq for device in devices if (last := self.last(device))}

    def write(
        self, device: str, fact: Fact, key: str = "", seen: Mapping[str, int] | None = None, after: Record | None = None
    ) -> Record:
        """A device's next record, or another one after the record named."""
        prev = after or self.last(device)
        others = {one.device for one in self.records} - {device}
        known = self.knowing(*others) if seen is None else seen
        made = record(fact, prev.seq + 1 if prev else 1, device, prev, seen=known)
        self.records.append(made.signed_by(key) if key else made)
        return self.records[-1]

    def heads(self) -> dict[str, str]:
        """The last record of each device, as an admission names it."""
        return {device: last.hash for device in {one.device for one in self.records} if (last := self.last(device))}


def begun(key: str = "") -> Writing:
    """A resolution that device A began."""
    made = Writing()
    made.write(A, DeviceIntroduced("A", key), key)
    made.write(A, ResolutionStarted("Trees", FILES), key)
    return made
