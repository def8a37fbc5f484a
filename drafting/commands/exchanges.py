"""What an exchange of facts may stumble over, as sentences: what it was, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.commands.signature_faults import fault
from drafting.commands.statuses import DAMAGED, FOUND
from drafting.deliberation.records import BadRecord
from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings import syncing
from drafting.store import remotes, union

SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    remotes.NoRemote: lambda e: (
        tr("There is no remote “{name}”: “git remote -v” lists those there are.", name=e.name)
        if e.name
        else tr("Exchange with whom? Name a remote or a folder, or say --bundle FILE.")
    ),
    remotes.ForbiddenAddress: lambda e: tr(
        "“{address}” is no address to exchange with: only https://, ssh:// and folders are.", address=e.address
    ),
    remotes.NoBundle: lambda e: tr("“{path}” is there, and is no bundle: choose another file.", path=e.path),
    remotes.Unreachable: lambda e: tr(
        "“{remote}” cannot be reached: {said}. Nothing is lost; try again when it can.",
        remote=e.remote,
        said=e.said.rstrip("."),
    ),
    syncing.OtherResolution: lambda e: tr(
        "“{remote}” holds another resolution; nothing was taken in.", remote=e.remote
    ),
    syncing.CannotUnite: lambda e: tr(
        "What “{remote}” holds and what is here make no text together ({what}); nothing was taken in.",
        remote=e.remote,
        what=e.what,
    ),
    BadRecord: lambda e: tr(
        "The file “{path}” of their journal is not the fact it should be; nothing was taken in.", path=e.path
    ),
    syncing.FalseSignature: lambda e: tr(
        "The file “{path}” of their journal does not sign the fact beside it: {why}. Nothing was taken in.",
        path=e.path,
        why=fault(e.why),
    ),
    union.TwoContents: lambda e: tr(
        "The file “{path}” of the journal has two contents, here and there; nothing was taken in.", path=e.path
    ),
}
STATUSES: Mapping[type[AlineaError], int] = {
    syncing.CannotUnite: FOUND,
    BadRecord: DAMAGED,
    syncing.FalseSignature: DAMAGED,
    union.TwoContents: DAMAGED,
}
