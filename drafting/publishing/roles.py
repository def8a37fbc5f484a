"""The roles of devices, in words."""

from __future__ import annotations

from drafting.deliberation.facts import Role
from drafting.languages import tr


def role(value: Role) -> str:
    """What a device may write for."""
    return {Role.CLERK: tr("clerk"), Role.CHAIR: tr("chair"), Role.NUMBERING: tr("numbering")}[value]
