"""Devices: a laptop binds its key, and those that are admitted admit others, for some roles, or revoke them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from drafting.deliberation.facts import DeviceAdmitted, DeviceIntroduced, DeviceKeyed, DeviceRevoked, Fact, Role
from drafting.errors import AlineaError
from drafting.proceedings.desk import Desk
from drafting.store import keys
from drafting.store.signing import public_key


class UnknownDevice(AlineaError, LookupError):
    """A name, or initials, that no device has, or several; `near` are some that there are."""

    def __init__(self, written: str, near: tuple[str, ...]) -> None:
        self.written, self.near = written, near
        super().__init__(written)


class KeyIsBound(AlineaError):
    """A device that signs with a key, and was to have none."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(key)


class CannotRevoke(AlineaError):
    """A device that this one may not revoke: it stands as near to the founding, or nearer."""

    def __init__(self, device: str) -> None:
        self.device = device
        super().__init__(device)


@dataclass(frozen=True)
class Device:
    """A device as the facts have it: its key, its roles now, who admitted it. `facts` counts those it wrote."""

    id: str
    initials: str
    key: str
    roles: tuple[Role, ...]
    admitted_by: tuple[str, ...]
    facts: int
    is_ours: bool
    has_founded: bool
    is_revoked: bool


def listed(desk: Desk) -> list[Device]:
    """The devices that have written something, this one among them; the founding one first."""
    known = {*desk.state.devices.signers.devices, *filter(None, [desk.journal.device])}
    devices = [_described(desk, name) for name in sorted(known)]
    return sorted(devices, key=lambda device: not device.has_founded)


def own(desk: Desk) -> Device | None:
    """The device that this clone is; None if it has not been set up, because it never wrote."""
    return _described(desk, desk.journal.device) if desk.journal.device else None


def use_key(desk: Desk, where: str) -> Device:
    """Sign with the key at a place from now on, or (nothing) with none, where none was bound yet.

    A place is a file, or a public key whose other half an agent has. Raises `CannotSign`, `KeyIsBound`.
    """
    bound = desk.state.devices.signers.key(desk.journal.device or "")
    if not where and bound:
        raise KeyIsBound(bound)
    key = public_key(keys.absolute(where), asking=True) if where else ""
    with desk.writing():
        if bound and key != bound:
            desk.write([DeviceKeyed(key)])  # signed with the one before
        keys.choose(desk.repository, keys.absolute(where) if where else "")
        if key and not bound:
            desk.write([_binding(desk, key)])
    return _described(desk, desk.journal.device or "")


def admit(desk: Desk, written: str, roles: Sequence[Role] = (Role.CLERK,)) -> Device:
    """Admit a device, named by its id or its initials, for some roles beside those it has.

    Raises `UnknownDevice`, and `NotAllowed` on a device that is no clerk's.
    """
    devices = desk.state.devices
    with desk.writing():
        name = _named(desk, written)
        known = devices.known()
        own_only = {device: last for device, last in known.items() if device == name}
        wanted = tuple(role for role in Role if role in roles)
        fact = DeviceAdmitted(name, wanted, devices.signers.key(name), own_only if devices.has_roles else known)
        desk.write([fact])
    return _described(desk, name)


def revoke(desk: Desk, written: str, reason: str = "") -> Device:
    """Let nothing count that a device writes from now on; what is here of it stays.

    Raises `UnknownDevice`, `CannotRevoke`, and `NotAllowed` on a device that is no clerk's.
    """
    devices = desk.state.devices
    with desk.writing():
        name, ours = _named(desk, written), desk.journal.device or ""
        if Role.CLERK in devices.roles(ours) and not devices.may_revoke(ours, name):
            raise CannotRevoke(name)
        last = devices.known().get(name)
        desk.write([DeviceRevoked(name, reason, {name: last} if last else {})])
    return _described(desk, name)


def left_out(desk: Desk) -> list[Device]:
    """The devices that have written, and have no role now that roles are given."""
    if not desk.state.devices.has_roles:
        return []
    return [one for one in listed(desk) if one.facts and not one.roles and not one.is_revoked]


def _binding(desk: Desk, key: str) -> Fact:
    """The fact that binds a first key: a device that is new is introduced with it."""
    if desk.journal.device in desk.state.initials:
        return DeviceKeyed(key)
    return DeviceIntroduced(desk.initials(), key)


def _described(desk: Desk, name: str) -> Device:
    state, devices = desk.state, desk.state.devices
    return Device(
        name,
        state.initials.get(name, ""),
        devices.signers.key(name),
        tuple(role for role in Role if role in devices.roles(name)),
        tuple(dict.fromkeys(act.record.device for act in devices.admissions.get(name, ()))),
        sum(record.device == name for record in state.records),
        name == desk.journal.device,
        devices.founding is not None and devices.founding.device == name,
        devices.is_revoked(name),
    )


def _named(desk: Desk, written: str) -> str:
    """The device that a person named, by its id or its initials."""
    initials = {name: said.lower() for name, said in desk.state.initials.items()}
    asked = written.strip().lower()
    found = [name for name in {*initials, *desk.state.devices.signers.devices} if asked in (name, initials.get(name))]
    if len(found) != 1:
        raise UnknownDevice(written, tuple(get_close_matches(asked, [*initials, *initials.values()])))
    return found[0]
