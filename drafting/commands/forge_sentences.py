"""What setting up a forge may stumble over, and what a guarded repository refuses, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings import forge
from drafting.store import hooks

SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    forge.TextIsFrozen: lambda e: tr(
        "“{path}” can only be added while the text is a draft, on “main”: since the first reading, nothing but votes "
        "changes it. With --output you get the file all the same.",
        path=e.path,
    ),
    hooks.NotBare: lambda e: tr(
        "“{path}” has a working tree: a hook goes into a bare repository, as “git init --bare” makes.", path=e.path
    ),
    hooks.OthersFile: lambda e: tr(
        "“{path}” is there already, with other content, and stays as it is. Move it away, then try again.", path=e.path
    ),
}


def refusals() -> dict[str, str]:
    """The sentences of the hook, in the language being spoken: `%s` is what each is about."""
    return {
        "strange": tr(
            "“%s” is no name for a branch or tag here: write small letters without accents, digits and hyphens."
        ),
        "deleted": tr("“%s” is not deleted: nothing is taken back here."),
        "backwards": tr("“%s” only goes forward: “alinea sync” brings together what is there and what is here."),
        "tag_moved": tr("“%s” is there already, and stays where it is."),
        "lost": tr("the journal only grows, and this would change or remove “%s”."),
        "not_plain": tr("“%s” in the journal is no plain file."),
        "too_large": tr("“%s” in the journal is larger than a fact may be."),
        "name": tr("“%s” is not the fact that its name promises."),
        "chain": tr("“%s” does not follow from the fact before it: the chain is broken."),
        "seen": tr("“%s” follows from another device's fact that is not there: the chain is broken."),
        "unreadable": tr("this cannot be read to its end."),
    }
