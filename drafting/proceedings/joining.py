"""Joining: what several amendments make together, and what their authors said, as one."""

from __future__ import annotations

from collections.abc import Sequence

from drafting.deliberation.amendment import Amendment
from drafting.deliberation.state import State
from drafting.errors import AlineaError
from drafting.proceedings import lookup, readiness
from drafting.proceedings.adoptions import family
from drafting.proceedings.consolidation import Plan, plan
from drafting.proceedings.intake import Wording
from drafting.proceedings.supposing import supposed
from drafting.proceedings.votes import NotVotable


class TooFew(AlineaError):
    """Fewer than two amendments, where several were to become one."""


class DifferentParents(AlineaError):
    """Amendments that do not all amend the same text: some amend an amendment."""


def members(state: State, written: Sequence[str]) -> list[Amendment]:
    """The open amendments that people named; raises `TooFew`, `DifferentParents`, `NotVotable`, `SeveralWordings`."""
    found = list({a.id: a for a in (lookup.discussed(state, name) for name in written)}.values())
    if len(found) < 2:
        raise TooFew
    if any(a.fact.parent for a in found):
        raise DifferentParents
    for amendment in found:
        if not amendment.status.is_open:
            raise NotVotable(amendment.label, amendment.status)
        readiness.check_wording(amendment)
    return found


def merged(state: State, own: Sequence[Amendment]) -> Plan:
    """What they make together of the text as it stands, their adopted sub-amendments in them."""
    together = {name for member in own for name in family(state, member)}
    return plan(supposed(state, lambda a: a.id in together))


def said_by_all(state: State, own: Sequence[Amendment], title: str, statement: str | None) -> Wording:
    """What all said: the first is the author, the others sign; titles and statements follow each other unless given.

    Who is behind which words of one that is itself a group is in them already.
    """
    groups = {name for a in state.amendments.values() for name in a.groups}
    first, *others = (a.fact for a in own)
    names = [first.author, *first.cosigners]
    names += [name for fact in others for name in (fact.author, *fact.cosigners)]
    said = [fact for fact in (first, *others) if fact.statement]
    reasons = [fact.statement if fact.id in groups else f"{fact.author}: {fact.statement}" for fact in said]
    return Wording(
        title or _titles(state, own),
        first.author,
        "\n\n".join(reasons) if statement is None else statement,
        tuple(name for name in dict.fromkeys(names) if name != first.author),
    )


def _titles(state: State, own: Sequence[Amendment]) -> str:
    """The titles of all, with the semicolon of the text's language between."""
    between = " ; " if state.settings.language == "fr" else "; "
    return between.join(dict.fromkeys(a.fact.title for a in own))
