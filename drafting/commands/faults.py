"""Faults as sentences: what is wrong with a repository or a backup, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.commands.statuses import DAMAGED
from drafting.errors import AlineaError
from drafting.languages import ntr, tr
from drafting.proceedings import findings, undoing
from drafting.store import backup, history


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


SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    history.Unreadable: lambda e: tr(
        "“{what}” cannot be read: {why}. “alinea doctor” says what can be mended.", what=e.what, why=e.why
    ),
    findings.Damaged: lambda e: ntr(
        "The repository is damaged ({count} finding). “alinea doctor” mends what the facts can make again.",
        "The repository is damaged ({count} findings). “alinea doctor” mends what the facts can make again.",
        e.count,
    ),
    undoing.CannotUndo: _not_undone,
    backup.GitMissing: lambda _: tr("This needs Git itself: install it (git-scm.com), then try again."),
    backup.InTheWay: lambda e: tr("“{path}” is there already: choose another name.", path=e.path),
    backup.NotBackedUp: lambda e: tr("No backup was made: Git says “{why}”.", why=e.why),
}
STATUSES: Mapping[type[AlineaError], int] = {
    history.Unreadable: DAMAGED,
    findings.Damaged: DAMAGED,
    backup.NotBackedUp: DAMAGED,
}
