"""Facts of the journal itself: the devices that write it, and what they take back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from drafting.deliberation.facts.fact import Fact


class Role(StrEnum):
    """What a device may write for."""

    CLERK = "clerk"
    CHAIR = "chair"
    NUMBERING = "numbering"


@dataclass(frozen=True)
class DeviceIntroduced(Fact):
    """A device begins to write; its initials are in the ids of the amendments it takes in.

    `key`, if it has one, is the public key that signs whatever it writes, this fact among others.
    """

    type = "device.introduced"
    initials: str
    key: str = ""


@dataclass(frozen=True)
class DeviceKeyed(Fact):
    """A device signs with a key from here on.

    Its first one signs this fact too; where it had one before, that one does.
    """

    type = "device.keyed"
    key: str


@dataclass(frozen=True)
class DeviceAdmitted(Fact):
    """A device may write for some roles from here on.

    `key` is the one it signed with as far as the writer knew, `known` the hash of the last fact of each
    device that the writer had: what the device wrote until then is admitted with it.
    """

    type = "device.admitted"
    device: str
    roles: tuple[Role, ...]
    key: str = ""
    known: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> DeviceAdmitted:
        """Read the roles back from plain data."""
        return cls(**{**data, "roles": tuple(Role(role) for role in data["roles"])})


@dataclass(frozen=True)
class DeviceRevoked(Fact):
    """Nothing that a device writes counts from here on, but what the writer had of it, as `known` names it."""

    type = "device.revoked"
    device: str
    reason: str = ""
    known: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FactUndone(Fact):
    """An earlier fact of the same device, named by its hash, has no effect."""

    type = "fact.undone"
    fact: str
    reason: str = ""


@dataclass(frozen=True)
class SittingSealed(Fact):
    """A device signs the tag of a sitting that was closed, so that Git itself can tell who did.

    `sitting` is the hash of the fact that closed it, `tag` the id of the tag without a signature, and
    `signature` an SSH signature of that, in Git's namespace.
    """

    type = "sitting.sealed"
    sitting: str
    tag: str
    signature: str


KINDS = (DeviceIntroduced, DeviceKeyed, DeviceAdmitted, DeviceRevoked, FactUndone, SittingSealed)
