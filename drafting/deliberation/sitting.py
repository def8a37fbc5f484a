"""A sitting: when it was open, who was there, and who voted for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from drafting.deliberation.facts import PresenceChanged, SittingOpened, SittingSealed, SittingSuspended
from drafting.deliberation.records import Record


@dataclass
class Sitting:
    """A sitting as it stands: people known by their ids, others only counted, proxies, and its pauses."""

    fact: SittingOpened
    opened: Record
    closed: Record | None = None
    there: set[str] = field(default_factory=set)
    unnamed: int | None = None  # how many more are there; None while nobody counted the room
    proxies: dict[str, str] = field(default_factory=dict)  # who votes for a member who is away
    sealed: tuple[SittingSealed, Record] | None = None  # the first device that signed its tag
    pauses: list[tuple[SittingSuspended, Record, Record | None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        fact = self.fact
        self.there |= set(fact.members)
        self.proxies |= fact.proxies
        if fact.present is not None:
            self.unnamed = max(0, fact.present - len(self.there))

    @property
    def is_suspended(self) -> bool:
        """Whether it was suspended, and does not go on yet."""
        return bool(self.pauses) and self.pauses[-1][2] is None

    @property
    def is_by_name(self) -> bool:
        """Whether everybody who is there is known by id."""
        return bool(self.there) and not self.unnamed

    @property
    def present(self) -> int | None:
        """How many are in the room; None while nobody counted it."""
        return None if self.unnamed is None else len(self.there) + self.unnamed

    @property
    def represented(self) -> int:
        """How many who are away can vote by proxy: their bearers are there, as far as one knows by id."""
        return self.fact.represented + len(self.carried)

    @property
    def carried(self) -> dict[str, str]:
        """The proxies that count now: the member is away, and the bearer there."""
        known = self.is_by_name
        return {
            member: bearer
            for member, bearer in self.proxies.items()
            if member not in self.there and (not known or bearer in self.there)
        }

    def change(self, fact: PresenceChanged) -> None:
        """Let people come and go. One whom nobody had noted, and who leaves, was one of those only counted."""
        if fact.counted is not None:
            self.there.clear()
            self.unnamed = max(0, fact.counted)
        unknown = [member for member in fact.left if member not in self.there]
        self.there = (self.there | set(fact.came)) - set(fact.left)
        if self.unnamed is not None:
            self.unnamed = max(0, self.unnamed + (fact.more or 0) - (fact.fewer or 0) - len(unknown))

    def absent(self, members: Iterable[str]) -> list[str]:
        """Of some members, those who are not there."""
        return [member for member in members if member not in self.there]
