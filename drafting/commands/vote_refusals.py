"""Errors about votes, the roll and sittings, as sentences: what went wrong, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from drafting.errors import AlineaError
from drafting.languages import tr
from drafting.proceedings import blocks, choosing, consolidation, dividing, presences, settling_votes, sittings, votes
from drafting.publishing import vote_phrases
from drafting.voting import choices, irregularities, roll, rollcall, secret, tables


def _near(names: tuple[str, ...]) -> str:
    return " " + tr("Did you mean: {names}?", names=", ".join(names)) if names else ""


def _part(error: dividing.NoSuchPart) -> str:
    if not error.known:
        return tr("Amendment {label} is one whole: it cannot be voted on in parts.", label=error.label)
    known = " / ".join(error.known)
    return tr(
        "Amendment {label} has no part {part}; it has {known}.", label=error.label, part=error.written, known=known
    )


def _rows(error: tables.UnreadableRows) -> str:
    why = vote_phrases.fault(error.fault).format(written=error.written)
    return tr("The table cannot be read, line {line}: {why}. Nothing was recorded.", line=error.line, why=why)


SENTENCES: Mapping[type[AlineaError], Callable[[Any], str]] = {
    votes.NothingToReplace: lambda e: tr("No vote stands on “{what}”: there is none to replace.", what=e.what),
    votes.VotedApart: lambda e: tr(
        "“{what}” was voted on apart from the others of this block: vote on it alone.", what=e.what
    ),
    votes.CastingVoteInSecrecy: lambda _: tr("The chair has no casting vote in a secret ballot: leave --chair out."),
    settling_votes.NoVote: lambda e: tr("No vote stands on “{what}”.", what=e.what),
    settling_votes.NothingIrregular: lambda e: tr(
        "The vote on “{what}” adds up: there is nothing to settle. “alinea undo” takes back what was recorded last.",
        what=e.what,
    ),
    consolidation.VotesIrregular: lambda e: tr(
        "Votes that do not add up wait for the chair: {labels}. “alinea vote {first} --settle REASON” lets one stand, "
        "--annul annuls it.",
        labels=", ".join(e.labels),
        first=e.labels[0],
    ),
    dividing.NoSuchPart: _part,
    blocks.NoBlock: lambda e: tr("“{written}” names no block; write for example “3, 7-9 except 8”.", written=e.written),
    presences.NotOnRoll: lambda e: tr("“{written}” is not on the roll of today.", written=e.written) + _near(e.near),
    presences.NoRoll: lambda _: tr("There is no roll: “alinea roll set FILE” sets one."),
    presences.NoMove: lambda e: tr(
        "“{written}” says neither who comes or goes, nor how many. Write “+M017 -M042” with a roll, “+3 -1” without, "
        "or “=88”.",
        written=e.written,
    ),
    presences.NoProxy: lambda e: tr("{member} has no such proxy to give or to take back.", member=e.member),
    sittings.SittingIsSuspended: lambda _: tr("The sitting is suspended already."),
    sittings.NotSuspended: lambda _: tr("The sitting is not suspended."),
    choosing.OtherOptions: lambda e: tr(
        "The figures and the amendments named are not the same: {labels}.", labels=", ".join(e.labels)
    ),
    tables.UnreadableRows: _rows,
    roll.InvalidRoll: lambda e: tr("“{value}” cannot be on a roll.", value=e.value),
    rollcall.InvalidRollCall: lambda e: tr("“{value}” cannot be in a roll call.", value=e.value),
    rollcall.UnknownGroup: lambda e: tr("No member on the roll is in a group “{value}”.", value=e.value),
    secret.InvalidSheet: lambda e: tr(
        "The count sheet cannot be used: “{value}” ({part}). It has entitled, signed_in, found, for, against, blank, "
        "null, tellers, confirmed_by (the second teller) and proof; no ballot.",
        value=e.value,
        part=e.counter,
    ),
    choices.InvalidChoice: lambda e: tr(
        "Nothing can be compared with “{value}” ({part}).", value=e.value, part=e.counter
    ),
    irregularities.InvalidIrregularity: lambda e: tr("“{value}” is no irregularity.", value=e.value),
}
