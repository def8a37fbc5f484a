"""What writing rounds, readings and acts may stumble over, as sentences: what it was, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.deliberation import history
from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings import acts, drafting_rounds, ideas, remarks, replacing, versions


def _known(names: tuple[str, ...]) -> str:
    return " " + tr("There are: {names}.", names=", ".join(names)) if names else ""


SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    history.NoSuchReading: lambda e: tr("There is no reading {number}.", number=e.number),
    drafting_rounds.NotNext: lambda e: tr("The next reading is reading {number}.", number=e.number),
    versions.NotADraft: lambda _: tr("A reading has frozen the text: versions are of the draft before it."),
    versions.VersionTaken: lambda e: tr("There is a version “{name}” already. Choose another name.", name=e.name),
    versions.UnknownVersion: lambda e: tr("There is no version “{name}”.", name=e.written) + _known(e.known),
    remarks.UnknownRemark: lambda e: tr(
        "There is no remark “{number}”. “alinea remark list” shows their numbers.", number=e.written
    ),
    remarks.NothingSaid: lambda _: tr("Nothing was said: write some words."),
    ideas.UnknownIdea: lambda e: tr("There is no idea “{number}”. “alinea idea list” shows them.", number=e.written),
    ideas.NotIntoItself: lambda e: tr("Idea {number} cannot be merged into itself.", number=e.written),
    replacing.AlreadyAmended: lambda _: tr(
        "Amendments are in the text already, which can no longer be replaced: move an amendment instead."
    ),
    acts.NothingAdopted: lambda _: tr("There is no adopted text here yet, or another body reads it already."),
    acts.NoReason: lambda _: tr("Say what was wrong, with --reason."),
}
