"""Faults as sentences: what is wrong with a repository or a backup, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.commands.signature_faults import fault
from drafting.commands.statuses import DAMAGED
from drafting.deliberation.devices import Why
from drafting.deliberation.signers import fingerprint
from drafting.errors import AlineaError
from drafting.languages import ntr, tr
from drafting.proceedings import desk, devices, findings, undoing, verifying
from drafting.publishing.roles import role
from drafting.store import backup, history, signing


def _not_undone(error: undoing.CannotUndo) -> str:
    """Why something is not undone, and what to do instead."""
    return {
        undoing.Why.NOTHING: tr("This device has recorded nothing that is not undone already."),
        undoing.Why.LASTING: tr(
            "This is not undone: “{said}”. Say what holds instead: withdraw an amendment with “alinea mark”, "
            "record a vote anew with --recount."
        ),
        undoing.Why.DEPENDED_ON: tr("This is not undone: “{said}”. It was followed by: “{by}”."),
    }[error.why].format(said=error.said, by=error.by)


def _not_allowed(error: desk.NotAllowed) -> str:
    """Why a fact that would have no effect is not written, and who can help."""
    if error.why is Why.NO_ROLE:
        roles = ", ".join(map(role, error.roles))
        return tr(
            "This laptop may not record that: it takes the role {roles}. On one that is admitted: “alinea device "
            "admit …”.",
            roles=roles,
        )
    if error.why is Why.REVOKED:
        return tr(
            "This laptop was revoked: nothing that it records counts. On one that is admitted: “alinea device …”."
        )
    return tr("What this laptop would record is not signed with its key.")


SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    verifying.ShallowClone: lambda _: tr(
        "This clone has only the last commits, so that nothing can be held against them: git fetch --unshallow"
    ),
    history.Unreadable: lambda e: tr(
        "“{what}” cannot be read: {why}. “alinea doctor” says what can be mended.", what=e.what, why=e.why
    ),
    findings.Damaged: lambda e: ntr(
        "The repository is damaged ({count} finding). “alinea doctor” mends what the facts can make again.",
        "The repository is damaged ({count} findings). “alinea doctor” mends what the facts can make again.",
        e.count,
    ),
    undoing.CannotUndo: _not_undone,
    desk.NotAllowed: _not_allowed,
    signing.CannotSign: lambda e: tr(
        "The key “{place}” does not sign ({why}), so that nothing was recorded. Another one: alinea device key …",
        place=e.place,
        why=e.why,
    ),
    signing.BadSignature: lambda e: tr("A signature does not hold: {why}.", why=fault(e.why)),
    devices.UnknownDevice: lambda e: (
        tr("There is no device “{written}”: “alinea device list” shows those there are.", written=e.written)
        + (" " + tr("Did you mean: {names}?", names=", ".join(e.near)) if e.near else "")
    ),
    devices.KeyIsBound: lambda e: tr(
        "This laptop signs with the key {fingerprint}, and what it does not sign has no effect. Name another key.",
        fingerprint=fingerprint(e.key),
    ),
    devices.CannotRevoke: lambda e: tr(
        "The device {device} stands as near to the founding as this one: only itself, or who admitted it, can "
        "revoke it.",
        device=e.device,
    ),
    backup.GitMissing: lambda _: tr("This needs Git itself: install it (git-scm.com), then try again."),
    backup.InTheWay: lambda e: tr("“{path}” is there already: choose another name.", path=e.path),
    backup.NotBackedUp: lambda e: tr("No backup was made: Git says “{why}”.", why=e.why),
}
STATUSES: Mapping[type[AlineaError], int] = {
    history.Unreadable: DAMAGED,
    findings.Damaged: DAMAGED,
    backup.NotBackedUp: DAMAGED,
}
