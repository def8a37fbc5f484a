"""Devices: which of them may write what. Signer, device and role must agree, or the fact has no effect.

The device that began the resolution is admitted by that, for everything. As long as it is alone in
being admitted, any device may write anything: two laptops just work. Once it, or a clerk that it
admitted, admits another, the table of `roles` is in force. What counts is what a writer knew, and what
others knew of it; never a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from drafting.deliberation import facts
from drafting.deliberation.facts import DeviceAdmitted, DeviceRevoked, Fact, ResolutionStarted, Role
from drafting.deliberation.knowing import knew
from drafting.deliberation.records import Record
from drafting.deliberation.roles import NEEDED
from drafting.deliberation.signers import Signers, binds

_TURNING = frozenset({DeviceAdmitted.type, DeviceRevoked.type})


class Why(StrEnum):
    """Why a fact has no effect, whatever it says."""

    UNSIGNED = "not signed with its device's key"
    REVOKED = "its device is revoked"
    NO_ROLE = "its device has no role for it"


@dataclass(frozen=True)
class Act:
    """That a device is admitted or revoked, where that is written, and what the writer had of the device."""

    record: Record
    fact: DeviceAdmitted | DeviceRevoked
    signers: Signers = field(repr=False, compare=False)

    @cached_property
    def before(self) -> frozenset[str]:
        """The hashes of what the writer had of the device."""
        return frozenset(self.signers.until(self.fact.known.get(self.fact.device, "")))

    def covers(self, record: Record) -> bool:
        """Whether a record of that device was written after this, or was there when it was written."""
        return knew(record, self.record) or record.hash in self.before


def turns(record: Record) -> bool:
    """Whether a record can change what others that are there already are worth."""
    return record.type in _TURNING or bool(binds(record))


class Devices:
    """The devices of some records, in causal order: their keys, and what they may write."""

    def __init__(self, records: Sequence[Record] = ()) -> None:
        self.signers = Signers(records)
        self.admissions: dict[str, list[Act]] = {}
        self.revocations: dict[str, list[Act]] = {}
        self._standing: set[str] = set()  # the hashes of the facts of these two kinds that count
        self.founding = next((one for one in records if one.type == ResolutionStarted.type and self._agree(one)), None)
        self._weigh([act for record in records if record.type in _TURNING for act in self._act(record)])
        self._earlier = frozenset(self._written_before())

    def add_all(self, records: Iterable[Record]) -> None:
        """Go on with records that turn nothing."""
        for record in records:
            self.signers.add(record)
            if record.type == ResolutionStarted.type and self.founding is None and self._agree(record):
                self.founding, self._rank = record, {record.device: 0}

    @property
    def has_roles(self) -> bool:
        """Whether the table is in force: some device was admitted."""
        return bool(self.admissions)

    def why_not(self, record: Record) -> Why | None:
        """Why a record has no effect, if it has none; nothing if signer, device and role agree."""
        if not self._agree(record):
            return Why.UNSIGNED
        if record.device in self.revocations and self._is_revoked(record) and record.hash not in self._standing:
            return Why.REVOKED
        if record.type in _TURNING:
            return None if record.hash in self._standing else Why.NO_ROLE
        needed = NEEDED.get(record.type)
        if not needed or not self.has_roles or record.hash in self._earlier:
            return None
        return None if needed & self.roles_at(record) else Why.NO_ROLE

    def roles_at(self, record: Record) -> frozenset[Role]:
        """The roles that a record's device has where the record stands."""
        given = [
            act for act in self.admissions.get(record.device, ()) if act.covers(record) and self._fits(act, record)
        ]
        against = [act for act in self.revocations.get(record.device, ()) if record.hash not in act.before]
        standing = [act for act in given if all(knew(act.record, revoked.record) for revoked in against)]
        roles = frozenset(role for act in standing if isinstance(act.fact, DeviceAdmitted) for role in act.fact.roles)
        return frozenset(Role) if self._is_founders(record) and not against else roles

    def roles(self, device: str) -> frozenset[Role]:
        """The roles that a device has now."""
        return self.roles_at(self._next(device))

    def may(self, device: str, kind: type[Fact]) -> bool:
        """Whether a device has a role for a kind of fact now, if it takes one."""
        needed = NEEDED.get(kind.type)
        return not needed or not self.has_roles or bool(needed & self.roles(device))

    def is_revoked(self, device: str) -> bool:
        """Whether nothing that a device writes counts from now on."""
        return self._is_revoked(self._next(device))

    def known(self) -> dict[str, str]:
        """The hash of the last record of each device."""
        found = ((device, self.signers.last(device)) for device in self.signers.devices)
        return {device: last.hash for device, last in found if last}

    def may_revoke(self, device: str, other: str) -> bool:
        """Whether a device may revoke another: itself, or one that stands further from the founding."""
        rank = self._rank
        return device == other or (Role.CLERK in self.roles(device) and rank[device] < rank.get(other, len(rank) + 1))

    def _next(self, device: str) -> Record:
        """What a device would write now, knowing everything."""
        last = self.signers.last(device)
        known = ((other, self.signers.last(other)) for other in self.signers.devices if other != device)
        seen = {other: record.seq for other, record in known if record}
        return Record(device, last.seq + 1 if last else 1, last.hash if last else None, seen, "", "", "", {})

    def _agree(self, record: Record) -> bool:
        return self.signers.agree(record)

    def _is_revoked(self, record: Record) -> bool:
        against = [act for act in self.revocations.get(record.device, ()) if record.hash not in act.before]
        again = [act for act in self.admissions.get(record.device, ()) if act.covers(record)]
        return any(not any(knew(act.record, revoked.record) for act in again) for revoked in against)

    def _is_founders(self, record: Record) -> bool:
        """Whether a record hangs together with the one that began the resolution."""
        if self.founding is None or record.device != self.founding.device:
            return False
        return self.signers.root(record) == self.signers.root(self.founding)

    def _fits(self, act: Act, record: Record) -> bool:
        """Whether a record is of the very device that was admitted: signed in the chain of the same key."""
        key = act.fact.key if isinstance(act.fact, DeviceAdmitted) else ""
        return not key or key in self.signers.keys(record) or record.hash in act.before

    def _act(self, record: Record) -> Iterator[Act]:
        fact = facts.read(record)
        if isinstance(fact, DeviceAdmitted | DeviceRevoked) and self._agree(record):
            yield Act(record, fact, self.signers)

    def _weigh(self, acts: Sequence[Act]) -> None:
        """Find the acts that count: from the founding outwards, each by what those nearer to it say.

        So no two devices can take each other's word away, whatever each claims to have known.
        """
        self._rank = {self.founding.device: 0} if self.founding else {}
        for act in acts:
            if isinstance(act.fact, DeviceRevoked) and act.fact.device == act.record.device:
                self._accept(act)
        level = set(self._rank)
        while level:
            further = set()
            for act in acts:
                if act.record.device in level and self._counts(act):
                    self._accept(act)
                    if isinstance(act.fact, DeviceAdmitted) and act.fact.device not in self._rank:
                        further.add(act.fact.device)
            self._rank |= dict.fromkeys(further, max(self._rank.values()) + 1)
            level = further

    def _counts(self, act: Act) -> bool:
        rank, writer = self._rank, act.record.device
        reaches = isinstance(act.fact, DeviceAdmitted) or rank[writer] < rank.get(act.fact.device, len(rank) + 1)
        return reaches and Role.CLERK in self.roles_at(act.record)

    def _accept(self, act: Act) -> None:
        kept = self.admissions if isinstance(act.fact, DeviceAdmitted) else self.revocations
        kept.setdefault(act.fact.device, []).append(act)
        self._standing.add(act.record.hash)

    def _written_before(self) -> Iterator[str]:
        """What was written before anyone was admitted, as those knew it who first admitted somebody."""
        admitted = [act for acts in self.admissions.values() for act in acts]
        for act in admitted:
            if isinstance(act.fact, DeviceAdmitted) and not any(knew(act.record, one.record) for one in admitted):
                for name in act.fact.known.values():
                    yield from self.signers.until(name)
