"""Facts of sittings: when the room is open, who is in it, and for whom they vote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from drafting.deliberation.facts.fact import Fact


@dataclass(frozen=True)
class SittingOpened(Fact):
    """A sitting begins; `present` members are in the room, `represented` by proxy.

    Where they are known by name, `members` are the ids of those present, and `proxies` says who
    votes for whom: a member who is away, and the bearer.
    """

    type = "sitting.opened"
    title: str
    present: int | None = None
    represented: int = 0
    members: tuple[str, ...] = ()
    proxies: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> SittingOpened:
        """Read the ids back from plain data."""
        return cls(**{**data, "members": tuple(data.get("members", ()))})


@dataclass(frozen=True)
class PresenceChanged(Fact):
    """People come and go: by their ids, or so many `more` and `fewer`; or the room is `counted` anew."""

    type = "presence.changed"
    came: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    more: int | None = None
    fewer: int | None = None
    counted: int | None = None

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> PresenceChanged:
        """Read the ids back from plain data."""
        return cls(**{**data, "came": tuple(data.get("came", ())), "left": tuple(data.get("left", ()))})


@dataclass(frozen=True)
class ProxyGiven(Fact):
    """A member who is away, or about to leave, lets another one vote (CGCT L2121-20)."""

    type = "proxy.given"
    member: str
    bearer: str


@dataclass(frozen=True)
class ProxyRevoked(Fact):
    """A member takes a proxy back, as one may at any time (CGCT L2121-20)."""

    type = "proxy.revoked"
    member: str


@dataclass(frozen=True)
class SittingSuspended(Fact):
    """The sitting stops for a while."""

    type = "sitting.suspended"
    reason: str = ""


@dataclass(frozen=True)
class SittingResumed(Fact):
    """A suspended sitting goes on."""

    type = "sitting.resumed"


@dataclass(frozen=True)
class SittingClosed(Fact):
    """A sitting ends; `seal` is the digest of every fact written until then."""

    type = "sitting.closed"
    seal: str = ""


KINDS = (
    SittingOpened,
    PresenceChanged,
    ProxyGiven,
    ProxyRevoked,
    SittingSuspended,
    SittingResumed,
    SittingClosed,
)
