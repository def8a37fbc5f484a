"""What is said of devices."""

from __future__ import annotations

from drafting.deliberation.facts import DeviceAdmitted, DeviceIntroduced, DeviceKeyed, DeviceRevoked, SittingSealed
from drafting.deliberation.signers import fingerprint
from drafting.deliberation.state import State
from drafting.languages import tr
from drafting.proceedings.minutes.sentence import Sentences
from drafting.publishing.roles import role


def _introduced(_: State, fact: DeviceIntroduced) -> str:
    return tr("A new device writes: {initials}", initials=fact.initials)


def _keyed(_: State, fact: DeviceKeyed) -> str:
    return tr("A device signs from now on, with the key {fingerprint}", fingerprint=fingerprint(fact.key))


def _admitted(state: State, fact: DeviceAdmitted) -> str:
    roles = ", ".join(map(role, fact.roles))
    return tr("The device {device} is admitted: {roles}", device=_called(state, fact.device), roles=roles)


def _revoked(state: State, fact: DeviceRevoked) -> str:
    if fact.reason:
        return tr("The device {device} is revoked: {reason}", device=_called(state, fact.device), reason=fact.reason)
    return tr("The device {device} is revoked", device=_called(state, fact.device))


def _sealed(state: State, fact: SittingSealed) -> str:
    own = (one.fact.title for one in state.sittings if one.closed and one.closed.hash == fact.sitting)
    signer = next((record.signer for record in state.records if record.data == fact.data()), "")
    return tr("Sealed: {title} ({fingerprint})", title=next(own, ""), fingerprint=fingerprint(signer))


def _called(state: State, device: str) -> str:
    """A device by its name, with its initials."""
    return f"{device} ({state.initials[device]})" if device in state.initials else device


SENTENCES: Sentences = {
    DeviceIntroduced: _introduced,
    DeviceKeyed: _keyed,
    DeviceAdmitted: _admitted,
    DeviceRevoked: _revoked,
    SittingSealed: _sealed,
}
