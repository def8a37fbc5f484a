"""What goes wrong with the wordings of amendments, as sentences: what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.commands.statuses import FOUND
from drafting.errors import AlineaError
from drafting.languages import ntr, tr
from drafting.proceedings import (
    admitting,
    compromising,
    intake,
    joining,
    minorities,
    readiness,
    rectifying,
    submitting,
)
from drafting.publishing import phrases

SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    admitting.NothingToExamine: lambda e: tr(
        "Amendment {name} is no longer to be examined: {status}.", name=e.name, status=phrases.status(e.status)
    ),
    intake.StillToBeWorded: lambda e: tr(
        "Amendment {name} is still to be worded: “alinea rectify {name}” does that.", name=e.name
    ),
    readiness.NotAdmitted: lambda e: tr(
        "The standing orders ask that amendment {name} be found admissible first: “alinea admit {name}”.", name=e.name
    ),
    readiness.SeveralWordings: lambda e: tr(
        "Amendment {label} was rectified twice at once. Say which wording stands: “alinea resolve {name} …”.",
        label=e.label,
        name=e.name,
    ),
    rectifying.VotedOn: lambda e: tr(
        "Amendment {label} has been voted on: its text is the one that was voted.", label=e.label
    ),
    rectifying.NoLongerThere: lambda e: tr(
        "Amendment {name} is no longer there to be rectified: {status}.", name=e.name, status=phrases.status(e.status)
    ),
    rectifying.SaysSo: lambda e: tr("Amendment {label} says this already.", label=e.label),
    rectifying.ParentReworded: lambda e: tr(
        "What it amends was rectified meanwhile ({label}), and this branch has the earlier wording: use --edit or "
        "--instruction.",
        label=e.label,
    ),
    compromising.TextNeeded: lambda e: ntr(
        "They cannot all stand ({count} conflict): write the compromise in the files, with --edit or --instruction.",
        "They cannot all stand ({count} conflicts): write the compromise in the files, with --edit or --instruction.",
        len(e.conflicts),
    ),
    joining.TooFew: lambda _: tr("It takes at least two amendments to make one of them."),
    joining.DifferentParents: lambda _: tr("They amend different texts: sub-amendments are not joined."),
    minorities.NobodySigns: lambda _: tr("Nobody signs it: say who, with --author."),
    submitting.NothingSaid: lambda _: tr("There are no words in it."),
}
STATUSES: Mapping[type[AlineaError], int] = {compromising.TextNeeded: FOUND}
