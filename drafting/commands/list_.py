"""`alinea list`: the amendments of the reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from drafting.commands.common import answer_json, command, json_option, open_desk, say, warn
from drafting.languages import ntr, tr

if TYPE_CHECKING:
    from drafting.deliberation.state import Amendment, State
    from drafting.proceedings.desk import Desk
    from drafting.text.addresses import Address

_WIDE = 110
_NARROW_CELL = 13


def build() -> click.Command:
    """The command."""

    @command("list", tr("List the amendments of the reading, with what became of them."), tr("alinea list --open"))
    @click.option("--open", "only_open", is_flag=True, help=tr("Only those still to be dealt with."))
    @json_option
    @click.pass_context
    def list_(ctx: click.Context, *, only_open: bool, as_json: bool) -> None:
        desk = open_desk(ctx)
        state = desk.state
        found = [a for a in state.of_reading() if a.status.is_open or not only_open]
        if as_json:
            answer_json([as_plain(state, a) for a in found])
        elif found:
            _show(state, found)
        else:
            click.echo(tr("No amendment."))
        _warn(desk)

    return list_


def _warn(desk: Desk) -> None:
    """What was done with Git alone and no fact speaks of."""
    for name in desk.not_taken_in():
        warn(tr("The branch {name} is not taken in yet: alinea propose --branch {name}", name=name))
    for ref in desk.by_hand():
        warn(tr("The branch {name} was moved by hand; what was recorded stands.", name=ref.removeprefix("refs/heads/")))


def as_plain(state: State, amendment: Amendment) -> dict[str, Any]:
    """An amendment as plain data."""
    fact = amendment.fact
    return {
        "id": fact.id,
        "number": amendment.number,
        "title": fact.title,
        "author": fact.author,
        "cosigners": list(fact.cosigners),
        "statement": fact.statement,
        "places": ["+ " * new + str(where) for where, new in places(state, amendment)],
        "parent": fact.parent or None,
        "status": str(amendment.status),
        "reason": amendment.reason,
        "opinions": [{"by": o.by, "opinion": str(o.opinion), "note": o.note} for o in amendment.opinions],
        "vote": amendment.vote.decision.to_json() if amendment.vote else None,
        "edits": [edit.to_json() for edit in fact.edits],
        "submitted": amendment.record.at,
    }


def places(state: State, amendment: Amendment) -> list[tuple[Address, bool]]:
    """Where an amendment changes the text, as addresses, and whether they are new: there only once it is adopted."""
    from drafting.amending.apply import apply
    from drafting.amending.edits import AddDivision, Splice
    from drafting.text.addresses import Place, address_of
    from drafting.text.labels import labels

    base = state.base_text(amendment.fact)
    after = apply(base, amendment.fact.edits)
    frozen = state.readings[amendment.fact.reading].frozen
    found: list[tuple[Address, bool]] = []
    for edit in amendment.fact.edits:
        new = isinstance(edit, AddDivision)
        text = after if new else base
        place = Place(edit.division, edit.start[0] if isinstance(edit, Splice) else None)
        found.append((address_of(place, text, labels(frozen, text)), new))
    return list(dict.fromkeys(found))


def summary(found: Iterable[Amendment]) -> str:
    """How many there are, and what became of them."""
    from drafting.publishing import phrases

    counts = Counter(a.status for a in found)
    said = ", ".join(phrases.statuses(status, n) for status, n in counts.most_common())
    return ntr("{count} amendment: {outcomes}.", "{count} amendments: {outcomes}.", counts.total(), outcomes=said)


def _show(state: State, found: list[Amendment]) -> None:
    from drafting.commands.terminal import table, width
    from drafting.publishing import phrases

    rows = [
        (
            ("↳ " if a.fact.parent else "") + a.label,
            a.id,
            ", ".join("+ " * new + phrases.address(where) for where, new in places(state, a)),
            a.fact.title,
            a.fact.author,
            phrases.short(a),
        )
        for a in found
    ]
    headings = (tr("No."), "Id", tr("Where"), tr("Title"), tr("Author"), tr("Outcome"))
    if width() < _WIDE:
        table([(row[0], *row[2:]) for row in rows], (headings[0], *headings[2:]), 2, _NARROW_CELL)
    else:
        table(rows, headings, 3)
    say(summary(found))
