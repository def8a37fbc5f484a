"""Errors as sentences: what went wrong, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.amending.apply import DoesNotFit
from drafting.commands import exchanges, faults, forge_sentences, refusals, rewordings, rounds, vote_refusals
from drafting.commands.check import report
from drafting.commands.statuses import DAMAGED, FOUND, WRONG
from drafting.deliberation import standing_orders
from drafting.deliberation.settings import BadSettings
from drafting.deliberation.state import WHOLE
from drafting.errors import AlineaError
from drafting.languages import ntr, tr
from drafting.proceedings import (
    agenda,
    consolidation,
    desk,
    disputes,
    drafting_rounds,
    falling,
    grouping,
    lookup,
    settling,
    sittings,
    sources,
    submitting,
)
from drafting.publishing import phrases
from drafting.store import git, projection, trees, worktree
from drafting.text import addresses, model
from drafting.voting import ballots, rules


def _near(names: tuple[str, ...]) -> str:
    return " " + tr("Did you mean: {names}?", names=", ".join(names)) if names else ""


def _voted(what: str) -> str:
    """What was voted on, which an error names as it could: a label, a division's key, or the whole."""
    if what == WHOLE:
        return tr("the whole text")
    return what if "/" in what else tr("amendment {label}", label=what)


def _invalid_rule(error: rules.InvalidRule) -> str:
    """Which part of the standing orders cannot be what was written."""
    match error.part:
        case "deadline":
            return tr("“{value}” is no deadline: write a day and an hour, as 2026-05-01T18:00.", value=error.value)
        case "preset":
            known = ", ".join(standing_orders.PRESETS)
            return tr("There are no standing orders “{value}”; there are: {known}.", value=error.value, known=known)
        case part:
            return tr("“{value}” is no rule ({part}).", value=error.value, part=part)


_SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    **refusals.SENTENCES,
    **rewordings.SENTENCES,
    **faults.SENTENCES,
    **exchanges.SENTENCES,
    **forge_sentences.SENTENCES,
    **vote_refusals.SENTENCES,
    **rounds.SENTENCES,
    git.NotARepository: lambda e: tr(
        "“{path}” is not in a Git repository. “alinea new” starts a resolution.", path=e.path
    ),
    git.DamagedRepository: lambda e: tr(
        "“{path}” has a Git folder that cannot be read: its HEAD or its config is damaged. “alinea doctor” makes "
        "them anew.",
        path=e.path,
    ),
    desk.JournalLost: lambda e: tr(
        "The journal of “{path}” was here, and is gone. “alinea doctor” brings it back as far as it can.", path=e.path
    ),
    desk.NotAResolution: lambda e: tr(
        "The repository at “{path}” has no journal: it is not a resolution. “alinea new” starts one.", path=e.path
    ),
    desk.JournalDamaged: lambda e: ntr(
        "{count} file of the journal is not the fact it should be ({paths}): the repository is damaged.",
        "{count} files of the journal are not the facts they should be ({paths}): the repository is damaged.",
        len(e.paths),
        paths=", ".join(e.paths[:3]),
    ),
    desk.Busy: lambda _: tr("Another command is writing to this repository. Try again in a moment."),
    desk.MainMoved: lambda e: tr(
        "The branch “main” was moved by hand (to {commit}); nothing was voted about that. Keep it with “git branch "
        "my-changes main”, put “main” back with “git reset --keep ORIG_HEAD” or “git pull”, then take the branch in "
        "with “alinea propose --branch my-changes”.",
        commit=e.commit[:8],
    ),
    git.RefMoved: lambda e: tr("“{ref}” moved meanwhile: somebody else wrote. Run the command again.", ref=e.ref),
    git.NotWritten: lambda e: tr(
        "The disk did not take it ({what}). Nothing was recorded. Make room and try again.", what=e.what
    ),
    git.Unacceptable: lambda e: tr("“{path}” is not a file a resolution may hold ({why}).", path=e.path, why=e.why),
    trees.BadTree: lambda _: tr("A folder in the repository's objects cannot be read: the repository is damaged."),
    projection.NotReproduced: lambda e: tr(
        "The journal no longer makes the text it names ({what}): the repository is damaged.", what=e.what
    ),
    DoesNotFit: lambda e: tr("An edit of “{division}” was written for another text.", division=e.edit.division),
    worktree.UnsavedWork: lambda e: tr(
        "There is unsaved work in the way: {paths}. Submit it with “alinea propose”, or put it aside with “git stash”.",
        paths=", ".join(e.paths),
    ),
    lookup.UnknownAmendment: lambda e: tr("There is no amendment “{written}”.", written=e.written) + _near(e.near),
    lookup.EarlierReading: lambda e: tr(
        "Amendment {name} was of reading {number}, which is over.", name=e.name, number=e.number
    ),
    lookup.NoReading: lambda _: tr("No reading is open. “alinea reading open” freezes the text and opens one."),
    addresses.BadAddress: lambda e: tr(
        "“{written}” is no address. Write for example “3.2” (article 3, alinéa 2), “m7”, “recital 4”, “memorandum”.",
        written=e.written,
    ),
    addresses.NoSuchPlace: lambda e: (
        tr("There is no “{address}” in this text.", address=phrases.address(e.address))
        + _near(tuple(phrases.address(addresses.Address.parse(name)) for name in e.near))
    ),
    model.BadPath: lambda e: tr("“{path}” is not a file of a resolution.", path=e.path),
    model.NotText: lambda e: tr("“{path}” is not UTF-8 text.", path=e.path),
    BadSettings: lambda e: tr(
        "resolution.toml cannot be used: {faults}.", faults="; ".join(": ".join(f) for f in e.faults)
    ),
    drafting_rounds.AlreadyThere: lambda e: tr("“{path}” is not empty. Choose another folder.", path=e.path),
    drafting_rounds.HasProblems: lambda e: "\n  ".join(
        [
            ntr("{count} problem must be mended first.", "{count} problems must be mended first.", len(e.problems)),
            *map(report, e.problems),
        ]
    ),
    drafting_rounds.ReadingIsOpen: lambda e: tr("Reading {number} is open already.", number=e.number),
    submitting.NothingChanged: lambda _: tr("Nothing was changed: the files are as the text has it."),
    sources.ForbiddenPaths: lambda e: tr(
        "An amendment may not touch: {paths}. Take these changes back first.", paths=", ".join(e.paths)
    ),
    sources.UnknownBranch: lambda e: tr("There is no branch “{name}”, here or on a remote.", name=e.name),
    sources.Unrelated: lambda e: tr("The branch “{name}” does not come from a state of this text.", name=e.name),
    sources.NotOnParent: lambda e: tr(
        "The working tree is not on “{branch}”. Go there with “git switch {branch}”, or use --edit.", branch=e.branch
    ),
    submitting.TooDeep: lambda e: ntr(
        "The standing orders allow {count} level of sub-amendments.",
        "The standing orders allow {count} levels of sub-amendments.",
        e.depth,
    ),
    sittings.NotVotable: lambda e: tr(
        "Amendment {name} cannot be voted on: {status}.", name=e.name, status=phrases.status(e.status)
    ),
    sittings.AlreadyVoted: lambda e: tr(
        "“{what}” has been voted on. If this is a recount, say --recount; a typing error, --correct; a second "
        "deliberation, --again.",
        what=_voted(e.what),
    ),
    sittings.Consolidated: lambda e: tr("Amendment {label} is already in the text; its outcome stands.", label=e.what),
    drafting_rounds.SittingGoesOn: lambda e: tr(
        "The sitting of the other body is still open: {title}. Close it first: alinea sitting close", title=e.title
    ),
    sittings.SittingIsOpen: lambda e: tr("A sitting is open already: {title}.", title=e.title),
    sittings.NoSitting: lambda _: tr("No sitting is open."),
    consolidation.ConflictsRemain: lambda e: ntr(
        "{count} conflict must be settled first; nothing was written.",
        "{count} conflicts must be settled first; nothing was written.",
        len(e.conflicts),
    ),
    consolidation.NothingToConsolidate: lambda _: tr("Everything that was adopted is in the text already."),
    settling.UnknownConflict: lambda e: tr("There is no conflict “{key}”.", key=e.key) + _near(e.known),
    settling.NotASide: lambda e: tr("“{written}” is no choice that this conflict offers.", written=e.written),
    consolidation.OutcomeDisputed: lambda e: tr(
        "What was recorded contradicts itself on: {labels}. “alinea status” shows it, “alinea resolve” settles it.",
        labels=", ".join(e.labels),
    ),
    disputes.NoDispute: lambda e: tr("Nothing is disputed about “{about}”.", about=e.about),
    disputes.NoSuchSide: lambda e: ntr(
        "There is {count} side to choose from.",
        "There are {count} sides to choose from: say a number from 1 to {count}.",
        len(e.dispute.sides),
    ),
    grouping.CannotGroup: lambda e: ntr(
        "They cannot all stand, so they cannot be one ({count} conflict): “alinea whatif” shows where.",
        "They cannot all stand, so they cannot be one ({count} conflicts): “alinea whatif” shows where.",
        len(e.conflicts),
    ),
    agenda.NotBeside: lambda e: tr(
        "Amendment {label} cannot be called beside {beside}: it is not in the same discussion.",
        label=e.label,
        beside=e.beside,
    ),
    falling.NotProposed: lambda e: tr(
        "Amendment {label} still makes sense as far as anyone can compute. If the chair says otherwise: "
        "alinea mark {label} fallen --reason …",
        label=e.label,
    ),
    ballots.InvalidCount: lambda e: tr("“{value}” is no number of votes.", value=e.value),
    ballots.UnreadableCount: lambda e: tr("“{written}” is no count; write for example 62-21-3.", written=e.written),
    rules.InvalidRule: _invalid_rule,
}
_STATUSES = {
    **refusals.STATUSES,
    **rewordings.STATUSES,
    **faults.STATUSES,
    **exchanges.STATUSES,
    consolidation.ConflictsRemain: FOUND,
    grouping.CannotGroup: FOUND,
    projection.NotReproduced: DAMAGED,
    trees.BadTree: DAMAGED,
    desk.JournalDamaged: DAMAGED,
    desk.JournalLost: DAMAGED,
    git.DamagedRepository: DAMAGED,
    DoesNotFit: DAMAGED,
}


def sentence(error: AlineaError) -> str:
    """What to tell a user about an error, in the language being spoken."""
    for kind in type(error).__mro__:
        if kind in _SENTENCES:
            return _SENTENCES[kind](error)
    return f"{type(error).__name__}: {error}"


def status(error: AlineaError) -> int:
    """The exit status that an error ends with."""
    return next((_STATUSES[kind] for kind in type(error).__mro__ if kind in _STATUSES), WRONG)
